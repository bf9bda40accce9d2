import type { DateParts } from './dates-parts.ts';

const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';
const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const TIME = String.raw`(?<hour>\d\d):(?<minute>\d\d)`;
const OFFSET = '(?<sign>[+-])(?<hours>\\d\\d):?(?<minutes>00|15|30|45)';
/** `Tue, 24 Nov 2026 08:00:00 +0300` */
const RFC_822 = new RegExp(
  `^(?:(?:sun|mon|tue|wed|thu|fri|sat), )?(?<day>\\d{1,2}) (?<name>[a-z]{3}) ${YEAR} ${TIME}(?::(?<second>\\d\\d))? (?:gmt|utc|${OFFSET})$`,
  'i',
);
/** `2026-11-24T08:00:00.250+03:00` */
const W3C = new RegExp(
  `^${YEAR}-(?<month>\\d\\d)-(?<day>\\d\\d)T${TIME}:(?<second>\\d\\d)(?:\\.\\d{1,9})?(?:Z|${OFFSET})$`,
);

/** A date in one of the two forms that nearly all feeds use, without a slip; null for all others. */
export function usualParts(text: string): DateParts | null {
  const found = (RFC_822.exec(text) ?? W3C.exec(text))?.groups;
  if (!found) return null;
  const at = found.name === undefined ? null : MONTHS.indexOf(found.name.toLowerCase()) / 3;
  if (at !== null && (at < 0 || !Number.isInteger(at))) return null;
  const east = Number(found.hours ?? 0) * 60 + Number(found.minutes ?? 0);
  return {
    year: Number(found.year),
    month: at === null ? Number(found.month) : at + 1,
    day: Number(found.day),
    hour: Number(found.hour),
    minute: Number(found.minute),
    second: Number(found.second ?? 0),
    zone: found.sign === '-' ? -east : east,
  };
}
