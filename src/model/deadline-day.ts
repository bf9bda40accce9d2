import { DAY_MS } from '../lib/durations.ts';
import { dayIn, startOfDay } from '../lib/zoned-day.ts';
import type { DatePrecision, Withdrawal } from './verdict.ts';

const PRECISIONS: readonly [RegExp, DatePrecision][] = [
  [/^\d{4}-\d{2}-\d{2}$/, 'day'],
  [/^\d{4}-\d{2}$/, 'month'],
  [/^\d{4}$/, 'year'],
];

/** How exact an ISO date is by its form, or null for what is no date. */
export function precisionOf(date: string): DatePrecision | null {
  return PRECISIONS.find(([shape]) => shape.test(date))?.[1] ?? null;
}

/**
 * The last day (days since 1 January 1970) of a date that may be a day, a month or a year; null for what is no date,
 * such as 2021-02-30.
 */
export function lastDayOf(date: string): number | null {
  const precision = precisionOf(date);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  if (precision === null || month < 1 || month > 12) return null;
  if (precision === 'year') return Date.UTC(year + 1, 0, 1) / DAY_MS - 1;
  if (precision === 'month') return Date.UTC(year, month, 1) / DAY_MS - 1;
  const start = Date.UTC(year, month - 1, day);
  return new Date(start).getUTCDate() === day ? start / DAY_MS : null;
}

/** The first instant after a date in a zone (IANA name), in milliseconds since 1970; null for what is no date. */
export function endOfDate(date: string, zone: string): number | null {
  const last = lastDayOf(date);
  return last === null ? null : startOfDay(last + 1, zone);
}

/** Whole days left of a date at an instant in a zone: 0 on its last day, negative afterwards and for what is no date. */
export function daysLeft(date: string, nowMs: number, zone: string): number {
  return (lastDayOf(date) ?? Number.NEGATIVE_INFINITY) - dayIn(nowMs, zone);
}

/** Is the one date the other, said less exactly? 2021-12 covers 2021-12-31. */
export const covers = (wide: string, narrow: string): boolean =>
  narrow === wide || narrow.startsWith(`${wide}-`);

/** The withdrawal of an article that a date of it is about: the first that has this date, else the leading one. */
export const withdrawalBy = (date: string, withdrawals: readonly Withdrawal[]): Withdrawal | undefined =>
  withdrawals.find(
    ({ deadline }) => deadline !== null && (covers(deadline, date) || covers(date, deadline)),
  ) ?? withdrawals[0];
