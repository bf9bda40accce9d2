import { DAY_MS, MINUTE_MS } from '../lib/durations.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const DAY_MINUTES = 1440;

/** What the clocks of a zone show: minutes after midnight, and the weekday. */
export interface WallClock {
  minute: number;
  day: Weekday;
}

/** The wall clock of a zone (IANA name) at an instant. */
export function wallClock(at: number, timezone: string): WallClock {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  }).formatToParts(at);
  const value = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  const day = value('weekday').toLowerCase();
  return {
    minute: Number(value('hour')) * 60 + Number(value('minute')),
    day: WEEKDAYS.find((name) => name === day) ?? 'mon',
  };
}

/** The next instant at which the zone's clocks show `minute`; where that day skips it (DST), an hour's shift off. */
export function nextAt(minute: number, now: number, timezone: string): number {
  const start = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const ahead = (minute - wallClock(start, timezone).minute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  const guess = start + ahead * MINUTE_MS;
  const off = wallClock(guess, timezone).minute - minute;
  const shift = off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off < -DAY_MINUTES / 2 ? off + DAY_MINUTES : off;
  const mended = guess - shift * MINUTE_MS;
  return mended > now && wallClock(mended, timezone).minute === minute ? mended : guess;
}

/** The last two instants up to `now` at which the zone's clocks showed `minute`, on `day` where one is given. */
export function lastTwoAt(
  minute: number,
  day: Weekday | null,
  now: number,
  timezone: string,
): { last: number; before: number } {
  let last = Number.NEGATIVE_INFINITY;
  let before = Number.NEGATIVE_INFINITY;
  const start = now - (day === null ? 3 : 16) * DAY_MS;
  for (let at = nextAt(minute, start, timezone); at <= now; at = nextAt(minute, at, timezone)) {
    if (day !== null && wallClock(at, timezone).day !== day) continue;
    before = last;
    last = at;
  }
  return { last, before };
}
