import { DAY_MS, HOUR_MS, MINUTE_MS } from '../lib/durations.ts';
import words from './dates-words.json' with { type: 'json' };
import { foldWord } from './dates-words.ts';

const { relative } = words;

const UNIT_MS = {
  second: 1_000,
  minute: MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
};
type Unit = keyof typeof UNIT_MS;

/** Folded words of a table of lists, each with the key of its list. */
const keyed = (table: Readonly<Record<string, string>>): [word: string, key: string][] =>
  Object.entries(table).flatMap(([key, list]) =>
    list.split(' ').map((word): [string, string] => [foldWord(word.toLowerCase()), key]),
  );
const anyOf = (names: Iterable<string>): string =>
  [...names]
    .map((name) => foldWord(name.toLowerCase()))
    .sort((left, right) => right.length - left.length)
    .join('|');

const UNITS = new Map(keyed(relative.units));
const PAIRS = new Map(keyed(relative.pairs));
const NUMBERS = new Map(keyed(relative.numbers));

const NUMBER = `\\d{1,3}|${anyOf(NUMBERS.keys())}`;
const PART = `(?:(?:(${NUMBER})\\s?)?(${anyOf(UNITS.keys())})|(${anyOf(PAIRS.keys())}))(?!\\p{L})`;
/** A number, a unit, and perhaps a smaller one: `3 hours`, `ساعة و 20 دقيقة`. */
const LENGTH = `${PART}(?:\\s?(?:,|و|and|et)?\\s?${PART})?`;
const BEFORE = new RegExp(`(?<!\\p{L})(?:${anyOf(relative.before)})\\s${LENGTH}`, 'u');
const BEHIND = new RegExp(`(?<!\\p{L})${LENGTH}\\s(?:${anyOf(relative.behind)})(?!\\p{L})`, 'u');
const DAYS = Object.entries(relative.days)
  // أول أمس holds أمس: the further day is asked first.
  .sort(([left], [right]) => Number(right) - Number(left))
  .map(([days, names]) => ({
    days: Number(days),
    pattern: new RegExp(`(?<!\\p{L})(?:${anyOf(names)})(?!\\p{L})`, 'u'),
  }));
/** A day written in numbers, or its year: then the words beside it say no more. */
const ABSOLUTE = /\d{4}|\d\s?[/.-]\s?\d/;

function lengthMs(number: string | undefined, unit: string | undefined, pair: string | undefined): number {
  if (pair !== undefined) return 2 * UNIT_MS[PAIRS.get(pair) as Unit];
  if (unit === undefined) return 0;
  const count = number === undefined ? 1 : Number(NUMBERS.get(number) ?? number);
  return count * UNIT_MS[UNITS.get(unit) as Unit];
}

/**
 * How long ago a text says something was (`منذ 3 ساعات`, `3 hours ago`), in milliseconds. Null where it says no such
 * thing, or a day in numbers as well.
 */
export function agoMs(text: string): number | null {
  if (ABSOLUTE.test(text)) return null;
  const folded = foldWord(text.toLowerCase());
  const found = BEFORE.exec(folded) ?? BEHIND.exec(folded);
  if (!found) return null;
  const [, number, unit, pair, secondNumber, secondUnit, secondPair] = found;
  return lengthMs(number, unit, pair) + lengthMs(secondNumber, secondUnit, secondPair);
}

const EITHER = new RegExp(`${BEFORE.source}|${BEHIND.source}`, 'gu');

/** A folded text without its words for how long ago something was. */
export const withoutAgo = (folded: string): string => folded.replaceAll(EITHER, '');

/** How many days ago the day is that a folded text names (`أمس`, `yesterday`); null where it names none. */
export const daysAgo = (text: string): number | null =>
  DAYS.find(({ pattern }) => pattern.test(text))?.days ?? null;
