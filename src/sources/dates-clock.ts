import { halfAround } from './dates-words.ts';
import { type Zone, zoneAt } from './dates-zones.ts';

/** A time of day, and the zone said with it (null: none). */
export interface Clock {
  hour: number;
  minute: number;
  second: number;
  zone: Zone | null;
}

/** `10:30`, `10:30:00.5`. */
const COLONS = /(?<![\d:.])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d{1,9})?)?(?![\d:])/;
/** `2.30pm`, `14.30 Uhr`, `14h30`; without a sign that it is a time, `24.11` is a day. */
const POINTS = /(?<![\d:.])(\d{1,2})(?:\.(\d{2})(?=\s?(?:[ap]\.?m\b|uhr))|\s?h\s?(\d{2})?(?!\p{L}))/u;
/** `4 Şubat 2026 Çarşamba 15.30`, `الساعة 15.30`: behind a year, or what says that a time comes, points are no day's. */
const POINTS_BEHIND_YEAR =
  /(?<=(?<!\d)(?:19|20)\d\d(?:[\s,،|–-]+\p{L}+)?[\s,،|–-]+|الساعه\s)([01]?\d|2[0-3])\.([0-5]\d)(?![\d.])/u;
/** `2 pm`, `9 مساء`. */
const BARE = /(?<![\d:./-])(\d{1,2})(?=\s?(?:[ap]\.?m\b|صباحا|مساءا?|ظهرا|عصرا|ليلا|فجرا|زوالا))/;

interface Found {
  clock: Clock;
  /** The text without the time, its half of the day and its zone. */
  rest: string;
}

function hourOf(hour: number, half: 'am' | 'pm' | 'night' | null): number {
  if (half === 'night') return hour === 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour;
  if (half === 'pm' && hour < 12) return hour + 12;
  return half === 'am' && hour === 12 ? 0 : hour;
}

/** `KSA 19:45 - GMT 16:45`: the zone in capitals right before the time. */
function zoneAhead(before: string, raw: string): Zone | null {
  const name = /(?<!\p{L})([a-z]{3,4})\s?$/u.exec(before)?.[1];
  return name === undefined || !raw.includes(`${name.toUpperCase()} `)
    ? null
    : (zoneAt(name, raw)?.zone ?? null);
}

/**
 * Takes the time of day out of a folded text; null where there is none. A zone is what stands right behind the time
 * (or behind its half of the day): an offset, a name of the IANA database, of a city, or an abbreviation. Words
 * elsewhere are words: `November 24, 2026 at 2:30 pm` names no Atlantic Time. `raw` is the text with its capitals.
 */
export function takeClock(text: string, raw: string): Found | null {
  const match = COLONS.exec(text) ?? POINTS.exec(text) ?? POINTS_BEHIND_YEAR.exec(text) ?? BARE.exec(text);
  if (!match) return null;
  const [whole, hours, minute, third] = match;
  const isPoint = !whole.includes(':');
  const before = text.slice(0, match.index);
  const behind = text.slice(match.index + whole.length);
  const { half, length } = halfAround(before, behind);
  const left = behind.slice(length);
  const gap = /^[\s(,،–-]{0,4}(?<![\d])/.exec(left)?.[0] ?? '';
  // A dash between a time and its offset is a sign: `10:30 -0500`.
  const start = /[-–]$/.test(gap) && /^\d/.test(left.slice(gap.length)) ? gap.length - 1 : gap.length;
  const zone = zoneAt(left.slice(start), raw);
  const ahead = zoneAhead(before, raw);
  return {
    clock: {
      hour: hourOf(Number(hours), half),
      minute: Number(minute ?? (isPoint ? third : undefined) ?? 0),
      second: isPoint ? 0 : Number(third ?? 0),
      zone: ahead ?? zone?.zone ?? null,
    },
    rest: `${before} ${zone ? left.slice(start + zone.length) : left}`,
  };
}
