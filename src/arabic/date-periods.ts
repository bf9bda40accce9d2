import { addDays, addMonths, daysInMonth } from './calendar.ts';
import { type DateContext, type DateReading, type PartialDate, textAt } from './date-context.ts';
import { dateWords, oneOf, PARTS_OF_YEAR } from './date-words.ts';
import {
  AWAY,
  dayIn,
  directionAt,
  isThis,
  isYearWord,
  readYearAfter,
  readYearNumber,
  relativeYear,
  yearFor,
} from './date-years.ts';
import { readMonth } from './months.ts';
import { numberWord } from './number-words.ts';
import { readNumber } from './numbers.ts';
import { prepositionAt, tenseBefore } from './tense.ts';
import type { Calendar, Edge } from './time-words.ts';

/** A month or year, with the calendar its edges are counted in. */
interface Period {
  calendar: Calendar;
  year: number;
  month: number | null;
  endToken: number;
}

/**
 * A month or a year, or an edge of one: سبتمبر 2026, الشهر المقبل, نهاية العام, مطلع أيلول, 2026. The end is a day
 * (نهاية العام is 31 December); beginning, middle and late are known to the month only.
 */
export function readPeriodDate(context: DateContext, at: number): DateReading | null {
  const word = context.words[at];
  const edge = word?.is === 'edge' ? word.edge : null;
  const start = edge === null ? at : at + 1;
  const period =
    readMonthPeriod(context, start, edge) ??
    readPartOfYear(context, start) ??
    readYearPeriod(context, start, edge);
  if (!period) return null;
  const date = withEdge(context, period, edge);
  if (!date) return null;
  const lastDay = period.month === null || edge === null ? undefined : LAST_DAYS[edge];
  return { date, endToken: period.endToken, ...(lastDay !== undefined && { lastDay }) };
}

const SAME = dateWords('same');

/** Of the edges of a month, the days by which they are over. */
const LAST_DAYS: Readonly<Partial<Record<Edge, number>>> = { start: 10, middle: 20 };

function readMonthPeriod(context: DateContext, at: number, edge: Edge | null): Period | null {
  const word = context.words[at];
  const isMonthWord = word?.is === 'unit' && word.unit === 'month' && word.count === 1;
  if (isThis(context, at)) {
    const next = context.words[at + 1];
    const thisMonth = next?.is === 'unit' && next.unit === 'month' && next.definite;
    return thisMonth ? monthsAway(context, 0, at + 2) : null;
  }
  const numbered = isMonthWord ? readNumberedMonth(context, at, word.definite) : null;
  if (numbered) return numbered;
  if (isMonthWord && word.definite) {
    const direction = directionAt(context, at + 1);
    if (direction) return monthsAway(context, AWAY[direction], at + 2);
    if (SAME.has(textAt(context, at + 1)) && context.lastMonth) {
      return { calendar: 'gregorian', ...context.lastMonth, endToken: at + 2 };
    }
    return edge && !numberWord(textAt(context, at + 1))?.ordinal ? monthsAway(context, 0, at + 1) : null;
  }
  const named = readMonth(context, isMonthWord ? at + 1 : at);
  if (!named) return null;
  const after = readYearAfter(context, named.endToken, named.calendar);
  const certain = isMonthWord || edge !== null || after !== null || followsPreposition(context, at);
  if (named.doubtful && !certain) return null;
  const { month, calendar } = named;
  const endToken = after?.endToken ?? named.endToken;
  const year = yearFor(context, at, calendar, month, null, after);
  return year === null ? null : { calendar, year, month, endToken };
}

const MONTHS_A_YEAR = 12;
const ONE = dateWords('one');

/**
 * A month by its number: شهر التاسع, شهر 9, الشهر التاسع من العام الحالي; without a year the last is the ninth month of
 * anything. A figure counts where nothing is counted behind it.
 */
function readNumberedMonth(context: DateContext, at: number, definite: boolean): Period | null {
  const number = readNumber(context.tokens, at + 1);
  if (!number || !Number.isInteger(number.value) || number.value < 1 || number.value > MONTHS_A_YEAR)
    return null;
  const { value: month, ordinal, endToken } = number;
  const calendar = 'gregorian';
  const after = readYearAfter(context, endToken, calendar);
  const next = context.tokens[endToken];
  const counts = next !== undefined && next.kind !== 'punct';
  if (after === null && (definite || (!ordinal && (counts || ONE.has(textAt(context, at + 1)))))) return null;
  const year = yearFor(context, at, calendar, month, null, after);
  return year === null ? null : { calendar, year, month, endToken: after?.endToken ?? endToken };
}

const PARTS: ReadonlyMap<string, number> = new Map(Object.entries(PARTS_OF_YEAR));

/** A quarter or half of a year, as its last month: الربع الأول من عام 2026. */
function readPartOfYear(context: DateContext, at: number): Period | null {
  const name = textAt(context, at).replace(/^[وف]?ب?(?=ال)/, '');
  const month = PARTS.get(`${name} ${textAt(context, at + 1)}`);
  if (month === undefined) return null;
  const yearAt = textAt(context, at + 2) === 'من' ? at + 3 : at + 2;
  const year = readYearNumber(context, yearAt, 'gregorian') ?? readYearPeriod(context, yearAt, 'end');
  return year && { calendar: 'gregorian', month, year: year.year, endToken: year.endToken };
}

function monthsAway(context: DateContext, months: number, endToken: number): Period | null {
  if (!context.anchor) return null;
  const { year, month } = addMonths({ ...context.anchor, day: 1 }, months);
  return { calendar: 'gregorian', year, month, endToken };
}

/** Nouns that are counted, so that the number before them is none of a year. */
const COUNTED = dateWords('counted');

function readYearPeriod(context: DateContext, at: number, edge: Edge | null): Period | null {
  const calendar = 'gregorian';
  const relative = (direction: 'next' | 'this' | 'last', endToken: number): Period | null => {
    const year = relativeYear(context, direction, calendar);
    return year === null ? null : { calendar, year, month: null, endToken };
  };
  if (isThis(context, at) && isYearWord(context, at + 1)) return relative('this', at + 2);
  if (isYearWord(context, at) && !GENERAL.test(textAt(context, at - 1))) {
    const named = anyYear(context, at + 1);
    if (named) return named;
    const direction = directionAt(context, at + 1);
    if (direction) return relative(direction, at + 2);
    const word = context.words[at];
    const definite = word?.is === 'unit' && word.definite;
    if (!definite || (edge === null && textAt(context, at - 1) !== 'بحلول')) return null;
    return relative(edge === 'start' && nextBeginningIsMeant(context, at) ? 'next' : 'this', at + 1);
  }
  if (edge === null && !followsPreposition(context, at) && !SEASONS.test(textAt(context, at - 1)))
    return null;
  const bare = readYearNumber(context, at, calendar);
  if (!bare || COUNTED.has(textAt(context, bare.endToken))) return null;
  return { calendar, month: null, ...bare };
}

/** مطلع السنة in December is the coming January, in March the past one: the nearer, unless the clause has a tense. */
function nextBeginningIsMeant(context: DateContext, at: number): boolean {
  const tense = tenseBefore(context, at);
  if (tense === 'past') return false;
  return (context.anchor?.month ?? 1) > (tense === 'future' ? 2 : 6);
}

/** Nouns after which العام is "general": the secretary, the staff, opinion. */
const GENERAL = new RegExp(`^[وف]?[بلك]?(?:ال|ل)?${oneOf('general')}[هي]?ا?$`);
const SEASONS = new RegExp(`^[وبل]?${oneOf('seasons')}$`);
const IN = new RegExp(`^[وف]?${oneOf('in')}$`);

function anyYear(context: DateContext, at: number): Period | null {
  for (const calendar of ['gregorian', 'hijri'] as const) {
    const named = readYearNumber(context, at, calendar);
    if (named) return { calendar, month: null, ...named };
  }
  // عام ألفين وستة وعشرين, in words
  const spelled = readNumber(context.tokens, at);
  const plausible = spelled !== null && !spelled.ordinal && spelled.value >= 1900 && spelled.value <= 2100;
  return plausible
    ? { calendar: 'gregorian', month: null, year: spelled.value, endToken: spelled.endToken }
    : null;
}

const followsPreposition = (context: DateContext, at: number): boolean =>
  IN.test(textAt(context, at - 1)) || prepositionAt(context, at - 1) !== null;

function withEdge(context: DateContext, period: Period, edge: Edge | null): PartialDate | null {
  if (period.calendar === 'hijri') return hijriEdge(context, period, edge);
  const { year, month } = period;
  if (month !== null) {
    context.lastMonth = { year, month };
    return { year, month, day: edge === 'end' ? daysInMonth(year, month) : null };
  }
  if (edge === null) return { year, month: null, day: null };
  if (edge === 'end') return { year, month: 12, day: 31 };
  return { year, month: { start: 1, middle: 6, late: 12 }[edge], day: null };
}

/** A Hijri month is given as the Gregorian month most of it lies in, a year as the one it begins in, an end as its day. */
function hijriEdge(context: DateContext, period: Period, edge: Edge | null): PartialDate | null {
  const { year } = period;
  if (edge === 'end') {
    const next = period.month === null || period.month === 12 ? [year + 1, 1] : [year, period.month + 1];
    const after = dayIn('hijri', next[0] as number, next[1] as number, 1);
    return after && addDays(after, -1);
  }
  const middle = dayIn('hijri', year, period.month ?? 1, period.month === null ? 1 : 15);
  if (!middle) return null;
  if (period.month === null) return { year: middle.year, month: null, day: null };
  context.lastMonth = { year: middle.year, month: middle.month };
  return { year: middle.year, month: middle.month, day: null };
}
