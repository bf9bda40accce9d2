import { z } from 'zod';
import { DATE_PRECISIONS } from '../../model/verdict.ts';
import { bilingual, date, Excerpt, id, instant, Links, named, Quote } from './components.ts';

export const Deadline = named(
  'Deadline',
  z
    .object({
      id,
      line: z.string().describe('What it is about, in English.'),
      date,
      precision: z.enum(DATE_PRECISIONS),
      state: z.enum(['upcoming', 'passed', 'met']),
      endsAt: instant.describe('The first moment after it, in the configured zone.'),
      metAt: instant.nullable(),
      knownAt: instant,
      topic: z.string(),
      force: z.string().nullable(),
      host: z.string().nullable(),
      faction: z.string().nullable(),
      sites: z.array(z.string()).describe('Bases and towns, folded Arabic words; none: the whole country.'),
      quote: Quote.nullable().describe('The words that set it; null where only a facet gives the date.'),
      excerpt: Excerpt.nullable(),
      storyId: id,
      article: z.object({
        id,
        source: z.string(),
        sourceName: bilingual,
        title: z.string(),
        url: z.string(),
      }),
      links: Links,
    })
    .describe('A date that an article set.'),
);
