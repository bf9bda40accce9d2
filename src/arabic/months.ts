import { type DateContext, textAt } from './date-context.ts';
import type { Calendar } from './time-words.ts';

/** A month's name, a second name for the same month included. */
export interface MonthReading {
  month: number;
  calendar: Calendar;
  /** The name is also another word. */
  doubtful: boolean;
  endToken: number;
}

interface TwoWords {
  calendar: Calendar;
  second: ReadonlyMap<string, number>;
}

const twoWords = (calendar: Calendar, second: Record<string, number>): TwoWords => ({
  calendar,
  second: new Map(Object.entries(second)),
});

const DHU = twoWords('hijri', { القعده: 11, الحجه: 12 });

/** Names of two words, by their first: the second word tells the month. */
const TWO_WORDS = new Map<string, TwoWords>([
  ['كانون', twoWords('gregorian', { الاول: 12, اول: 12, الثاني: 1, ثاني: 1 })],
  ['تشرين', twoWords('gregorian', { الاول: 10, اول: 10, الثاني: 11, ثاني: 11 })],
  ['ربيع', twoWords('hijri', { الاول: 3, اول: 3, الاخر: 4, الثاني: 4, ثاني: 4 })],
  ['جمادي', twoWords('hijri', { الاولي: 5, الاول: 5, الاخره: 6, الثانيه: 6, الثاني: 6 })],
  ['ذو', DHU],
  ['ذي', DHU],
]);

function readName(context: DateContext, at: number): MonthReading | null {
  const word = context.words[at];
  if (word?.is === 'month' && !(word.doubtful && isWrittenBelow(context, at))) {
    return { month: word.month, calendar: word.calendar, doubtful: word.doubtful, endToken: at + 1 };
  }
  const text = textAt(context, at);
  const pair = TWO_WORDS.get(text) ?? TWO_WORDS.get(text.replace(/^[وف]?[بل]?(?=[كترجذ])/, ''));
  const month = pair?.second.get(textAt(context, at + 1));
  if (!pair || month === undefined) return null;
  return { month, calendar: pair.calendar, doubtful: false, endToken: at + 2 };
}

/** «إب», a town of Yemen, which normalising makes «آب». «إبريل» is no doubtful name. */
function isWrittenBelow({ normal, tokens }: DateContext, at: number): boolean {
  const start = normal.starts[tokens[at]?.start ?? -1];
  return start !== undefined && normal.original[start] === HAMZA_BELOW;
}
const HAMZA_BELOW = 'إ';

/**
 * The month named at token `at`. Two names of one month count as one, in either order: كانون الأول/ديسمبر,
 * سبتمبر (أيلول), (أيلول) سبتمبر, ديسمبر كانون الأول.
 */
export function readMonth(context: DateContext, at: number): MonthReading | null {
  if (textAt(context, at) === '(') {
    const inner = readName(context, at + 1);
    if (!inner || textAt(context, inner.endToken) !== ')') return null;
    const outer = readName(context, inner.endToken + 1);
    return outer?.month === inner.month ? { ...outer, doubtful: false } : null;
  }
  const first = readName(context, at);
  if (!first) return null;
  const sign = textAt(context, first.endToken);
  if (sign !== '/' && sign !== '(' && sign !== '-') {
    const beside = readName(context, first.endToken);
    const same = beside?.month === first.month && beside.calendar === first.calendar;
    return same ? { ...beside, doubtful: false } : first;
  }
  const second = readName(context, first.endToken + 1);
  if (second?.month !== first.month || second.calendar !== first.calendar) return first;
  if (sign !== '(') return { ...second, doubtful: false };
  const closed = textAt(context, second.endToken) === ')';
  return closed ? { ...second, doubtful: false, endToken: second.endToken + 1 } : first;
}
