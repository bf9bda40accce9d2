import { HOUR_MS } from '../lib/durations.ts';
import { type DateParts, fullYear } from './dates-parts.ts';
import { type Zone, zoneAt } from './dates-zones.ts';

const TIME = String.raw`(?<hour>\d{1,2})(?::?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,]\d{1,9})?)?)?`;
const ZONE = String.raw`(?<zone>z|(?:[a-z/]{1,8})?\s?[+-]\d{1,2}(?::?\d{2})?|[a-z]{2,5}|[a-z]+(?:/[a-z_]+){1,2})`;
const DAY = [
  String.raw`(?<year>\d{4})-?0?(?<month>\d{2})-?(?<day>\d{2})`,
  String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})`,
  String.raw`(?<year>\d{4})-?w(?<week>\d{2})(?:-?(?<weekday>[1-7]))?`,
  String.raw`(?<year>\d{4})-(?<month>\d{2})`,
  String.raw`(?<year>\d{4})-?(?<ordinal>\d{3})`,
  String.raw`(?<year>\d{2})-?(?<month>\d{2})-?(?<day>\d{2})`,
  String.raw`(?<year>\d{2})-?(?<ordinal>\d{3})`,
  String.raw`(?<year>\d{4})`,
  String.raw`-(?<year>\d{2})-?(?<month>\d{2})`,
  String.raw`--(?<month>\d{2})(?:-?(?<day>\d{2}))?`,
];
const PATTERNS = DAY.map((day) => new RegExp(`^${day}(?:[t ]\\s?${TIME}(?:\\s?${ZONE})?)?$`));

function zoneOf(text: string): Zone | null {
  const bare = text.replace(/^etc\/(?!gmt[+-])/, '');
  const found = zoneAt(bare, bare.toUpperCase());
  return found !== null && found.length === bare.length ? found.zone : null;
}

const ordinalDay = (year: number, ordinal: string | undefined): Date | null =>
  ordinal === undefined ? null : new Date(Date.UTC(year, 0, Number(ordinal)));

/** The day of an ISO week: week 1 holds 4 January, and begins on a Monday. */
function weekDay(year: number, week: number, weekday: number): Date {
  const fourth = new Date(Date.UTC(year, 0, 4)).getUTCDay() || 7;
  return new Date(Date.UTC(year, 0, 4 - fourth + (week - 1) * 7 + weekday));
}

/** Of `24-11-26` the reading that is nearer to now and not to come: some write the day first. */
function isDayFirst({ year, month, day }: Record<string, string | undefined>, now: Date | null): boolean {
  if (now === null || year?.length !== 2 || month === undefined || day === undefined) return false;
  const latest = now.getTime() + 24 * HOUR_MS;
  const asWritten = Date.UTC(fullYear(year), Number(month) - 1, Number(day));
  const dayFirst = Date.UTC(fullYear(day), Number(month) - 1, Number(year));
  return dayFirst <= latest && (dayFirst > asWritten || asWritten > latest);
}

/**
 * ISO 8601 and W3C-DTF with ordinal days, short years and the slips of feeds. Undefined for text of another form,
 * null for such a date that cannot be. A year that is missing is that of `now`; without `now` there is no date then.
 */
export function isoParts(text: string, now: Date | null): DateParts | null | undefined {
  for (const pattern of PATTERNS) {
    const found = pattern.exec(text)?.groups;
    if (!found) continue;
    const zone = found.zone === undefined ? 0 : zoneOf(found.zone);
    const { ordinal } = found;
    if (zone === null || (ordinal !== undefined && (Number(ordinal) < 1 || Number(ordinal) > 366)))
      return null;
    const isTurned = isDayFirst(found, now);
    const written = isTurned ? found.day : found.year;
    const year = written === undefined ? now?.getUTCFullYear() : fullYear(written);
    if (year === undefined) return null;
    const start =
      found.week === undefined
        ? ordinalDay(year, ordinal)
        : weekDay(year, Number(found.week), Number(found.weekday ?? 1));
    return {
      year,
      month: start ? start.getUTCMonth() + 1 : Number(found.month ?? 1),
      day: start ? start.getUTCDate() : Number((isTurned ? found.year : found.day) ?? 1),
      hour: Number(found.hour ?? 0),
      minute: Number(found.minute ?? 0),
      second: Number(found.second ?? 0),
      zone,
    };
  }
  return undefined;
}
