import { DAY_MS } from './durations.ts';

const CLOCKS = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = CLOCKS.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  CLOCKS.set(zone, clock);
  return clock;
}

/** What the zone's clocks and calendars show at an instant, read as if it were UTC: milliseconds since 1970. */
function shownMs(at: number, zone: string): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(at)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The calendar day of an instant (milliseconds since 1970) in a zone (IANA name): days since 1 January 1970. */
export function dayIn(at: number, zone: string): number {
  return Math.floor(shownMs(at, zone) / DAY_MS);
}

/**
 * The first instant of a calendar day (days since 1 January 1970) in a zone, in milliseconds since 1970. Where clocks
 * skip midnight (Cairo, Beirut in spring) the day begins at the instant they skip.
 */
export function startOfDay(day: number, zone: string): number {
  const midnight = day * DAY_MS;
  // The offsets a day before and after enclose the one that holds, whichever way the clocks change.
  const starts = [midnight - DAY_MS, midnight + DAY_MS]
    .map((at) => midnight - (shownMs(at, zone) - at))
    .filter((at) => dayIn(at, zone) === day);
  return Math.min(...starts);
}

/**
 * The instant (milliseconds since 1970) at which a zone's clocks show a date and time, given as if it were UTC; the
 * first of two, and where clocks skip it, as long after the skip as it was meant to be after it.
 */
export function instantShown(shown: number, zone: string): number {
  const instants = [shown - DAY_MS, shown + DAY_MS].map((at) => shown - (shownMs(at, zone) - at));
  const right = instants.filter((at) => shownMs(at, zone) === shown);
  return right.length > 0 ? Math.min(...right) : Math.max(...instants);
}
