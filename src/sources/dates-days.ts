import { fullYear } from './dates-parts.ts';
import { isWeekday, monthOf } from './dates-words.ts';

/** A day of the Gregorian calendar. */
interface Day {
  year: number;
  month: number;
  day: number;
}

/** A day that is written in another calendar, and in no Gregorian one beside it. */
export const OTHER_CALENDAR = 'other calendar';

const HIJRI_MONTH =
  '(?:محرم(?: الحرام)?|صفر|ربيع (?:الاول|الثاني|الاخر)|جمادي? (?:الاولي?|الثانيه?|الثاني|الاخره?|الاخري)|رجب|شعبان|رمضان|شوال|ذو? ?(?:ال)?(?:قعده|حجه)|ذي (?:ال)?(?:قعده|حجه))';
const HIJRI_DAY = new RegExp(
  `(?:\\d{1,2}\\s?(?:من\\s)?)?(?<!\\p{L})${HIJRI_MONTH}(?!\\p{L})[\\s،,/]{0,3}(?:(?:سنه|عام)\\s)?(?:1[345]\\d\\d)?\\s?(?:ه(?:جريه?)?(?!\\p{L}))?`,
  'gu',
);
/** The years 1921 to 2077 of the Hijri calendar, 1921 to 2071 of the Persian one. */
const isOtherYear = (year: number): boolean => year >= 1300 && year <= 1500;

const NUMERIC = /(?<![\d/.-])(\d{1,4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?![\d/])/g;

/** `9/15/2006`, `15/9/2006`, `2006/09/15`; where both readings fit, day before month as Arabic outlets write. */
function numericDay([, first = '', , second = '', third = '']: RegExpMatchArray): Day | null {
  if (first.length > 2) return { year: Number(first), month: Number(second), day: Number(third) };
  if (third.length === 3) return null;
  const [a, b] = [Number(first), Number(second)];
  const swapped = b > 12 && a <= 12;
  return { year: fullYear(third), month: swapped ? a : b, day: swapped ? b : a };
}

/** News is not of the future: a month not yet reached was that of last year. */
const nearestYear = (month: number, now: Date): number =>
  now.getUTCFullYear() - (month > now.getUTCMonth() + 1 ? 1 : 0);

interface Named {
  at: number;
  /** Words the name takes. */
  length: number;
  month: number;
}

function monthsIn(words: readonly string[]): Named[] {
  const found: Named[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const pair = monthOf(`${words[at]} ${words[at + 1] ?? ''}`);
    const month = pair ?? monthOf(words[at] ?? '');
    if (month === null) continue;
    found.push({ at, length: pair === null ? 1 : 2, month });
    if (pair !== null) at += 1;
  }
  // Where a month stands beside it, a word that is a weekday too is a weekday: `mar., 24 nov.`
  const surer = found.filter(({ at }) => !isWeekday(words[at] ?? ''));
  return surer.length > 0 ? surer : found;
}

/** Words between the parts of a date. */
const FILLERS = new Set(
  'م ه ي للهجره الميلادي ميلادي ميلاديه الموافق الساعه في يوم بتاريخ من عام سنه شهر at on the um uhr à le de del of'.split(
    ' ',
  ),
);

/** Day, month and year from words and numbers, in the order of most of the world, or of asctime and the USA. */
function wordyDay(text: string, now: Date | null): Day | null {
  const words = text
    .split(/[\s,،()|؛/-]+/)
    .map((word) => word.replace(/^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)$/, '$1'))
    .filter((word) => word !== '' && !FILLERS.has(word));
  const named = monthsIn(words)[0];
  if (!named) return null;
  const { month } = named;
  const isNumber = (word: string): boolean => /^\d{1,4}$/.test(word);
  const before = words.slice(0, named.at).filter(isNumber);
  const after = words.slice(named.at + named.length).filter(isNumber);
  const first = before.at(-1);
  if (first !== undefined && first.length === 4) {
    return after[0] ? { year: Number(first), month, day: Number(after[0]) } : null;
  }
  const day = first ?? after.shift();
  const year = after.find((number) => number.length === 4) ?? after[0];
  if (day === undefined || day.length > 2) return null;
  if (year !== undefined) return { year: fullYear(year), month, day: Number(day) };
  // Words where the year belongs (`16 Dec zz`) mean that this is no date; nothing there means this year.
  const isOpen = words.length > named.at + named.length + (first === undefined ? 1 : 0);
  return isOpen || now === null ? null : { year: nearestYear(month, now), month, day: Number(day) };
}

/**
 * The day in a folded text that may hold others: where a Hijri or Persian date stands beside a Gregorian one, the
 * Gregorian counts. OTHER_CALENDAR where only such a date is there, null where none is. Without `now`, a day must
 * have its year.
 */
export function dayIn(text: string, now: Date | null): Day | typeof OTHER_CALENDAR | null {
  const gregorian = text.replaceAll(HIJRI_DAY, ' ');
  const days = [...gregorian.matchAll(NUMERIC)].map(numericDay).filter((day) => day !== null);
  const numeric = days.find(({ year }) => !isOtherYear(year));
  const rest = gregorian
    .replaceAll(NUMERIC, ' ')
    .replaceAll(/(?<!\d)1[345]\d\d(?!\d)\s?(?:ه|هجري|هجريه)(?!\p{L})/gu, ' ');
  const day = numeric ?? wordyDay(rest, now);
  if (day !== null && !isOtherYear(day.year)) return day;
  return day !== null || days.length > 0 || gregorian !== text || /(?<!\d)1[345]\d\d(?!\d)/.test(text)
    ? OTHER_CALENDAR
    : null;
}
