import { z } from 'zod';
import {
  FIELDS,
  SAYER_KINDS,
  STATEMENT_CERTAINTIES,
  STATEMENT_TYPES,
  WITHDRAWAL_CERTAINTIES,
  WITHDRAWAL_EXTENTS,
  WITHDRAWAL_STATUSES,
  type WithdrawalFacets,
} from '../../model/verdict.ts';

/** Schemas by the names they have in the document. */
export const NAMED = z.registry<{ id: string }>();

/** Gives a schema its name in the document. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  NAMED.add(schema, { id });
  return schema;
}

export const id = z
  .string()
  .regex(/^\d{1,18}$/)
  .describe('A number, as text.');
export const instant = z.iso.datetime().describe('ISO 8601, UTC.');
export const date = z
  .string()
  .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/)
  .describe('ISO 8601, cut to what is known: 2021-12-31, 2021-12 or 2021.');
export const link = z
  .string()
  .describe('Absolute where publicUrl is configured, else from the root of this server.');
export const bilingual = z.object({ ar: z.string(), en: z.string() });

export const Links = named(
  'Links',
  z.object({
    self: link.describe('The address of this in the API.'),
    page: link.nullable().describe('Its page for people; null where it has none.'),
  }),
);

export const Quote = named(
  'Quote',
  z
    .object({
      field: z.enum(FIELDS),
      start: z.int().min(0),
      end: z.int().min(0),
      text: z.string().describe('The words themselves, verbatim.'),
    })
    .describe('Words of an article: UTF-16 offsets into its original title or text, the end exclusive.'),
);

export const Excerpt = named(
  'Excerpt',
  z
    .object({
      text: z.string(),
      marks: z.array(z.object({ start: z.int().min(0), end: z.int().min(0) })),
      articleId: id,
    })
    .describe('Sentences of an article, verbatim, with the evidence marked: UTF-16 offsets into `text`.'),
);

export const ArticleRef = named(
  'ArticleRef',
  z.object({
    id,
    source: z.string(),
    sourceName: bilingual,
    title: z.string(),
    url: z
      .string()
      .describe('Where it was published, as the source gave it: from outside, not to be trusted.'),
    publishedAt: instant.nullable(),
    links: Links,
  }),
);

const Speaker = z.object({
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
  role: z.string().nullable(),
});

/** What a statement says, whoever reports it. */
export const saying = {
  factionId: z.string(),
  faction: z.string().describe('The English canonical name.'),
  speaker: Speaker.nullable(),
  type: z.enum(STATEMENT_TYPES),
  target: z.string().nullable(),
  medium: z.string().nullable(),
  certainty: z.enum(STATEMENT_CERTAINTIES),
};

/** What a withdrawal is, whoever reports it. */
export const leaving = {
  force: z.string().nullable().describe('ISO 3166-1 alpha-2, or an id such as coalition, UN:UNIFIL, wagner.'),
  host: z.string().nullable().describe('ISO 3166-1 alpha-2.'),
  status: z.enum(WITHDRAWAL_STATUSES),
  deadline: date.nullable(),
  certainty: z.enum(WITHDRAWAL_CERTAINTIES),
  extent: z.enum(WITHDRAWAL_EXTENTS).optional().describe('Older judgements lack it.'),
  area: z
    .string()
    .optional()
    .describe('The territory or region that is left, such as Gaza or southern Lebanon.'),
  by: z
    .object({
      kind: z
        .enum(SAYER_KINDS)
        .nullable()
        .describe('One man, one of many, several, a body, an outlet; null where the words are not known.'),
      name: z.string().describe('As written, with the office beside a name.'),
      nameEn: z.string().nullable(),
      role: z.string().nullable().describe('In English, such as prime minister.'),
      party: z.string().nullable().describe('As force, or the English name of a faction.'),
      relays: z
        .literal(true)
        .optional()
        .describe('Tells what others say or want, as outlets do: media, unnamed sources.'),
    })
    .optional()
    .describe('Who announces, demands, refuses or reports it; left out where the outlet itself tells it.'),
} satisfies Record<keyof WithdrawalFacets, z.ZodType>;

export const outlets = z.object({ total: z.int(), independent: z.int() });

export const Problem = named(
  'Problem',
  z
    .object({
      type: z.literal('about:blank'),
      title: z.string(),
      status: z.int(),
      detail: z.string(),
    })
    .describe('What is wrong (RFC 9457).'),
);

/** One page of a list. */
export function pageOf<Item extends z.ZodType>(name: string, item: Item) {
  return named(
    name,
    z.object({
      items: z.array(item),
      next: z.string().nullable().describe('The `cursor` of the page behind this one; null on the last.'),
    }),
  );
}
