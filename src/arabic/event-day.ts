import { DAY_MS, HOUR_MS } from '../lib/durations.ts';
import { prepositionOf } from './tense.ts';
import { timeWord, weekdayNamed } from './time-words.ts';

/** Baghdad, Riyadh, Sanaa; Beirut, Cairo and Damascus differ by an hour at most, which no story turns on. */
const ZONE_MS = 3 * HOUR_MS;
/** Until five in the morning, outlets publish what happened the evening before. */
const NIGHT_MS = 5 * HOUR_MS;
/** A day is named in the opening of a news text; later ones belong to its background. */
const OPENING_WORDS = 60;

/** A weekday further back than this is background, not the day of the news. */
const MAX_BACK = 3;
/** Footage carries the date of its operation for so long; what is dated further back is an anniversary. */
const MAX_DATED_BACK = 60;
const NUMBER = /^\d{1,4}$/;

export interface EventDay {
  /** Days since 1 January 1970, in the region's zone. */
  day: number;
  /** Did the text itself name it, or is it the day of publication? */
  stated: boolean;
  /** Did it name it by a date in figures, as the footage of an operation does? */
  dated: boolean;
}

/** The region's calendar day of a moment (milliseconds since 1970). */
export function dayOf(timeMs: number): number {
  return Math.floor((timeMs + ZONE_MS) / DAY_MS);
}

const DAY_MONTH_YEAR = [2, 1, 0] as const;
const YEAR_MONTH_DAY = [0, 1, 2] as const;

/** The day (since 1970) of a date in figures that begins at this word, 12-06-2026 or 2026/6/12; null where none does. */
function datedDay(text: readonly string[], at: number): number | null {
  const parts = text.slice(at, at + 3);
  if (parts.length < 3 || !parts.every((part) => NUMBER.test(part))) return null;
  const order = parts[0]?.length === 4 ? YEAR_MONTH_DAY : DAY_MONTH_YEAR;
  const [year = 0, month = 0, day = 0] = order.map((place) => Number(parts[place]));
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The words, as `words` gives them, without the dates in figures, whose numbers count nothing. */
export function withoutDates(text: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < text.length; i++) {
    if (datedDay(text, i) === null) kept.push(text[i] ?? '');
    else i += 2;
  }
  return kept;
}

/** Whether a word beside a day says that it is to come, or bounds it: المقبل, غدا, قبل. */
function leadsAhead(word: string): boolean {
  const relation = prepositionOf(word);
  if (relation === 'before' || relation === 'after') return true;
  const time = timeWord(word);
  return (
    (time?.is === 'direction' && time.direction === 'next') || (time?.is === 'near-day' && time.offset > 0)
  );
}

/**
 * The day the news happened: a date in figures of the last weeks, or else the first of اليوم, أمس, أول من أمس or a weekday
 * that has passed, in the opening; without one, the day of publication. `text` as `words` gives it.
 */
export function eventDay(text: readonly string[], publishedMs: number): EventDay {
  const published = dayOf(publishedMs);
  // 1 January 1970 was a Thursday.
  const weekday = (((published + 4) % 7) + 7) % 7;
  for (let i = 0; i < Math.min(text.length, OPENING_WORDS); i++) {
    const dated = datedDay(text, i);
    if (dated !== null && dated <= published && published - dated <= MAX_DATED_BACK)
      return { day: dated, stated: true, dated: true };
  }
  for (const [i, raw] of text.slice(0, OPENING_WORDS).entries()) {
    const word = raw.startsWith('و') && raw.length > 4 ? raw.slice(1) : raw;
    const before = text[i - 1] ?? '';
    const after = text[i + 1] ?? '';
    if (leadsAhead(before) || leadsAhead(after)) continue;
    if (word === 'امس') {
      const back = before === 'اول' || (before === 'من' && text[i - 2] === 'اول') ? 2 : 1;
      const named = weekdayNamed(after);
      // «أمس الأحد» fixes the day even when the publication time is a little off.
      const back2 = named === undefined ? back : (weekday - named + 7) % 7;
      return { day: published - (back2 <= MAX_BACK ? back2 : back), stated: true, dated: false };
    }
    const named = weekdayNamed(word);
    if (named !== undefined) {
      const back = (weekday - named + 7) % 7;
      if (back <= MAX_BACK) return { day: published - back, stated: true, dated: false };
    }
    if (word === 'اليوم' && after !== 'التالي') {
      const next = weekdayNamed(after);
      const back = next === undefined ? 0 : (weekday - next + 7) % 7;
      return { day: published - (back <= MAX_BACK ? back : 0), stated: true, dated: false };
    }
  }
  // A bare date is read as midnight UTC: no hour to judge by.
  const night = publishedMs % DAY_MS === 0 ? 0 : NIGHT_MS;
  return { day: dayOf(publishedMs - night), stated: false, dated: false };
}
