import { z } from 'zod';
import type { Matcher } from '../alerts/match.ts';
import { ACTS } from '../model/act.ts';
import { SEVERITIES } from '../model/alert.ts';
import { STORY_EVENT_KINDS } from '../model/story.ts';
import {
  ALERT_LEVELS,
  STATEMENT_TYPES,
  type StatementCertainty,
  WITHDRAWAL_CERTAINTIES,
  WITHDRAWAL_EXTENTS,
  WITHDRAWAL_STATUSES,
  type WithdrawalCertainty,
} from '../model/verdict.ts';
import { ZONES } from '../model/zone.ts';

/** The words for how severe an alert is. */
export const severity = z.enum(SEVERITIES);

const oneOrMore = <Item extends z.ZodType<string>>(item: Item, what: string, least = 1) =>
  z.union([item.transform((one) => [one]), z.array(item).min(least)], {
    error: `${what}, or a list of them`,
  });

/** A name or a list of at least so many; `what` says in an error what is allowed. */
export const names = (what: string, least = 1) => oneOrMore(z.string().min(1), what, least);
/** One of these words or a list of them. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  oneOrMore(z.enum(values), values.join(' | '));

const count = z.int().min(0);

const CERTAINTIES = [...WITHDRAWAL_CERTAINTIES, 'quoted'] as const satisfies readonly (
  | WithdrawalCertainty
  | StatementCertainty
)[];

const matcherKeys = {
  topic: names('the id of a topic').optional(),
  level: oneOf(ALERT_LEVELS).optional(),
  faction: names('the id or English name of a faction').optional(),
  type: oneOf(STATEMENT_TYPES).optional(),
  act: oneOf(ACTS).optional(),
  force: names('a country code, or an id such as coalition').optional(),
  country: names('a country code such as IQ').optional(),
  status: oneOf(WITHDRAWAL_STATUSES).optional(),
  extent: oneOf(WITHDRAWAL_EXTENTS).optional(),
  certainty: oneOf(CERTAINTIES).optional(),
  source: names('the id of a source').optional(),
  event: oneOf(STORY_EVENT_KINDS).optional(),
  outlets: count.optional(),
  independent: count.optional(),
  maxOutlets: count.optional(),
  maxIndependent: count.optional(),
  daysBack: count.optional(),
  late: z.boolean().optional(),
} satisfies Record<Exclude<keyof Matcher, 'severity' | 'zone' | 'not'>, z.ZodType>;

/** What routes, silences and inhibition may ask: severity too, and a `not` of the same keys. */
const alertKeys = { ...matcherKeys, severity: severity.optional() };
/** The names of those keys. */
export const ALERT_KEYS: readonly string[] = Object.keys(alertKeys);
/** An exclusion of nothing was meant to exclude something, and a silence of everything not to be one. */
export const notEmpty = (keys: object): boolean => Object.keys(keys).length > 0;
export const NOT_EMPTY = { error: 'at least one key' };

export const alertMatcher = z.strictObject({
  ...alertKeys,
  not: z.strictObject(alertKeys).refine(notEmpty, NOT_EMPTY).optional(),
});

/** What severity rules may ask: where in the text, but not the severity that they decide. */
const articleKeys = { ...matcherKeys, zone: oneOf(ZONES).optional() };
/** `articleKeys`, and a `not` of them. */
export const articleMatcher = z.strictObject({
  ...articleKeys,
  not: z.strictObject(articleKeys).refine(notEmpty, NOT_EMPTY).optional(),
});
