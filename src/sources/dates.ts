import { halfOf, monthOf, zoneOf } from './dates-words.ts';

/** What was read of a date; what is missing is null. */
interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  zoneMinutes: number;
}

const LENGTH_LIMIT = 200;
const YEAR_RANGE = [1, 9998] as const;

/** Parts → ISO in UTC to the second, or null for a date that does not exist. */
function toIso(parts: Parts): string | null {
  const { year, month, day, hour, minute, second, zoneMinutes } = parts;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) return null;
  if (Math.abs(zoneMinutes) > 24 * 60 || year < YEAR_RANGE[0] || year > YEAR_RANGE[1]) return null;
  const date = new Date(Date.UTC(2000, month - 1, 1, hour, minute, Math.min(second, 59)));
  date.setUTCFullYear(year);
  // A 31st of June is a slip of a day, not no date at all: take the last day there is.
  const lastDay = new Date(Date.UTC(year < 100 ? year + 2000 : year, month, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay) + Math.floor(hour / 24));
  return new Date(date.getTime() - zoneMinutes * 60_000).toISOString().replace('.000Z', 'Z');
}

/** Two digits are this century up to 68, the last one from 69, as RFC 2822 and POSIX have it. */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year < 69 ? 2000 : 1900);
};

const ZONE = String.raw`(?<zone>z|(?:[a-z/]{1,8})?\s?[+-]\d{1,2}(?::?\d{2})?|[a-z]{2,5})`;
const TIME = String.raw`(?<hour>\d{1,2})(?::?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,]\d{1,9})?)?)?`;
const ISO_DAY = [
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
const ISO = ISO_DAY.map((day) => new RegExp(`^${day}(?:[t ]${TIME}(?:\\s?${ZONE})?)?$`));

/** `+0300`, `+3`, `gmt+03:00`, `utc`, `z` → minutes east of UTC; null for what is no zone. */
function zoneMinutes(zone: string): number | null {
  const match = /^([a-z/]{0,8})\s?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return zoneOf(zone.replace(/^etc\//, ''));
  const [, name = '', sign, hours, minutes = '0'] = match;
  if (name !== '' && zoneOf(name.replace(/^etc\//, '')) === null) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function isoDate(text: string, now: Date): string | null {
  for (const pattern of ISO) {
    const found = pattern.exec(text)?.groups;
    if (!found) continue;
    const zone = found.zone === undefined ? 0 : zoneMinutes(found.zone);
    if (zone === null) return null;
    const ordinal = found.ordinal;
    if (ordinal !== undefined && (Number(ordinal) < 1 || Number(ordinal) > 366)) return null;
    const year = found.year === undefined ? now.getUTCFullYear() : fullYear(found.year);
    const start = ordinal === undefined ? null : new Date(Date.UTC(year, 0, Number(ordinal)));
    return toIso({
      year,
      month: start ? start.getUTCMonth() + 1 : Number(found.month ?? 1),
      day: start ? start.getUTCDate() : Number(found.day ?? 1),
      hour: Number(found.hour ?? 0),
      minute: Number(found.minute ?? 0),
      second: Number(found.second ?? 0),
      zoneMinutes: zone,
    });
  }
  return null;
}

const CLOCK = /(?<![\d:.])(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,]\d{1,9})?)?(?![\d:])/;
const NUMERIC_DAY = /(?<![\d/.-])(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})(?![\d/])/;
const OFFSET = /(?<=[\s\d)]|^)(?:\(?(?:utc|gmt|etc\/gmt)\s?)?([+-])(\d{1,2}):?(\d{2})?\)?(?=\s|$|\))/;

/** Takes the first match of a pattern out of the text. */
function take(text: string, pattern: RegExp): { match: RegExpExecArray | null; rest: string } {
  const match = pattern.exec(text);
  if (!match) return { match, rest: text };
  return { match, rest: `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}` };
}

/** `9/15/2006`, `15/9/2006`, `2006/09/15`; where both readings fit, day before month as Arabic outlets write. */
function numericDay(match: RegExpExecArray): { year: number; month: number; day: number } | null {
  const [, first = '', , second = '', third = ''] = match;
  if (first.length > 2) return { year: Number(first), month: Number(second), day: Number(third) };
  if (third.length === 3) return null;
  const [a, b] = [Number(first), Number(second)];
  const swapped = b > 12 && a <= 12;
  return { year: fullYear(third), month: swapped ? a : b, day: swapped ? b : a };
}

/** News is not of the future: a month not yet reached was that of last year. */
const nearestYear = (month: number, now: Date): number =>
  now.getUTCFullYear() - (month > now.getUTCMonth() + 1 ? 1 : 0);

/** Day, month and year from words and numbers, in the order of most of the world, or of asctime and the USA. */
function wordyDay(words: string[], now: Date): { year: number; month: number; day: number } | null {
  const at = words.findIndex((word, index) => monthOf(`${word} ${words[index + 1] ?? ''}`) ?? monthOf(word));
  if (at < 0) return null;
  const month = monthOf(`${words[at]} ${words[at + 1] ?? ''}`) ?? monthOf(words[at] ?? '');
  const isNumber = (word: string): boolean => /^\d{1,4}$/.test(word);
  const before = words.slice(0, at).filter(isNumber);
  const after = words.slice(at + 1).filter(isNumber);
  const first = before.at(-1);
  if (first !== undefined && first.length === 4) {
    return month && after[0] ? { year: Number(first), month, day: Number(after[0]) } : null;
  }
  const day = first ?? after.shift();
  const year = after.shift();
  if (!month || day === undefined || day.length > 2) return null;
  // Words where the year belongs (`16 Dec zz`) mean that this is no date; nothing there means this year.
  if (year === undefined)
    return words.length > at + 2 ? null : { year: nearestYear(month, now), month, day: Number(day) };
  return { year: fullYear(year), month, day: Number(day) };
}

function freeDate(text: string, now: Date): string | null {
  const clock = take(text, CLOCK);
  if (clock.match === null && /\d:\d/.test(text)) return null;
  const numeric = take(clock.rest, NUMERIC_DAY);
  const offset = take(clock.match ? numeric.rest : '', OFFSET);
  const rest = clock.match ? offset.rest : numeric.rest;
  const words = rest
    .split(/[\s,،()|؛-]+/)
    .map((word) => word.replace(/(\d)(?:st|nd|rd|th)$/, '$1'))
    .filter(Boolean);
  const day = numeric.match ? numericDay(numeric.match) : wordyDay(words, now);
  if (!day) return null;
  const [, hours = '0', minute = '0', second = '0'] = clock.match ?? [];
  const half = words.map(halfOf).find((found) => found !== null) ?? null;
  let hour = Number(hours);
  if (half === 'pm' && hour < 12) hour += 12;
  if (half === 'am' && hour === 12) hour = 0;
  const zone = clock.match ? zoneOfWords(offset.match, words) : 0;
  return zone === null
    ? null
    : toIso({ ...day, hour, minute: Number(minute), second: Number(second), zoneMinutes: zone });
}

/** The zone in what is left beside day and time: an offset, a name, nothing (UTC); null where a word defies reading. */
function zoneOfWords(offset: RegExpExecArray | null, words: readonly string[]): number | null {
  if (offset) return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  if (words.some((word) => /^[+-]/.test(word))) return null;
  for (const word of words) {
    const zone = halfOf(word) === null && monthOf(word) === null ? zoneOf(word.replace(/^etc\//, '')) : null;
    if (zone !== null) return zone;
  }
  return 0;
}

const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Lower case, Western digits, no marks, single spaces; Korean date words as the signs they stand for. */
function normalized(text: string): string {
  return text
    .replaceAll(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replaceAll(/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replaceAll(/(\d{4})\s?[년年]\s?(\d{1,2})\s?[월月]\s?(\d{1,2})\s?[일日]/g, '$1/$2/$3')
    .replaceAll(/[\s\u00a0]+|\/(?=[\u0621-\u064a])/g, ' ')
    .trim()
    .toLowerCase();
}

/** Korean feeds give local time without saying so; every other date without a zone is taken as UTC. */
const KOREAN = /[년월일]|오전|오후/;
const HUNGARIAN = /^(\d{4})-([^\d\s-]{3,12})-(\d{1,2})t(\d{1,2}:\d{2})(.*)$/;

/**
 * A date as feeds write it → ISO 8601 in UTC (`2026-11-24T09:30:00Z`), or null for what is no date.
 *
 * Reads RFC 822 with named zones and its many slips, W3C-DTF and ISO 8601 with ordinal days and short years, asctime,
 * SQL and Perforce, Unix seconds and milliseconds, numeric days, and months in Arabic (of the Mashriq, Egypt and the
 * Maghreb), Persian, English, French, Greek, Hungarian and Turkish, with Arabic-Indic digits. A missing zone means
 * UTC, a missing year that of `now`, a missing time midnight. Linear time; texts over 200 characters are no dates.
 */
export function parseFeedDate(text: string, now: Date): string | null {
  if (text.length > LENGTH_LIMIT) return null;
  const line = normalized(text);
  if (!/\d/.test(line)) return null;
  if (/^\d{10}$/.test(line)) return new Date(Number(line) * 1000).toISOString().replace('.000Z', 'Z');
  if (/^\d{13}$/.test(line)) return new Date(Number(line)).toISOString().replace(/\.\d{3}Z/, 'Z');
  const zoned = KOREAN.test(text) ? `${line} kst` : line.replace(HUNGARIAN, '$3 $2 $1 $4 $5');
  return isoDate(zoned, now) ?? freeDate(zoned.replaceAll(/(\d)t(\d)/g, '$1 $2'), now);
}
