import { DAY_MS, HOUR_MS } from '../lib/durations.ts';
import { takeClock } from './dates-clock.ts';
import { dayIn, OTHER_CALENDAR } from './dates-days.ts';
import { isoParts } from './dates-iso.ts';
import { type DateParts, isoOf } from './dates-parts.ts';
import { agoMs, daysAgo } from './dates-relative.ts';
import { usualParts } from './dates-usual.ts';
import { foldWord } from './dates-words.ts';
import { zoneAt } from './dates-zones.ts';

/** Why a text is no date of publication. */
export type NoDate =
  /** Nothing is written. */
  | 'empty'
  /** A default of a program: 1 January 1970, year 0 or 1, 30 November -0001. */
  | 'zero date'
  /** Hijri or Persian, without a Gregorian date beside it. */
  | typeof OTHER_CALENDAR
  /** A date that does not exist, or words that are none. */
  | 'not readable';

/** A date as it was read: ISO 8601 in UTC to the second, or why there is none. */
export type DateReading = { at: string; why: null } | { at: null; why: NoDate };

const LENGTH_LIMIT = 200;
const none = (why: NoDate): DateReading => ({ at: null, why });

const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Western digits, no marks, single spaces; dates in Chinese, Japanese and Korean as the signs they stand for. */
function normalized(text: string): string {
  return (
    text
      .replaceAll(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
      .replaceAll(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
      .replaceAll(/(\d{4})\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]/g, '$1/$2/$3')
      .replaceAll(/[\s\u00a0]+|\/(?=[\u0621-\u064a])/g, ' ')
      // `2026: 07:45`, `22/Nov/2026:19:45:10`
      .replaceAll(/(?<=(?<!\d)(?:19|20)\d\d):\s?(?=\d{1,2}:\d{2})/g, ' ')
      // `2026م`, `1448هـ`, `24نوفمبر2026`
      .replaceAll(/(?<=\d)(?=[\u0621-\u064a\u06cc])|(?<=[\u0621-\u064a\u06cc])(?=\d)/g, ' ')
      .trim()
  );
}

/** Korean feeds give local time without saying so; every other date without a zone is taken as UTC. */
const KOREAN = /[년월일]|오전|오후/;
const KOREA_MINUTES = 540;
const HUNGARIAN = /^(\d{4})-([^\d\s-]{3,12})-(\d{1,2})t(\d{1,2}:\d{2})(.*)$/;
/** `2026-11-24T14:30:00+03:00[Asia/Riyadh]`, as Java writes it. */
const BRACKETED = /^([^[]*?)\[([\w/+:-]{1,40})\]$/;
/** Years that no article has and programs write for "no date". */
const NO_YEAR = /(?<![\d+:-])0000(?!\d)|(?<![\d+])-?0001(?!\d)(?=[\s/T-]|$)|^0?1[/.-]0?1[/.-]0{2,4}1?(?!\d)/;
/** The epoch of Unix, of SQL Server and of Excel, in any zone. */
const EPOCHS = [0, Date.parse('1900-01-01T00:00:00Z'), Date.parse('1899-12-30T00:00:00Z')];
/** The last year in which one of them can lie. */
const LAST_EPOCH = 1970;
const ZONES_MS = 14 * HOUR_MS;

function withoutBrackets(text: string): string {
  const [, date = '', zone = ''] = BRACKETED.exec(text) ?? [];
  if (date === '') return text;
  return /(?:z|[+-]\d{2}:?\d{2})$/i.test(date) ? date : `${date} ${zone}`;
}

/** The zone that stands apart from its time: an offset, a name of the IANA database, capitals at the very end. */
function zoneBeside(rest: string, raw: string): ReturnType<typeof zoneAt> {
  const offset = /(?<=[\s)]|^)\(?((?:utc|gmt|etc\/gmt)?\s?[+-]\d{1,2}(?::?\d{2})?)\)?(?=\s|$|\))/.exec(rest);
  if (offset?.[1] !== undefined) return zoneAt(offset[1], raw);
  const iana = /[a-z]+\/[a-z_]+(?:\/[a-z_]+)?/.exec(rest)?.[0];
  if (iana !== undefined) return zoneAt(iana, raw);
  const said = rest.search(/(?<!\p{L})(?:ب|بال|ال)?توقيت\s/u);
  if (said >= 0) return zoneAt(rest.slice(said), raw);
  const last = /\b([A-Z]{2,5})\)?$/.exec(raw)?.[1];
  return last === undefined ? null : zoneAt(last.toLowerCase(), raw);
}

/** The day that a word beside a time names (`أمس 18:30`), counted from `now`; null where none does. */
function dayBefore(text: string, now: Date | null): Pick<DateParts, 'year' | 'month' | 'day'> | null {
  const days = now === null ? null : daysAgo(text);
  if (now === null || days === null) return null;
  const date = new Date(now.getTime() - days * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function freeParts(text: string, raw: string, localMinutes: number, now: Date | null): DateParts | NoDate {
  const found = takeClock(text, raw);
  if (found === null && /\d:\d/.test(text)) return 'not readable';
  const rest = found?.rest ?? text;
  const day = dayIn(rest, now) ?? (found === null ? null : dayBefore(rest, now));
  if (day === null) return 'not readable';
  if (day === OTHER_CALENDAR) return OTHER_CALENDAR;
  if (found === null) return { ...day, hour: 0, minute: 0, second: 0, zone: 0 };
  // An offset of letters defies reading.
  if (/(?:^|\s)\+\D/.test(rest)) return 'not readable';
  const { zone, ...clock } = found.clock;
  return { ...day, ...clock, zone: zone ?? zoneBeside(rest, raw)?.zone ?? localMinutes };
}

function checked(parts: DateParts): DateReading {
  if (parts.year >= 1300 && parts.year <= 1500) return none(OTHER_CALENDAR);
  const at = isoOf(parts);
  if (at === null) return none('not readable');
  if (parts.year > LAST_EPOCH) return { at, why: null };
  const atMs = Date.parse(at);
  const isZero = parts.year <= 1 || EPOCHS.some((epoch) => Math.abs(atMs - epoch) <= ZONES_MS);
  return isZero ? none('zero date') : { at, why: null };
}

const isoAt = (ms: number): DateReading => ({
  at: new Date(Math.floor(ms / 1_000) * 1_000).toISOString().replace('.000Z', 'Z'),
  why: null,
});

/** Seconds of Unix, with a fraction or without, milliseconds, microseconds; .NET's `/Date(1764000000000+0300)/`. */
const UNIX = /^(?:\/date\()?(\d{10})(?:(\d{3})(?:\d{3})?|\.\d{1,9})?(?:(?:[+-]\d{4})?\)\/)?$/i;

/**
 * A date as feeds and pages write it, or why it is none. Reads RFC 822 with its many slips, W3C-DTF and ISO 8601
 * with ordinal days and short years, asctime, SQL and Perforce, Unix seconds and milliseconds, numeric days, and
 * months in Arabic (of the Mashriq, Egypt and the Maghreb), Persian, English, French, Spanish, Italian, German,
 * Portuguese, Greek, Hungarian, Turkish, Kurdish, Russian and Hebrew, with Arabic-Indic digits; a Gregorian date beside a
 * Hijri one. A zone is an offset, an IANA name, a city's or an abbreviation where it stands behind the time; missing,
 * it is UTC. `منذ 3 ساعات`, `أمس 18:30` and their like are counted from `now`. A missing time is midnight, a missing
 * year that of `now` (null: then there is no date). Linear time; texts over 200 characters are no dates.
 */
export function readDate(text: string, now: Date | null): DateReading {
  if (text === '') return none('empty');
  if (text.length > LENGTH_LIMIT) return none('not readable');
  const usual = usualParts(text.trim());
  if (usual !== null) return checked(usual);
  const raw = withoutBrackets(normalized(text));
  if (raw === '') return none('empty');
  const agoBy = now === null ? null : agoMs(raw);
  if (now !== null && agoBy !== null) return isoAt(now.getTime() - agoBy);
  if (!/\d/.test(raw)) return none('not readable');
  if (/^-?\d{1,2}$|^0+$|^-62135596800/.test(raw) || NO_YEAR.test(raw)) return none('zero date');
  const unix = UNIX.exec(raw);
  if (unix) return isoAt(Number(`${unix[1]}${unix[2] ?? '000'}`));
  const isKorean = KOREAN.test(text);
  const iso = isKorean ? undefined : isoParts(raw.toLowerCase(), now);
  if (iso) return checked(iso);
  const line = foldWord(raw.toLowerCase().replace(HUNGARIAN, '$3 $2 $1 $4 $5')).replaceAll(
    /(\d)t(\d)/g,
    '$1 $2',
  );
  const parts = freeParts(line, raw, isKorean ? KOREA_MINUTES : 0, now);
  return typeof parts === 'string' ? none(parts) : checked(parts);
}

/** The same as a bare value: ISO 8601 in UTC (`2026-11-24T09:30:00Z`), or null. */
export const parseFeedDate = (text: string, now: Date | null): string | null => readDate(text, now).at;

/** Why an entry has no date, of the readings of its dates; nothing where one is a date, or none is written. */
export function undatedBy(readings: readonly DateReading[]): { undated?: NoDate } {
  const why = readings.map((reading) => reading.why).find((reason) => reason !== 'empty');
  return why === undefined || readings.some((reading) => reading.at !== null)
    ? {}
    : { undated: why as NoDate };
}
