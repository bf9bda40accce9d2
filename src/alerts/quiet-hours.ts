import type { Severity } from '../model/alert.ts';
import { isAtLeast } from './match.ts';
import { nextAt, type WallClock, WEEKDAYS, type Weekday, wallClock } from './wall-clock.ts';

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

function dayBefore(day: Weekday): Weekday {
  return WEEKDAYS[(WEEKDAYS.indexOf(day) + 6) % 7] ?? 'sun';
}

function isQuiet(quiet: QuietHours, clock: WallClock): boolean {
  const { fromMinute: from, toMinute: to, days } = quiet;
  const begunToday = clock.minute >= from && (from >= to || clock.minute < to);
  const begunYesterday = from >= to && clock.minute < to;
  return (begunToday && days.includes(clock.day)) || (begunYesterday && days.includes(dayBefore(clock.day)));
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
