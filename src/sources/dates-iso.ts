import { type DateParts, fullYear } from './dates-parts.ts';
import { type Zone, zoneAt } from './dates-zones.ts';

const TIME = String.raw`(?<hour>\d{1,2})(?::?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,]\d{1,9})?)?)?`;
const ZONE = String.raw`(?<zone>z|(?:[a-z/]{1,8})?\s?[+-]\d{1,2}(?::?\d{2})?|[a-z]{2,5}|[a-z]+(?:/[a-z_]+){1,2})`;
const DAY = [
  String.raw`(?<year>\d{4})-?0?(?<month>\d{2})-?(?<day>\d{2})`,
  String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})`,
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
  const bare = text.replace(/^etc\//, '');
  const found = zoneAt(bare, bare.toUpperCase());
  return found !== null && found.length === bare.length ? found.zone : null;
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
    const year = found.year === undefined ? now?.getUTCFullYear() : fullYear(found.year);
    if (year === undefined) return null;
    const start = ordinal === undefined ? null : new Date(Date.UTC(year, 0, Number(ordinal)));
    return {
      year,
      month: start ? start.getUTCMonth() + 1 : Number(found.month ?? 1),
      day: start ? start.getUTCDate() : Number(found.day ?? 1),
      hour: Number(found.hour ?? 0),
      minute: Number(found.minute ?? 0),
      second: Number(found.second ?? 0),
      zone,
    };
  }
  return undefined;
}
