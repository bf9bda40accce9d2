import { MINUTE_MS } from '../lib/durations.ts';
import { offsetMinutes, type Zone } from './dates-zones.ts';

/** What was read of a date; what is missing is null. */
export interface DateParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  zone: Zone;
}

const YEAR_RANGE = [1, 9998] as const;

function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Parts → ISO in UTC to the second, or null for a date that does not exist. */
export function isoOf(parts: DateParts): string | null {
  const { year, month, day, hour, minute, second, zone } = parts;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  if (year < YEAR_RANGE[0] || year > YEAR_RANGE[1]) return null;
  const date = new Date(0);
  // A 31st of June is a slip of a day, not no date at all: take the last day there is.
  date.setUTCFullYear(year, month - 1, Math.min(day, lastDay(year, month)));
  date.setUTCHours(hour, minute, Math.min(second, 59));
  const minutes = offsetMinutes(zone, date.getTime());
  if (Math.abs(minutes) > 24 * 60) return null;
  date.setTime(date.getTime() - minutes * MINUTE_MS);
  return date.toISOString().replace('.000Z', 'Z');
}

/** Two digits are this century up to 68, the last one from 69, as RFC 2822 and POSIX have it. */
export const fullYear = (digits: string): number => {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 69 ? 2000 : 1900);
};
