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
 * The Umm al-Qura date of a Gregorian day, from the table in ICU. Countries that go by sighting may be a day off
 * (domain notes §6).
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

/**
 * The Gregorian day of an Umm al-Qura date, ±1 day by sighting; null outside 1300 to 1600. The 30th of a month to which
 * the table gives 29 days, which a sighting may have lengthened, is the day after the 29th.
 */
export function fromHijri(date: HijriDay): CivilDay | null {
  if (date.year < FIRST_YEAR || date.year > LAST_YEAR) return null;
  const guess = (date.year - 1) * YEAR_DAYS + (date.month - 1) * MONTH_DAYS + date.day - 1;
  let day = addDays(EPOCH, Math.round(guess));
  for (let step = 0; step < 5; step++) {
    const off = daysApart(toHijri(day), date);
    if (off === 0) return day;
    day = addDays(day, off);
  }
  if (date.day !== 30) return null;
  const eve = fromHijri({ ...date, day: 29 });
  return eve && addDays(eve, 1);
}

/** Rough distance in days, exact within a month. */
const daysApart = (from: HijriDay, to: HijriDay): number =>
  Math.round((to.year - from.year) * YEAR_DAYS + (to.month - from.month) * MONTH_DAYS) + to.day - from.day;
