import { DAY_MS, MINUTE_MS } from '../lib/durations.ts';

/** A day of the Gregorian calendar; months count from 1. */
export interface CivilDay {
  year: number;
  month: number;
  day: number;
}

const toMs = ({ year, month, day }: CivilDay): number => Date.UTC(year, month - 1, day);

function fromMs(ms: number): CivilDay {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

export const addDays = (from: CivilDay, days: number): CivilDay => fromMs(toMs(from) + days * DAY_MS);

/** Same day so many months on; the month's last where it has no such day. */
export function addMonths(from: CivilDay, months: number): CivilDay {
  const index = from.year * 12 + from.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { year, month, day: Math.min(from.day, daysInMonth(year, month)) };
}

/** Days from `a` to `b`. */
export const daysBetween = (a: CivilDay, b: CivilDay): number => Math.round((toMs(b) - toMs(a)) / DAY_MS);

/** Sunday is 0. */
export const weekdayOf = (day: CivilDay): number => new Date(toMs(day)).getUTCDay();

const padded = (value: number, width = 2): string => String(value).padStart(width, '0');

/** ISO 8601 text, cut after the last part that is known. */
export function isoDate(date: { year: number; month: number | null; day: number | null }): string {
  const year = padded(date.year, 4);
  if (date.month === null) return year;
  const month = `${year}-${padded(date.month)}`;
  return date.day === null ? month : `${month}-${padded(date.day)}`;
}

const DATE_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The outlets' clock, east of Greenwich: Baghdad's, Riyadh's, Beirut's in summer. What "today" means goes by it. */
const OUTLETS_MINUTES = 180;

/** The day an article appeared: the date itself if only a date is given, else the outlets' day. Null if absent or unreadable. */
export function publicationDay(publishedAt: string | null): CivilDay | null {
  if (publishedAt === null) return null;
  const plain = DATE_ONLY.test(publishedAt);
  const ms = Date.parse(publishedAt);
  if (!Number.isFinite(ms)) return null;
  return fromMs(plain ? ms : ms + OUTLETS_MINUTES * MINUTE_MS);
}
