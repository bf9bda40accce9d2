import { isoDate, publicationDay } from '../../arabic/calendar.ts';
import { type DateMention, findDates } from '../../arabic/dates.ts';
import { DAY_MS } from '../../lib/durations.ts';
import type { Document, Sentence } from '../document/document.ts';

/** A date of the text, by how long ago it is. */
export interface PastDate extends Pick<DateMention, 'precision' | 'relation'> {
  /** Its first token. */
  first: number;
  /** A weekday alone, «الخميس», which may as well be of this week. */
  isWeekday: boolean;
  /** Days from its last day to publication; below 0 for one to come. */
  age: number;
}

/** The dates of a document's text with their ages, which many candidates ask for. */
const DATES = new WeakMap<Document, readonly (DateMention & { age: number })[]>();

/** None without a day of publication. */
function datesOf(document: Document): readonly (DateMention & { age: number })[] {
  const known = DATES.get(document);
  if (known) return known;
  const { text, publishedAt } = document;
  const day = publicationDay(publishedAt);
  const today = day === null ? 0 : Date.parse(isoDate(day));
  const found = day === null ? [] : findDates(text.normal, text.tokens, publishedAt);
  const dates = found.map((date) => ({ ...date, age: Math.round((today - lastDayOf(date)) / DAY_MS) }));
  DATES.set(document, dates);
  return dates;
}

/** Whether any date of the text lies so many days before publication. */
export const looksBack = (document: Document, days: number): boolean =>
  datesOf(document).some(({ age }) => age >= days);

/** The dates in a sentence of the text. */
export function datesIn(document: Document): (sentence: Sentence) => PastDate[] {
  const dates = datesOf(document);
  return (sentence) => {
    const { source, first, end } = sentence;
    if (source !== document.text || dates.length === 0) return [];
    const from = source.tokens[first]?.start ?? 0;
    const to = source.tokens[end - 1]?.end ?? 0;
    return dates
      .filter(({ start }) => start >= from && start < to)
      .map((date) => ({ ...date, ...placeOf(date, sentence) }));
  };
}

/** How many days before publication the days lie that a sentence of the text names. */
export const daysAgo = (document: Document): ((sentence: Sentence) => number[]) => {
  const dated = datesIn(document);
  return (sentence) => dated(sentence).flatMap(({ age, precision }) => (precision === 'day' ? [age] : []));
};

const DAY = 'يوم';

function placeOf(
  { start, end, precision }: DateMention,
  { tokens, first, end: last }: Sentence,
): Pick<PastDate, 'first' | 'isWeekday'> {
  let at = first;
  while (at < last && (tokens[at]?.start ?? end) < start) at++;
  let words = 0;
  for (let i = at; i < last && (tokens[i]?.end ?? end + 1) <= end; i++) if (tokens[i]?.text !== DAY) words++;
  return { first: at, isWeekday: precision === 'day' && words === 1 };
}

function lastDayOf({ date, precision }: DateMention): number {
  const [year = 0, month = 12] = date.split('-').map(Number);
  return precision === 'day' ? Date.parse(date) : Date.UTC(year, month, 0);
}
