import { normalize } from '../../arabic/normalize.ts';
import type { FactionEntry, PersonEntry } from '../lexicon/faction-lexicon.ts';

/** So much of a date do `since` and `until` say at the most. */
const MONTH = 'YYYY-MM'.length;

/**
 * The man who alone holds an office of a faction on a day, by the lexicon: «الأمين العام» of a group; null where none is
 * known from when on, or the day is not.
 */
export function holderOf(
  { people = [] }: FactionEntry,
  office: string,
  publishedAt: string | null,
): PersonEntry | null {
  const month = publishedAt?.slice(0, MONTH);
  if (month === undefined) return null;
  const holders = people.filter(
    ({ title, since, until }) =>
      title !== undefined &&
      normalize(title).text === office &&
      since !== undefined &&
      month >= since &&
      (until === undefined || month <= until),
  );
  return holders.length === 1 ? (holders[0] as PersonEntry) : null;
}
