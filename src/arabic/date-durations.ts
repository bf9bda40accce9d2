import { addDays, addMonths, type CivilDay } from './calendar.ts';
import { type DateContext, type DateReading, type PartialDate, textAt } from './date-context.ts';
import { dateWords, oneOf } from './date-words.ts';
import { directionAt } from './date-years.ts';
import { numberWord } from './number-words.ts';
import { readNumber } from './numbers.ts';
import { futureVerbAfter, prepositionAt, tenseBefore } from './tense.ts';
import type { TimeUnit } from './time-words.ts';

interface Duration {
  count: number;
  unit: TimeUnit;
  endToken: number;
}

const ONE = dateWords('one');

/** Longest spans that are deadlines rather than history or figures of speech. */
const MOST: Readonly<Record<TimeUnit, number>> = { hour: 1000, day: 1000, week: 200, month: 120, year: 30 };

/** 48 ساعة, ستة أشهر, شهرين, عام, الأشهر الستة, الـ48 ساعة. */
function readDuration(context: DateContext, at: number): Duration | null {
  const word = context.words[at];
  if (word?.is === 'unit') {
    if (word.count === 2) return { count: 2, unit: word.unit, endToken: at + 1 };
    const after = word.definite ? readNumber(context.tokens, at + 1) : null;
    if (word.count === 'many' && after && !after.ordinal) {
      return { count: after.value, unit: word.unit, endToken: after.endToken };
    }
    const names = context.words[at + 1]?.is === 'weekday' || context.words[at + 1]?.is === 'month';
    const numbered = /^\d/.test(textAt(context, at + 1)) || numberWord(textAt(context, at + 1)) !== undefined;
    // "شهر واحد" is one month, "عام 2026" a year of its own.
    const one = ONE.has(textAt(context, at + 1));
    if (word.count !== 1 || names || (numbered && !one)) return null;
    return { count: 1, unit: word.unit, endToken: one ? at + 2 : at + 1 };
  }
  const number = readNumber(context.tokens, at);
  if (!number || number.ordinal) return null;
  const unit = context.words[number.endToken];
  if (unit?.is !== 'unit' || unit.count === 2) return null;
  return { count: number.value, unit: unit.unit, endToken: number.endToken + 1 };
}

const ABOUT = dateWords('about');
const ULTIMATUM = new RegExp(
  `^(?:[وف]?[بل]?(?:ال)?${oneOf('notice')}|${oneOf('itsNotice')}|[وف]?[اي]?${oneOf('giveNotice')}|${oneOf('givesNotice')})$`,
);
const IN = new RegExp(`^[وف]?${oneOf('in')}$`);

/** The word that makes a duration a date, up to three words back; its token index too. */
function leadBefore(context: DateContext, at: number): { lead: string; index: number } | null {
  let i = at - 1;
  while (i >= at - 3 && ABOUT.has(textAt(context, i))) i--;
  const preposition = prepositionAt(context, i);
  // "More than four months ago" is no date; "in less than a month" is a deadline.
  if ((preposition === 'since' || preposition === 'before') && i < at - 1) return null;
  if (preposition) return { lead: preposition, index: i };
  // في أقل من شهر
  if (i < at - 1 && IN.test(textAt(context, i))) return { lead: 'within', index: i };
  for (let j = i; j >= 0 && j >= at - 4; j--) {
    if (ULTIMATUM.test(textAt(context, j))) return { lead: 'ultimatum', index: i < j ? j : at };
  }
  return null;
}

/** Nouns of what begins a span of days: their own day is not the day of publication. */
const BEGINS = dateWords('begins');
/** What is dated from these words on: من تاريخ اليوم, من تاريخ صدور البيان, من توقيع هذا الاتفاق. */
const BEGINS_NOW = dateWords('beginsNow');
const COUNTS_FROM = dateWords('countsFrom');
const OF_SOMETHING = dateWords('ofSomething');

/** Is a span that ends before token `at` counted from something of its own day? خلال ستين يوما من توقيع الاتفاق. */
function isFromElsewhere(context: DateContext, at: number): boolean {
  if (!COUNTS_FROM.has(textAt(context, at)) || !BEGINS.has(textAt(context, at + 1))) return false;
  return !BEGINS_NOW.has(textAt(context, at + 2)) && !BEGINS_NOW.has(textAt(context, at + 3));
}

function isTheOne({ words }: DateContext, at: number): boolean {
  const word = words[at];
  return word?.is === 'unit' && word.count === 1 && word.definite;
}

/**
 * A span of time counted from publication: خلال 48 ساعة, في غضون عام, مهلة شهرين, الأشهر الستة
 * المقبلة ahead; منذ شهرين, قبل عام, خلال الأيام العشرة الماضية back. "A year after something" is no date here, nor
 * is what is counted from another day: خلال ستين يوما من توقيع الاتفاق.
 */
export function readDurationDate(context: DateContext, at: number): DateReading | null {
  const { anchor } = context;
  if (!anchor) return null;
  const duration = readDuration(context, at);
  if (!duration || !(duration.count <= MOST[duration.unit])) return null;
  const direction = directionAt(context, duration.endToken);
  if (isFromElsewhere(context, duration.endToken)) return null;
  const lead = leadBefore(context, at);
  if (direction === 'this' || (!lead && (!direction || duration.count === 1))) return null;
  const endToken = direction ? duration.endToken + 1 : duration.endToken;
  const found = (sign: 1 | -1, relation: 'within' | 'since' | 'on' | 'after'): DateReading => ({
    date: cut(shifted(anchor, duration, sign), duration.unit, sign),
    endToken,
    relation,
    firstToken: lead?.index ?? at,
  });
  if (direction === 'last') return found(-1, 'since');
  if (direction === 'next') return found(1, 'within');
  const ofSomething = OF_SOMETHING.has(textAt(context, endToken));
  switch (lead?.lead) {
    case 'within':
      // "During the year" is the one that is passing.
      if (isTheOne(context, at)) return null;
      return tenseBefore(context, lead.index) === 'past' ? found(-1, 'since') : found(1, 'within');
    case 'ultimatum':
      return found(1, 'within');
    case 'since':
      return found(-1, 'since');
    case 'before':
      return ofSomething ? null : found(-1, 'on');
    case 'after': {
      const ahead = tenseBefore(context, lead.index) === 'future' || futureVerbAfter(context, endToken);
      return ahead && !ofSomething ? found(1, 'after') : null;
    }
    default:
      return null;
  }
}

/** A span ahead is counted to the day; one looked back on is as exact as its unit. */
function cut(day: CivilDay, unit: TimeUnit, sign: 1 | -1): PartialDate {
  if (sign === 1 || unit === 'hour' || unit === 'day' || unit === 'week') return day;
  return { year: day.year, month: unit === 'year' ? null : day.month, day: null };
}

/** Hours count as whole days, a part of one included. */
function shifted(anchor: CivilDay, { count, unit }: Duration, sign: 1 | -1): CivilDay {
  switch (unit) {
    case 'hour':
      return addDays(anchor, sign * Math.ceil(count / 24));
    case 'day':
      return addDays(anchor, sign * Math.round(count));
    case 'week':
      return addDays(anchor, sign * Math.round(count * 7));
    case 'month':
      return addMonths(anchor, sign * Math.round(count));
    case 'year':
      return addMonths(anchor, sign * Math.round(count * 12));
  }
}
