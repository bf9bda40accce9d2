import { z } from 'zod';
import { allowPrivate, channelId, channelSettings, variable, webAddress } from '../entry.ts';

export interface WebhookChannel {
  id: string;
  kind: 'webhook';
  url: string;
  /** Standard Webhooks signing secret (whsec_…), or null to send unsigned. */
  secret: string | null;
  allowPrivate: boolean;
}

const entry = z
  .strictObject({
    id: channelId,
    kind: z.literal('webhook'),
    url: z.string().optional(),
    urlFrom: variable.optional(),
    secretFrom: variable.optional(),
    allowPrivate,
  })
  .refine(({ url, urlFrom }) => (url === undefined) !== (urlFrom === undefined), {
    error: 'either url or urlFrom',
  });

export const webhookSettings = channelSettings(
  entry,
  ({ id, kind, url, urlFrom = '', secretFrom, allowPrivate }, secret): WebhookChannel => ({
    id,
    kind,
    url: url ?? secret('urlFrom', urlFrom, webAddress),
    secret: secretFrom === undefined ? null : secret('secretFrom', secretFrom),
    allowPrivate,
  }),
);
