import type { Severity } from '../model/alert.ts';
import { isAtLeast } from './match.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** When a channel is not to be disturbed, on the wall clock of `timezone`. */
export interface QuietHours {
  channels: readonly string[];
  /** Minutes after midnight. A window that ends before it starts runs over midnight; equal ends are a whole day. */
  fromMinute: number;
  toMinute: number;
  /** IANA name. */
  timezone: string;
  /** The days on which the window begins. */
  days: readonly Weekday[];
  /** From this severity on, alerts come through all the same; null: none does. */
  breakThrough: Severity | null;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** The wall clock of a zone at an instant: minutes after midnight, and the weekday. */
function wallClock(at: number, timezone: string): { minute: number; day: Weekday } {
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

function dayBefore(day: Weekday): Weekday {
  return WEEKDAYS[(WEEKDAYS.indexOf(day) + 6) % 7] ?? 'sun';
}

function isQuiet(quiet: QuietHours, clock: { minute: number; day: Weekday }): boolean {
  const { fromMinute: from, toMinute: to, days } = quiet;
  const begunToday = clock.minute >= from && (from >= to || clock.minute < to);
  const begunYesterday = from >= to && clock.minute < to;
  return (begunToday && days.includes(clock.day)) || (begunYesterday && days.includes(dayBefore(clock.day)));
}

/** The next instant at which the zone's clocks show `minute`; where that day skips it (DST), an hour's shift off. */
function nextAt(minute: number, now: number, timezone: string): number {
  const start = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const ahead = (minute - wallClock(start, timezone).minute + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  const guess = start + ahead * MINUTE_MS;
  const off = wallClock(guess, timezone).minute - minute;
  const shift = off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off < -DAY_MINUTES / 2 ? off + DAY_MINUTES : off;
  const mended = guess - shift * MINUTE_MS;
  return mended > now && wallClock(mended, timezone).minute === minute ? mended : guess;
}

const pad = (value: number): string => String(value).padStart(2, '0');
const clockLabel = (minute: number): string => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;

/** Until when a channel keeps an alert of this severity waiting, and why; null when it may go out now. */
export function quietUntil(
  all: readonly QuietHours[],
  channel: string,
  severity: Severity,
  now: Date,
): { until: Date; why: string } | null {
  for (const quiet of all) {
    if (!quiet.channels.includes(channel)) continue;
    if (quiet.breakThrough !== null && isAtLeast(severity, quiet.breakThrough)) continue;
    if (!isQuiet(quiet, wallClock(now.getTime(), quiet.timezone))) continue;
    const until = new Date(nextAt(quiet.toMinute, now.getTime(), quiet.timezone));
    const window = `${clockLabel(quiet.fromMinute)} to ${clockLabel(quiet.toMinute)} ${quiet.timezone}`;
    const least = quiet.breakThrough === null ? 'nothing' : quiet.breakThrough;
    return { until, why: `quiet hours of ${channel}, ${window}: ${severity} waits, ${least} breaks through` };
  }
  return null;
}
