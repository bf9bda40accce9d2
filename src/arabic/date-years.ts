import { addMonths, type CivilDay, daysBetween } from './calendar.ts';
import { type DateContext, textAt } from './date-context.ts';
import { dateWords, oneOf } from './date-words.ts';
import { fromHijri, toHijri } from './hijri.ts';
import { leadsForward, tenseBefore } from './tense.ts';
import type { Calendar, Direction } from './time-words.ts';

/** What follows a month or a "year" and says which one is meant. */
export type YearReading = ({ year: number } | { direction: Direction }) & { endToken: number };

const ERA = dateWords('eras');
const YEAR_TOKEN = /^(\d{4})([مه]?)$/;
const PLAUSIBLE: Readonly<Record<Calendar, readonly [number, number]>> = {
  gregorian: [1900, 2100],
  hijri: [1300, 1600],
};

/** A year in four digits, its era mark included; null where the digits are no plausible year. */
export function readYearNumber(
  context: DateContext,
  at: number,
  calendar: Calendar,
): { year: number; endToken: number } | null {
  const match = YEAR_TOKEN.exec(textAt(context, at));
  if (!match) return null;
  const year = Number(match[1]);
  const [first, last] = PLAUSIBLE[calendar];
  if (year < first || year > last) return null;
  const era = match[2] === '' && ERA.has(textAt(context, at + 1));
  return { year, endToken: era ? at + 2 : at + 1 };
}

export const directionAt = (context: DateContext, at: number): Direction | null => {
  const word = context.words[at];
  return word?.is === 'direction' ? word.direction : null;
};

const THIS = new RegExp(`^[وف]?[بل]?${oneOf('this')}$`);

export const isThis = (context: DateContext, at: number): boolean => THIS.test(textAt(context, at));

/** So many years or months away is what a word of direction means. */
export const AWAY: Readonly<Record<Direction, number>> = { next: 1, this: 0, last: -1 };

/** The current year in a calendar, moved by a direction; null without a publication day. */
export function relativeYear(context: DateContext, direction: Direction, calendar: Calendar): number | null {
  if (!context.anchor) return null;
  if (calendar === 'gregorian') return context.anchor.year + AWAY[direction];
  context.anchorHijriYear ??= toHijri(context.anchor).year;
  return context.anchorHijriYear + AWAY[direction];
}

/** The year after a month: 2021, عام 2021, من العام المقبل, من هذا العام; or the month's own المقبل, الماضي. */
export function readYearAfter(context: DateContext, at: number, calendar: Calendar): YearReading | null {
  const direction = directionAt(context, at);
  if (direction) {
    // سبتمبر المقبل 2026 and سبتمبر الماضي من عام 2025 still name their year.
    const named = readNamedYear(context, at + 1, calendar);
    return named ?? { direction, endToken: at + 1 };
  }
  return readNamedYear(context, at, calendar);
}

function readNamedYear(context: DateContext, at: number, calendar: Calendar): YearReading | null {
  let i = at;
  if (textAt(context, i) === '،' || textAt(context, i) === ',' || textAt(context, i) === '/') {
    return readYearNumber(context, i + 1, calendar);
  }
  if (textAt(context, i) === 'من') i++;
  if (isThis(context, i) && isYearWord(context, i + 1)) {
    const year = relativeYear(context, 'this', calendar);
    return year === null ? null : { year, endToken: i + 2 };
  }
  if (!isYearWord(context, i)) return readYearNumber(context, i, calendar);
  const direction = directionAt(context, i + 1);
  if (!direction) return readYearNumber(context, i + 1, calendar);
  const year = relativeYear(context, direction, calendar);
  return year === null ? null : { year, endToken: i + 2 };
}

export function isYearWord(context: DateContext, at: number): boolean {
  const word = context.words[at];
  return word?.is === 'unit' && word.unit === 'year' && word.count === 1;
}

/** The first day of a month (or a day in it) as a Gregorian day; null where the calendar has no such day. */
export function dayIn(calendar: Calendar, year: number, month: number, day: number): CivilDay | null {
  if (calendar === 'hijri') return fromHijri({ year, month, day });
  const found = addMonths({ year, month: 1, day: 31 }, month - 1);
  return day <= found.day ? { ...found, day } : null;
}

/**
 * The year of a month or day that names none: with المقبل or بحلول the next one, with الماضي the last,
 * with الجاري this year's, else the one that fits the clause's tense, else the nearest. Null without a publication day.
 */
export function yearFor(
  context: DateContext,
  at: number,
  calendar: Calendar,
  month: number,
  day: number | null,
  after: YearReading | null,
): number | null {
  if (after && 'year' in after) return after.year;
  const direction = after?.direction;
  const { anchor } = context;
  const current = relativeYear(context, 'this', calendar);
  if (anchor === null || current === null) return null;
  if (direction === 'this') return current;
  const distances: { year: number; days: number }[] = [];
  for (const year of [current - 1, current, current + 1]) {
    const days = distanceTo(anchor, calendar, year, month, day);
    if (days !== null) distances.push({ year, days });
  }
  const nearest = (allowed: (days: number) => boolean): number | null => {
    const found = distances.filter((one) => allowed(one.days));
    found.sort((a, b) => Math.abs(a.days) - Math.abs(b.days));
    return found[0]?.year ?? null;
  };
  if (direction === 'next') return nearest((days) => days > 0);
  if (direction === 'last') return nearest((days) => days < 0);
  const tense = leadsForward(context, at) ? 'future' : tenseBefore(context, at);
  if (tense === 'future') return nearest((days) => days >= 0);
  if (tense === 'past') return nearest((days) => days <= 0);
  return nearest(() => true);
}

/** Days from publication to the date; for a whole month 0 while it lasts, else to its nearer end. */
function distanceTo(
  anchor: CivilDay,
  calendar: Calendar,
  year: number,
  month: number,
  day: number | null,
): number | null {
  const first = dayIn(calendar, year, month, day ?? 1);
  if (!first) return null;
  const toFirst = daysBetween(anchor, first);
  if (day !== null || toFirst > 0) return toFirst;
  return Math.min(0, toFirst + 29);
}
