import { z } from 'zod';
import { ARTICLE_STATUSES } from '../../model/article.ts';
import { DATE_PRECISIONS, FIELDS, LEVELS } from '../../model/verdict.ts';
import { bilingual, date, id, instant, Links, leaving, named, Quote, saying } from './components.ts';

const Evidence = z.object({
  field: z.enum(FIELDS),
  start: z.int(),
  end: z.int(),
  ruleId: z.string(),
  concept: z.string(),
});

/** Left where it is not the whole country. */
const sites = z.array(z.string()).describe('Bases and towns, in normal form; older judgements lack them.');

export const Article = named(
  'Article',
  z.object({
    id,
    source: z.string(),
    sourceName: bilingual,
    url: z.string().describe('From outside, not to be trusted.'),
    title: z.string(),
    author: z.string().nullable(),
    publishedAt: instant.nullable(),
    fetchedAt: instant,
    revision: z.int(),
    status: z.enum(ARTICLE_STATUSES),
    topics: z.array(z.string()).describe('Those it matches.'),
    storyIds: z.array(id),
    links: Links,
  }),
);

export const FoundArticle = named(
  'FoundArticle',
  z.object({
    id,
    source: z.string(),
    sourceName: bilingual,
    url: z.string(),
    title: z.string(),
    publishedAt: instant.nullable(),
    fetchedAt: instant,
    matched: z.boolean(),
    story: z.object({ id, headline: z.string() }).nullable(),
    snippet: z
      .array(z.object({ text: z.string(), hit: z.boolean() }))
      .describe('The text around what was found, in pieces; `hit` is a found word.'),
    links: Links,
  }),
);

export const WholeArticle = named(
  'WholeArticle',
  Article.extend({
    text: z.string().describe('Empty where retention removed it.'),
    rulesVersion: z.string().nullable().describe('What it was judged by; null while it waits.'),
    judgedAt: instant.nullable(),
    judgement: z
      .object({
        topics: z.array(
          z.object({
            topic: z.string(),
            score: z.number(),
            level: z.enum(LEVELS).optional(),
            matched: z.boolean(),
            facets: z.record(z.string(), z.unknown()),
            evidence: z.array(Evidence),
          }),
        ),
        withdrawals: z.array(
          z.object({
            ...leaving,
            sites: sites.optional(),
            evidence: z.array(Evidence),
            statusAt: Evidence.pick({ field: true, start: true, end: true })
              .optional()
              .describe('Words of the sentence that bears the status out; older judgements lack it.'),
          }),
        ),
        statements: z.array(z.object({ ...saying, quote: Quote })),
        deadlines: z.array(
          z.object({
            date,
            precision: z.enum(DATE_PRECISIONS),
            text: z.string(),
            field: z.enum(FIELDS),
            start: z.int(),
            end: z.int(),
            sites: sites.optional(),
          }),
        ),
        places: z
          .array(
            z.object({
              name: z.string().describe('In normal form; of one that no list has, the stem.'),
              listed: z.boolean(),
              field: z.enum(['title', 'text']),
              start: z.int(),
              end: z.int(),
            }),
          )
          .optional()
          .describe('The places below a country that an article which matches names.'),
      })
      .nullable()
      .describe('As `rasid classify` prints it; offsets are UTF-16, into the original.'),
  }),
);
