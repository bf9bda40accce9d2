import { MINUTE_MS } from '../lib/durations.ts';
import { foldWord } from './dates-words.ts';
import names from './dates-zones.json' with { type: 'json' };

/** A zone as it is written: minutes east of UTC, or a name of the IANA database, whose clocks change. */
export type Zone = number | string;

/**
 * Zone names as hours east of UTC. Where one means several, what RFC 822 or North American feeds mean by it, but for
 * AST: here that is Arabia, not the Atlantic.
 */
const HOURS =
  `ut 0 utc 0 gmt 0 z 0 wet 0 west 1 bst 1 cet 1 cest 2 met 1 mest 2 mez 1 mesz 2 eet 2 eest 3 ast 3 idt 3 msk 3 trt 3
  irst 3.5 irdt 4.5 gst 4 aft 4.5 ksa 3 uae 4 tsi 3 pkt 5 ist 5.5 sgt 8 hkt 8 awst 8 jst 9 kst 9 acst 9.5 aest 10 aedt 11 nzst 12 nzdt 13
  wat 1 cat 2 sast 2 eat 3 nst -3.5 ndt -2.5 adt -3 at -4 est -5 edt -4 et -5 cst -6 cdt -5 ct -6 mst -7 mdt -6
  mt -7 pst -8 pdt -7 pt -8 akst -9 akdt -8 hst -10`.split(/\s+/);
const BY_NAME = new Map<string, Zone>(
  HOURS.flatMap((name, at) => (at % 2 === 0 ? [[name, Number(HOURS[at + 1]) * 60] as const] : [])),
);
/** Names that are words of English too: zones only in capitals. */
const ALSO_WORDS = new Set(['at', 'et', 'ct', 'mt', 'pt', 'met', 'west', 'eat', 'cat', 'wat', 'est', 'z']);

/** Zones named after their clocks, as Java, JavaScript and Windows do. */
const LONG_NAMES: Readonly<Record<string, Zone>> = names.byClock;

/** Whose clocks a text means: places, folded, in Arabic or English. */
const placesOf = (table: Readonly<Record<string, string>>): Map<string, Zone> =>
  new Map(
    Object.entries(table).flatMap(([zone, places]) =>
      places.split(' ').map((name): [string, Zone] => [foldWord(name), zone === 'UTC' ? 0 : zone]),
    ),
  );
const PLACES = placesOf(names.byPlace);
const ENGLISH_PLACES = placesOf(names.byEnglishPlace);

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** The clock of an IANA zone; null where there is none of this name. */
function clockOf(name: string): Intl.DateTimeFormat | null {
  const known = formats.get(name);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  } catch {
    // Not a name of the database: no zone.
  }
  // Foreign names are many; the database has some six hundred.
  if (format !== null || formats.size < 1_000) formats.set(name, format);
  return format;
}

function minutesAt(format: Intl.DateTimeFormat, atMs: number): number {
  const name = format.formatToParts(atMs).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Minutes east of UTC that a zone's clocks stand at a wall time (milliseconds, read as if it were UTC). */
export function offsetMinutes(zone: Zone, wallMs: number): number {
  if (typeof zone === 'number') return zone;
  const format = clockOf(zone);
  if (format === null) return 0;
  const guess = minutesAt(format, wallMs);
  return minutesAt(format, wallMs - guess * MINUTE_MS);
}

const OFFSET = /^(?:(?:utc|gmt|ut|etc\/gmt|z)\s?)?([+\u2212-])(\d{1,2})(?::?(\d{2}))?(?![\d/.])/;
const IANA = /^[a-z]{2,20}\/[a-z_]{2,20}(?:\/[a-z_]{2,20})?/;
const LONG = /^([a-z][a-z. ]{2,30}?) time\b/;
const ARABIC =
  /^(?:(?:ب|بال|ال)?توقيت)\s+(?:(?:مدينه|العاصمه|دوله|المملكه)\s+)?([\u0621-\u064a]+)(?:\s+(?:المكرمه|ظبي|ابيب|الله))?/;
/** A place in brackets behind a time, whose first bracket is passed: `(مكة المكرمة)`, `(Damascus)`. */
const BRACKETED = /^(\p{L}+)(?:\s(?:المكرمه|ظبي|ابيب|الله))?\)/u;
const GREENWICH = /^ت\.?\s?غ(?![\u0621-\u064a])\.?/;

/** The zone at the beginning of a folded text, and how long it is there; null where none stands. `raw` keeps capitals. */
export function zoneAt(text: string, raw: string): { zone: Zone; length: number } | null {
  const offset = OFFSET.exec(text);
  if (offset) {
    const [whole, sign, hours, minutes = '0'] = offset;
    // POSIX counts westward: Etc/GMT-3 is three hours east.
    const isEast = (sign === '+') !== whole.startsWith('etc/');
    return { zone: (isEast ? 1 : -1) * (Number(hours) * 60 + Number(minutes)), length: whole.length };
  }
  const iana = IANA.exec(text)?.[0];
  if (iana !== undefined && clockOf(iana) !== null) return { zone: iana, length: iana.length };
  const long = LONG.exec(text);
  const byClock = LONG_NAMES[long?.[1] ?? ''];
  const clock = byClock ?? ENGLISH_PLACES.get(long?.[1]?.replace(/ (?:local|standard)$/, '') ?? '');
  if (long && clock !== undefined) return { zone: clock, length: long[0].length };
  const bracketed = BRACKETED.exec(text);
  const inBrackets = PLACES.get(bracketed?.[1] ?? '') ?? ENGLISH_PLACES.get(bracketed?.[1] ?? '');
  if (bracketed && inBrackets !== undefined) return { zone: inBrackets, length: bracketed[0].length };
  const arabic = ARABIC.exec(text);
  const place = PLACES.get(arabic?.[1] ?? '');
  if (arabic && place !== undefined) {
    // `بتوقيت غرينتش+3`
    const behind = text.slice(arabic[0].length).trimStart();
    const shift = place === 0 && OFFSET.test(behind) ? zoneAt(behind, raw) : null;
    return shift === null
      ? { zone: place, length: arabic[0].length }
      : { zone: shift.zone, length: text.length - behind.length + shift.length };
  }
  const greenwich = GREENWICH.exec(text)?.[0];
  if (greenwich !== undefined) return { zone: 0, length: greenwich.length };
  const word = /^[a-z]{1,5}(?![\p{L}\p{N}/])/u.exec(text)?.[0] ?? '';
  const byName = BY_NAME.get(word);
  const isSaid = !ALSO_WORDS.has(word) || new RegExp(`\\b${word.toUpperCase()}\\b`).test(raw);
  return byName !== undefined && isSaid ? { zone: byName, length: word.length } : null;
}
