import { z } from 'zod';
import {
  type Classification,
  DATE_PRECISIONS,
  type Deadline,
  type Evidence,
  FIELDS,
  LEVELS,
  MEDIA,
  type NamedPlace,
  SAYER_KINDS,
  type Sayer,
  type Speaker,
  STATEMENT_CERTAINTIES,
  STATEMENT_TYPES,
  type Statement,
  type TopicVerdict,
  WITHDRAWAL_CERTAINTIES,
  WITHDRAWAL_EXTENTS,
  WITHDRAWAL_STATUSES,
  type Withdrawal,
  type WithdrawalFacets,
} from '../../model/verdict.ts';
import { count, type Fields, flag, shape, text, textOrNull } from './shape.ts';

const field = z.enum(FIELDS);

const evidence = z.array(shape<Evidence>({ field, start: count, end: count, ruleId: text, concept: text }));

/** Older judgements lack it. */
const statusAt = shape<NonNullable<Withdrawal['statusAt']>>({ field, start: count, end: count }).optional();

/** Older judgements lack them. */
const sites = z.array(text).optional();

const speaker = shape<Speaker>({ name: textOrNull, nameEn: textOrNull, role: textOrNull });

/** The words of a statement but for its quote, which articles and alerts keep each in their own way. */
export const saying: Fields<Omit<Statement, 'quote'>> = {
  factionId: text,
  faction: text,
  speaker: speaker.nullable(),
  type: z.enum(STATEMENT_TYPES),
  target: textOrNull,
  medium: z.enum(MEDIA).nullable(),
  certainty: z.enum(STATEMENT_CERTAINTIES),
};

const sayer = shape<Sayer>({
  // Judgements of before 30 November 2026 lack it.
  kind: z.enum(SAYER_KINDS).nullable().default(null),
  name: text,
  nameEn: textOrNull,
  role: textOrNull,
  party: textOrNull,
  relays: z.literal(true).optional(),
});

export const leaving: Fields<WithdrawalFacets> = {
  force: textOrNull,
  host: textOrNull,
  status: z.enum(WITHDRAWAL_STATUSES),
  deadline: textOrNull,
  certainty: z.enum(WITHDRAWAL_CERTAINTIES),
  extent: z.enum(WITHDRAWAL_EXTENTS).optional(),
  area: text.optional(),
  by: sayer.optional(),
};

export const statement = shape<Statement>({
  ...saying,
  quote: shape<Statement['quote']>({ field, start: count, end: count, text }),
});

/** Verdicts of before there were levels: what matched was what the article was about. */
const withLevel = (verdict: unknown): unknown =>
  verdict !== null && typeof verdict === 'object' && !('level' in verdict) && 'matched' in verdict
    ? { ...verdict, level: verdict.matched === true ? 'main' : 'none' }
    : verdict;

/** `judgements.classification`. */
export const classification = shape<Classification>({
  topics: z.array(
    z.preprocess(
      withLevel,
      shape<TopicVerdict>({
        topic: text,
        score: count,
        level: z.enum(LEVELS),
        matched: flag,
        facets: z.record(text, z.unknown()),
        evidence,
      }),
    ),
  ),
  withdrawals: z.array(shape<Withdrawal>({ ...leaving, sites, evidence, statusAt })),
  statements: z.array(statement),
  deadlines: z.array(
    shape<Deadline>({
      date: text,
      precision: z.enum(DATE_PRECISIONS),
      text,
      field,
      start: count,
      end: count,
      sites,
    }),
  ),
  places: z
    .array(shape<NamedPlace>({ name: text, listed: flag, field, start: count, end: count }))
    .optional(),
});
