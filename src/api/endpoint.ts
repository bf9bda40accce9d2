import { z } from 'zod';
import { isCalendarDay } from '../lib/calendar-day.ts';
import { PayloadError } from '../lib/errors.ts';
import type { ApiNeeds, NameKey } from './needs.ts';

/** One address of the API: what may be asked there, and what is answered. */
export interface Endpoint<Query extends z.ZodObject = z.ZodObject, Answer extends z.ZodType = z.ZodType> {
  /** The name of the operation in the OpenAPI document. */
  name: string;
  /** Under /api/v1; `{id}` stands for the id of one thing. */
  path: string;
  summary: string;
  /** Shown only where the operators' pages are: not to a browser that was led here under another name. */
  guarded?: boolean;
  /** The parameters of the query; each comes as text. */
  query: Query;
  answer: Answer;
  /**
   * The answer, or null where there is no such thing. `id` is empty for lists. Throws PayloadError where what was asked
   * cannot be.
   */
  read(needs: ApiNeeds, query: z.output<Query>, id: string): Promise<z.input<Answer> | null>;
}

/** One thing, by its id. */
export const byId = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,18}$/, { error: 'an id, as lists have it' })
    .describe('The id, as lists have it.'),
});

/** Checks the types of an endpoint's parts against each other. */
export const endpoint = <Query extends z.ZodObject, Answer extends z.ZodType>(
  given: Endpoint<Query, Answer>,
): Endpoint<Query, Answer> => given;

const MOST_A_PAGE = 200;

/** How many items a page has where nothing is said. */
export const limitOf = (standard: number) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_A_PAGE)
    .default(standard)
    .describe(`How many at most, up to ${MOST_A_PAGE}.`);
export const limit = limitOf(50);
export const cursor = z.string().max(400).optional().describe('`next` of the page before.');
const A_DAY = 'a day such as 2026-11-24';
export const day = z.iso
  .date({ error: A_DAY, abort: true })
  .refine(isCalendarDay, { error: A_DAY })
  .optional();
export const since = day.describe('From the beginning of this day on, UTC.');
export const until = day.describe('To the end of this day, UTC.');
const name = z.string().trim().min(1).max(100).optional();
export const topic = name.describe('A topic, such as troop_withdrawal.');
export const faction = name.describe(
  'A faction in any usual spelling, Arabic or English (`rasid factions`).',
);
export const country = name.describe('A country, as host or as whose troops: IQ, Iraq, العراق.');
export const source = name.describe('The id of a source.');
export const story = z
  .string()
  .regex(/^\d{1,18}$/, { error: 'the id of a story' })
  .optional()
  .describe('The id of a story.');
export const words = z.string().trim().min(1).max(300).optional();

/** The id that a name in a query means; undefined where none was given. Throws PayloadError with the nearest one. */
export function idNamed(needs: ApiNeeds, key: NameKey, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const found = needs.nameOf(key, text);
  if ('value' in found) return found.value;
  throw new PayloadError(`${key}: ${found.problem}`);
}
