import { addDays, addMonths, type CivilDay, weekdayOf } from './calendar.ts';
import { type DateContext, type DateReading, textAt } from './date-context.ts';
import { readNumericDate } from './date-numeric.ts';
import { dateWords, oneOf } from './date-words.ts';
import { AWAY, dayIn, directionAt, isThis, readYearAfter, yearFor } from './date-years.ts';
import { readMonth } from './months.ts';
import { numberWord } from './number-words.ts';
import { readNumber } from './numbers.ts';
import { tenseBefore } from './tense.ts';

const FUSED_DAY = /^[وف]?[بل]?يوم(\d{1,2})$/;

/** A number of a day at token `at`: 31, الحادي والثلاثين, يوم8. */
function readDayNumber(
  context: DateContext,
  at: number,
): { day: number; endToken: number; ordinal: boolean } | null {
  const fused = FUSED_DAY.exec(textAt(context, at));
  if (fused) return { day: Number(fused[1]), endToken: at + 1, ordinal: true };
  const reading = readNumber(context.tokens, at);
  if (!reading || !Number.isInteger(reading.value) || reading.value < 1 || reading.value > 31) return null;
  const digits = /\d/.test(textAt(context, at));
  if (!digits && !reading.ordinal) return null;
  return { day: reading.value, endToken: reading.endToken, ordinal: reading.ordinal };
}

/** A day of a month: 31 ديسمبر, الخامس عشر من شهر أيلول المقبل, الأول من الشهر المقبل, 15 الجاري, الخامس عشر منه. */
export function readDayOfMonth(context: DateContext, at: number): DateReading | null {
  const first = readFirstOf(context, at) ?? readDayNumber(context, at);
  if (!first) return null;
  let i = first.endToken;
  if (textAt(context, i) === 'منه') return inLastMonth(context, first.day, i + 1);
  const hasOf = textAt(context, i) === 'من';
  if (hasOf) i++;
  const direction = directionAt(context, i);
  const dayWord = context.words[at - 1];
  const afterDay = dayWord?.is === 'unit' && dayWord.unit === 'day';
  if (direction === 'this' || (direction && (hasOf || afterDay))) {
    return inMonthsAway(context, AWAY[direction], first.day, i + 1);
  }
  const relative = readRelativeMonth(context, i, first.day);
  if (relative) return relative;
  const unit = context.words[i];
  if (unit?.is === 'unit' && unit.unit === 'month' && unit.count === 1 && !unit.definite) i++;
  const named = readMonth(context, i);
  if (!named) return null;
  const { calendar, month } = named;
  const after = readYearAfter(context, named.endToken, calendar);
  const year = yearFor(context, at, calendar, month, first.day, after);
  const date = year === null ? null : dayIn(calendar, year, month, first.day);
  return date && remembered(context, date, after?.endToken ?? named.endToken);
}

const FIRST_DAY = new RegExp(`^[وف]?[بل]?${oneOf('firstDay')}$`);
const SAME = dateWords('same');

/** أول أيلول: the first of it. */
function readFirstOf(context: DateContext, at: number): { day: number; endToken: number } | null {
  return FIRST_DAY.test(textAt(context, at)) && readMonth(context, at + 1)
    ? { day: 1, endToken: at + 1 }
    : null;
}

/** الشهر المقبل, هذا الشهر, الشهر نفسه after a day. */
function readRelativeMonth(context: DateContext, at: number, day: number): DateReading | null {
  const shown = isThis(context, at) ? at + 1 : at;
  const word = context.words[shown];
  if (word?.is !== 'unit' || word.unit !== 'month' || word.count !== 1 || !word.definite) return null;
  if (shown > at) return inMonthsAway(context, 0, day, shown + 1);
  const direction = directionAt(context, at + 1);
  if (direction) return inMonthsAway(context, AWAY[direction], day, at + 2);
  return SAME.has(textAt(context, at + 1)) ? inLastMonth(context, day, at + 2) : null;
}

function inMonthsAway(
  context: DateContext,
  months: number,
  day: number,
  endToken: number,
): DateReading | null {
  if (!context.anchor) return null;
  const { year, month } = addMonths({ ...context.anchor, day: 1 }, months);
  const date = dayIn('gregorian', year, month, day);
  return date && remembered(context, date, endToken);
}

function inLastMonth(context: DateContext, day: number, endToken: number): DateReading | null {
  if (!context.lastMonth) return null;
  const date = dayIn('gregorian', context.lastMonth.year, context.lastMonth.month, day);
  return date && { date, endToken };
}

function remembered(context: DateContext, date: CivilDay, endToken: number): DateReading {
  context.lastMonth = { year: date.year, month: date.month };
  return { date, endToken };
}

const ANOTHER_DAY = dateWords('another');
/** غد and الغد are also names (a party, papers); after these words they are tomorrow. */
const BEFORE_TOMORROW = new RegExp(`^[وف]?[بل]?${oneOf('beforeTomorrow')}$`);
const TOMORROW = new RegExp(`^[وف]?[بل]?${oneOf('tomorrow')}$`);
const DAY_AFTER_IT = dateWords('dayAfterIt');
const NOT_TODAY = dateWords('notToday');
const BEFORE_DATE = dateWords('beforeDate');

/** اليوم, أمس, أول من أمس, غدا, بعد غد, with the weekday written beside them. */
export function readNearDay(context: DateContext, at: number): DateReading | null {
  if (!context.anchor) return null;
  const text = textAt(context, at);
  const next = textAt(context, at + 1);
  let offset: number;
  let end = at + 1;
  const word = context.words[at];
  if (/^[وف]?اول$/.test(text) && (next === 'امس' || (next === 'من' && textAt(context, at + 2) === 'امس'))) {
    offset = -2;
    end = next === 'امس' ? at + 2 : at + 3;
  } else if (/^[وف]?بعد$/.test(text) && DAY_AFTER_IT.has(next)) {
    offset = 2;
    end = at + 2;
  } else if (TOMORROW.test(text) && BEFORE_TOMORROW.test(textAt(context, at - 1))) {
    offset = 1;
  } else if (word?.is === 'near-day') {
    if (ANOTHER_DAY.has(textAt(context, at - 1)) || NOT_TODAY.has(next)) return null;
    offset = word.offset;
    if (directionAt(context, at + 1) === 'last') {
      offset = -1;
      end = at + 2;
    } else if (offset === -1 && next === 'الاول') {
      offset = -2;
      end = at + 2;
    } else if (offset === 0 && numberWord(next)?.ordinal) return null;
  } else return null;
  return { date: addDays(context.anchor, offset), endToken: afterWeekday(context, end) };
}

/** End of a weekday, with or without a comma or يوم before it, that only names the day just given. */
function afterWeekday(context: DateContext, at: number): number {
  let i = at;
  if (textAt(context, i) === '،') i++;
  const unit = context.words[i];
  if (unit?.is === 'unit' && unit.unit === 'day') i++;
  return context.words[i]?.is === 'weekday' && directionAt(context, i + 1) === null ? i + 1 : at;
}

/**
 * A weekday: الماضي the last one, المقبل the next, الجاري this week's; bare it is the next one in a clause about the
 * future, else the latest. A date written after it wins: الجمعة 31 ديسمبر.
 */
export function readWeekday(context: DateContext, at: number): DateReading | null {
  const word = context.words[at];
  if (word?.is !== 'weekday') return null;
  const between = BEFORE_DATE.has(textAt(context, at + 1)) ? at + 2 : at + 1;
  const dated = readDayOfMonth(context, between) ?? readNumericDate(context, between);
  if (dated) return dated;
  if (!context.anchor) return null;
  const ahead = (word.weekday - weekdayOf(context.anchor) + 7) % 7;
  const direction = directionAt(context, at + 1);
  const endToken = direction ? at + 2 : at + 1;
  const days = {
    next: ahead === 0 ? 7 : ahead,
    last: ahead - 7,
    this: ahead,
    bare: ahead === 0 || tenseBefore(context, at) === 'future' ? ahead : ahead - 7,
  }[direction ?? 'bare'];
  return { date: addDays(context.anchor, days), endToken };
}
