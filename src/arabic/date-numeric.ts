import { type DateContext, type DateReading, textAt } from './date-context.ts';
import { oneOf } from './date-words.ts';
import { dayIn } from './date-years.ts';

const DOTTED = /^(?:[وف]?[بل]?)(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const LEADING = /^(?:[وف]?[بل]?(?:يوم)?)(\d{1,4})$/;
const BEFORE_SHORT = new RegExp(`^[وف]?${oneOf('beforeFigures')}$`);

/**
 * A date in figures, day first: 31/12/2021, 31-12-2021, 31.12.2021; year first where four digits
 * lead. The month may come first only where the second figure cannot be one. 31/12 without a year is read only after
 * a word that leads to a date, and is left to publication's year or the nearest.
 */
export function readNumericDate(context: DateContext, at: number): DateReading | null {
  const dotted = DOTTED.exec(textAt(context, at));
  if (dotted) return dayMonthYear(Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), at + 1);
  const first = LEADING.exec(textAt(context, at))?.[1];
  const sign = textAt(context, at + 1);
  if (first === undefined || (sign !== '/' && sign !== '-') || context.tokens[at + 1]?.spaceBefore)
    return null;
  const second = textAt(context, at + 2);
  if (!/^\d{1,2}$/.test(second) || context.tokens[at + 2]?.spaceBefore) return null;
  const third = textAt(context, at + 4);
  const full =
    textAt(context, at + 3) === sign && /^\d{1,4}$/.test(third) && !context.tokens[at + 4]?.spaceBefore;
  if (full && first.length === 4) return dayMonthYear(Number(third), Number(second), Number(first), at + 5);
  if (full && first.length <= 2 && third.length !== 3) {
    const year = Number(third);
    return dayMonthYear(Number(first), Number(second), third.length === 4 ? year : 2000 + year, at + 5);
  }
  if (full || first.length > 2 || sign !== '/' || !BEFORE_SHORT.test(textAt(context, at - 1))) return null;
  return context.anchor && dayMonthYear(Number(first), Number(second), context.anchor.year, at + 3);
}

function dayMonthYear(day: number, month: number, year: number, endToken: number): DateReading | null {
  if (year < 1900 || year > 2100) return null;
  const [d, m] = month > 12 && day <= 12 ? [month, day] : [day, month];
  if (m < 1 || m > 12 || d < 1) return null;
  const date = dayIn('gregorian', year, m, d);
  return date && { date, endToken };
}
