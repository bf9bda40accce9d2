const DAY_MS = 86_400_000;
/** Baghdad, Riyadh, Sanaa; Beirut, Cairo and Damascus differ by an hour at most, which no story turns on. */
const ZONE_MS = 3 * 3_600_000;
/** Until five in the morning, outlets publish what happened the evening before. */
const NIGHT_MS = 5 * 3_600_000;
/** A day is named in the opening of a news text; later ones belong to its background. */
const OPENING_WORDS = 60;

const WEEKDAYS: Record<string, number> = {
  الاحد: 0,
  الاثنين: 1,
  الثلاثاء: 2,
  الاربعاء: 3,
  الخميس: 4,
  الجمعه: 5,
  السبت: 6,
};
const AHEAD = new Set(['المقبل', 'القادم', 'المقبله', 'القادمه', 'غدا', 'غد', 'بعد', 'حتي', 'بحلول', 'قبل']);
/** A weekday further back than this is background, not the day of the news. */
const MAX_BACK = 3;

export interface EventDay {
  /** Days since 1 January 1970, in the region's zone. */
  day: number;
  /** Did the text itself name it, or is it the day of publication? */
  stated: boolean;
}

/** The region's calendar day of a moment (milliseconds since 1970). */
export function dayOf(timeMs: number): number {
  return Math.floor((timeMs + ZONE_MS) / DAY_MS);
}

/**
 * The day the news happened: the first of اليوم, أمس, أول من أمس or a weekday that has passed, in the opening; without
 * one, the day of publication. `text` is folded words in order.
 */
export function eventDay(text: readonly string[], publishedMs: number): EventDay {
  const published = dayOf(publishedMs);
  // 1 January 1970 was a Thursday.
  const weekday = (((published + 4) % 7) + 7) % 7;
  for (const [i, raw] of text.slice(0, OPENING_WORDS).entries()) {
    const word = raw.startsWith('و') && raw.length > 4 ? raw.slice(1) : raw;
    const before = text[i - 1] ?? '';
    const after = text[i + 1] ?? '';
    if (AHEAD.has(before) || AHEAD.has(after)) continue;
    if (word === 'امس') {
      const back = before === 'اول' || (before === 'من' && text[i - 2] === 'اول') ? 2 : 1;
      const named = WEEKDAYS[after];
      // «أمس الأحد» fixes the day even when the publication time is a little off.
      const back2 = named === undefined ? back : (weekday - named + 7) % 7;
      return { day: published - (back2 <= MAX_BACK ? back2 : back), stated: true };
    }
    const named = WEEKDAYS[word];
    if (named !== undefined) {
      const back = (weekday - named + 7) % 7;
      if (back <= MAX_BACK) return { day: published - back, stated: true };
    }
    if (word === 'اليوم' && after !== 'التالي') {
      const next = WEEKDAYS[after];
      const back = next === undefined ? 0 : (weekday - next + 7) % 7;
      return { day: published - (back <= MAX_BACK ? back : 0), stated: true };
    }
  }
  // A bare date is read as midnight UTC: no hour to judge by.
  const night = publishedMs % DAY_MS === 0 ? 0 : NIGHT_MS;
  return { day: dayOf(publishedMs - night), stated: false };
}
