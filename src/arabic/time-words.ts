import { addPrefixed } from './prefixed.ts';
import tables from './time-words.json' with { type: 'json' };

// The tables: months of one word, January or Muharram first, as Egypt and the Gulf, the Levant and Iraq, Algeria and
// Tunisia, and Morocco call them; empty where all names of a month have two words (months.ts).

export type TimeUnit = 'hour' | 'day' | 'week' | 'month' | 'year';
export type Direction = 'next' | 'this' | 'last';
/** Which part of a month or year: its very first or last day, or somewhere early, in the middle, late. */
export type Edge = 'start' | 'middle' | 'late' | 'end';
export type Calendar = 'gregorian' | 'hijri';

/** What a token means in an expression of time. */
export type TimeWord =
  | { is: 'unit'; unit: TimeUnit; count: 1 | 2 | 'many'; definite: boolean }
  | { is: 'direction'; direction: Direction }
  | { is: 'edge'; edge: Edge }
  | { is: 'weekday'; weekday: number }
  | { is: 'near-day'; offset: number }
  | { is: 'month'; month: number; calendar: Calendar; doubtful: boolean };

const UNITS = Object.entries(tables.units) as [TimeUnit, (typeof tables.units)[TimeUnit]][];
/** Sunday is 0, as in `Date.getUTCDay`. */
const WEEKDAYS = tables.weekdays.split(' ');
/** Month names that are also words or names of persons and things: they want a day, a year or a preposition beside them. */
const DOUBTFUL = new Set(tables.doubtful.split(' '));

const split = (words: string): string[] => words.split(' ').filter((word) => word !== '');

function build(): Map<string, TimeWord> {
  const plain: [string, TimeWord][] = [];
  for (const [unit, { one, two, many }] of UNITS) {
    for (const [forms, count] of [
      [one, 1],
      [two, 2],
      [many, 'many'],
    ] as const) {
      for (const form of split(forms)) {
        plain.push([form, { is: 'unit', unit, count, definite: false }]);
        if (form !== 'يوم') plain.push([`ال${form}`, { is: 'unit', unit, count, definite: true }]);
      }
    }
  }
  for (const direction of ['next', 'this', 'last'] as const) {
    for (const form of split(tables.directions[direction]))
      plain.push([form, { is: 'direction', direction }]);
  }
  for (const edge of ['start', 'middle', 'late', 'end'] as const) {
    for (const form of split(tables.edges[edge])) plain.push([form, { is: 'edge', edge }]);
  }
  WEEKDAYS.forEach((form, weekday) => {
    plain.push([form, { is: 'weekday', weekday }]);
  });
  for (const { offset, forms } of tables.nearDays) {
    for (const form of split(forms)) plain.push([form, { is: 'near-day', offset }]);
  }
  for (const calendar of ['gregorian', 'hijri'] as const) {
    tables.months[calendar].forEach((forms, index) => {
      for (const form of split(forms)) {
        const doubtful = calendar === 'hijri' || DOUBTFUL.has(form);
        plain.push([form, { is: 'month', month: index + 1, calendar, doubtful }]);
      }
    });
  }
  const words = new Map<string, TimeWord>(plain);
  for (const [form, word] of plain) {
    // باب is a door and ولاب means nothing: doubtful names take no prefix.
    if (word.is !== 'month' || !word.doubtful) addPrefixed(words, form, word);
  }
  return words;
}

const TIME_WORDS = build();

/** The weekday that a normalised word names, nothing written to it; Sunday is 0. */
export function weekdayNamed(word: string): number | undefined {
  const weekday = WEEKDAYS.indexOf(word);
  return weekday < 0 ? undefined : weekday;
}

/** All of them, clitics written. */
export const timeWordForms = (): Iterable<string> => TIME_WORDS.keys();

/** The meaning of a normalised token in an expression of time, clitics allowed. */
export const timeWord = (token: string): TimeWord | undefined => TIME_WORDS.get(token);
