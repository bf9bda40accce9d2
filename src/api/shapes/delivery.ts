import { z } from 'zod';
import { id, instant, Links, named } from './components.ts';

export const Delivery = named(
  'Delivery',
  z
    .object({
      id,
      kind: z.string(),
      state: z.string(),
      channel: z.string(),
      recipients: z.array(z.string()).nullable().describe('Only these of the channel; null: all.'),
      storyId: id.nullable(),
      headline: z.string().describe('Empty where the stored alert cannot be read.'),
      attempts: z.int(),
      error: z.string().nullable(),
      why: z.string().nullable(),
      waitsUntil: instant.nullable(),
      createdAt: instant,
      sentAt: instant.nullable(),
      links: Links,
    })
    .describe('One row of the ledger: a message on its way to a channel.'),
);
