import { addDays, type CivilDay } from './calendar.ts';

/** A day of the Islamic calendar; months count from 1 (Muharram). */
export interface HijriDay {
  year: number;
  month: number;
  day: number;
}

/** Mean lengths in days, and the first day of year 1 (16 July 622 Julian) in the Gregorian calendar. */
const YEAR_DAYS = 354.36707;
const MONTH_DAYS = 29.530588;
const EPOCH: CivilDay = { year: 622, month: 7, day: 19 };
/** The table that ICU carries. */
const FIRST_YEAR = 1300;
const LAST_YEAR = 1600;

let formatter: Intl.DateTimeFormat | undefined;

/**
 * The Umm al-Qura date of a Gregorian day, from the table in ICU. Countries that go by sighting may be a day off.
 */
export function toHijri(day: CivilDay): HijriDay {
  formatter ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const found: HijriDay = { year: 0, month: 0, day: 0 };
  for (const part of formatter.formatToParts(Date.UTC(day.year, day.month - 1, day.day))) {
    if (part.type === 'year' || part.type === 'month' || part.type === 'day')
      found[part.type] = Number(part.value);
  }
  return found;
}

/** First days of months already looked up; at most the table's 3,600. */
const firstDays = new Map<number, CivilDay>();

function firstDayOf(year: number, month: number): CivilDay {
  const key = year * 12 + month;
  const known = firstDays.get(key);
  if (known) return known;
  const guess = (year - 1) * YEAR_DAYS + (month - 1) * MONTH_DAYS;
  let day = addDays(EPOCH, Math.round(guess));
  // The mean is at most some days off, so each step lands on the month's first or closer to it.
  for (let step = 0; step < 5; step++) {
    const off = daysApart(toHijri(day), { year, month, day: 1 });
    if (off === 0) break;
    day = addDays(day, off);
  }
  firstDays.set(key, day);
  return day;
}

/**
 * The Gregorian day of an Umm al-Qura date, ±1 day by sighting; null outside 1300 to 1600 or past the 30th. The 30th
 * of a month to which the table gives 29 days, which a sighting may have lengthened, is the day after the 29th.
 */
export function fromHijri({ year, month, day }: HijriDay): CivilDay | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 30) return null;
  return addDays(firstDayOf(year, month), day - 1);
}

/** Rough distance in days, exact within a month. */
const daysApart = (from: HijriDay, to: HijriDay): number =>
  Math.round((to.year - from.year) * YEAR_DAYS + (to.month - from.month) * MONTH_DAYS) + to.day - from.day;
