import type { DatePrecision } from '../model/verdict.ts';
import { daysBetween, daysInMonth, isoDate, publicationDay } from './calendar.ts';
import type { DateContext, DateReading, DateRelation, PartialDate } from './date-context.ts';
import { readDayOfMonth, readNearDay, readWeekday } from './date-days.ts';
import { readDurationDate } from './date-durations.ts';
import { readNumericDate } from './date-numeric.ts';
import { readPeriodDate } from './date-periods.ts';
import { dateWords } from './date-words.ts';
import type { NormalText } from './normalize.ts';
import { numberWord, numberWordForms } from './number-words.ts';
import { relationBefore } from './tense.ts';
import { timeWord, timeWordForms } from './time-words.ts';
import { type Token, tokenize } from './tokens.ts';
import { hashOf } from './word-hash.ts';

/** A date the text names. Offsets are of the normal text, end exclusive. */
export interface DateMention {
  /** ISO 8601, cut to its precision. */
  date: string;
  precision: DatePrecision;
  start: number;
  end: number;
  relation: DateRelation;
  /** Whether the last day of it lies after publication; null without a publication date. */
  future: boolean | null;
}

type Reader = (context: DateContext, at: number) => DateReading | null;
/** The more words a reader asks for, the earlier it comes. */
const READERS: readonly Reader[] = [
  readNumericDate,
  readDayOfMonth,
  readNearDay,
  readWeekday,
  readPeriodDate,
  readDurationDate,
];

/**
 * The dates of a text in order, relative ones counted from the day of publication.
 * Without a publication date only those that name their year are found. Hijri dates follow Umm al-Qura and may be a
 * day off. Linear; never throws.
 */
export function findDates(
  normal: NormalText,
  tokens: readonly Token[] = tokenize(normal),
  publishedAt: string | null = null,
): DateMention[] {
  const context: DateContext = {
    normal,
    tokens,
    words: tokens.map((token) =>
      token.kind === 'word' && mayDate(token) ? timeWord(token.text) : undefined,
    ),
    anchor: publicationDay(publishedAt),
    lastMonth: null,
  };
  const found: DateMention[] = [];
  /** First token that no date has taken yet. */
  let free = 0;
  let i = 0;
  while (i < tokens.length) {
    const reading = readAt(context, i);
    if (!reading) {
      i++;
      continue;
    }
    found.push(mentionOf(context, i, reading, free));
    free = reading.endToken;
    i = reading.endToken;
  }
  return found;
}

/** First words of expressions that are neither time words nor numbers. */
const STARTERS = new Set(
  ['', 'و', 'ف'].flatMap((conjunction) =>
    ['', 'ب', 'ل'].flatMap((preposition) =>
      [...dateWords('firstWords')].map((word) => conjunction + preposition + word),
    ),
  ),
);

/** By the low bits of a word's hash, whether it may be one of those above, a time word or a number. */
const MAY_DATE = hashTable([...STARTERS, ...timeWordForms(), ...numberWordForms()]);

function hashTable(words: readonly string[]): Uint8Array {
  const table = new Uint8Array(1 << 16);
  for (const word of words) table[hashOf(word, 0, word.length) & 0xffff] = 1;
  return table;
}

const mayDate = ({ hash }: Token): boolean => MAY_DATE[hash & 0xffff] === 1;

/** Spares the readers the nine tokens of ten that begin no date. */
function mayBegin(context: DateContext, at: number): boolean {
  const token = context.tokens[at];
  if (!token) return false;
  if (token.kind === 'punct') return token.text === '(';
  if (token.kind === 'number') return true;
  if (!mayDate(token)) return hasDigit(token.text);
  const known = context.words[at] !== undefined || numberWord(token.text) !== undefined;
  return known || STARTERS.has(token.text) || hasDigit(token.text);
}

/** A number may be written to a word. */
function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) return true;
  }
  return false;
}

function readAt(context: DateContext, at: number): DateReading | null {
  if (!mayBegin(context, at)) return null;
  for (const reader of READERS) {
    const reading = reader(context, at);
    if (reading) return reading;
  }
  return null;
}

function mentionOf(context: DateContext, at: number, reading: DateReading, free: number): DateMention {
  const previous = context.words[at - 1];
  const afterDay = previous?.is === 'unit' && previous.unit === 'day' && previous.count === 1;
  const first = Math.max(free, reading.firstToken ?? (afterDay ? at - 1 : at));
  const { date } = reading;
  return {
    date: isoDate(date),
    precision: date.day !== null ? 'day' : date.month !== null ? 'month' : 'year',
    start: context.tokens[first]?.start ?? 0,
    end: context.tokens[reading.endToken - 1]?.end ?? 0,
    relation: reading.relation ?? relationBefore(context, at),
    future: context.anchor && daysBetween(context.anchor, lastDay(date, reading.lastDay)) > 0,
  };
}

function lastDay(
  { year, month, day }: PartialDate,
  ofMonth?: number,
): { year: number; month: number; day: number } {
  const last = month ?? 12;
  return { year, month: last, day: day ?? ofMonth ?? daysInMonth(year, last) };
}
