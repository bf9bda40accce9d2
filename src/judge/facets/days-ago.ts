import { isoDate, publicationDay } from '../../arabic/calendar.ts';
import { type DateMention, findDates } from '../../arabic/dates.ts';
import { DAY_MS } from '../../lib/durations.ts';
import { remember } from '../../lib/remember.ts';
import { type Document, type Sentence, type TokenSpan, tokensIn } from '../document/document.ts';

/** A date of the text, by how long ago it is. */
export interface PastDate extends TokenSpan, Pick<DateMention, 'precision' | 'relation'> {
  /** Days from its last day to publication; below 0 for one to come. */
  age: number;
}

/** The dates of a document's text with their ages, which many candidates ask for; none without a day of publication. */
const datesOf = remember(({ text, publishedAt }: Document): PastDate[] => {
  const day = publicationDay(publishedAt);
  if (day === null) return [];
  const today = Date.parse(isoDate(day));
  return findDates(text.normal, text.tokens, publishedAt).map((date) => {
    const { precision, relation } = date;
    const age = Math.round((today - lastDayOf(date)) / DAY_MS);
    return { precision, relation, age, ...tokensIn(text, date) };
  });
});

/** Whether any date of the text lies so many days before publication. */
export const looksBack = (document: Document, days: number): boolean =>
  datesOf(document).some(({ age }) => age >= days);

/** The dates in some tokens of a sentence of the text. */
export const datesIn = (document: Document, { source }: Sentence, { first, end }: TokenSpan): PastDate[] =>
  source === document.text ? datesOf(document).filter((date) => first <= date.first && date.first < end) : [];

/** How many days before publication the days lie that a sentence of the text names. */
export const daysAgo = (document: Document, sentence: Sentence): number[] =>
  datesIn(document, sentence, sentence).flatMap(({ age, precision }) => (precision === 'day' ? [age] : []));

function lastDayOf({ date, precision }: DateMention): number {
  const [year = 0, month = 12] = date.split('-').map(Number);
  return precision === 'day' ? Date.parse(date) : Date.UTC(year, month, 0);
}
