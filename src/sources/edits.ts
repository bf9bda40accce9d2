import { withoutAgo } from './dates-relative.ts';
import { foldWord } from './dates-words.ts';
import words from './edits.json' with { type: 'json' };
import { singleSpaced } from './white-space.ts';

interface Told {
  title: string;
  text: string;
}

const anyOf = (list: readonly string[]): string =>
  list
    .map(foldWord)
    .sort((left, right) => right.length - left.length)
    .join('|');

const COUNT = `\\d[\\d.,]{0,14}\\s?(?:(?:${anyOf(words.scales)})(?!\\p{L}))?`;
const COUNTED = `(?:${anyOf(words.counted)})(?!\\p{L})`;
/** 1,234 views; "views: 1,234" only with a colon or where nothing follows, since «بمشاركة 300 جندي» counts soldiers. */
const COUNTERS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${COUNT}\\s?${COUNTED}|${COUNTED}\\s?(?::\\s?${COUNT}|[([]\\s?${COUNT}\\s?[)\\]]|${COUNT}$))`,
  'gmu',
);
const LONGEST_LINE = 60;
const UPDATED = new RegExp(
  `^[^\\p{L}\\p{N}\\n]*(?:${anyOf(words.updated)})(?!\\p{L}).{0,${LONGEST_LINE}}$`,
  'gmu',
);

/** A text without what a page counts or dates anew at every look. */
function withoutCounters(text: string): string {
  const folded = foldWord(text).replaceAll(UPDATED, '').replaceAll(COUNTERS, '');
  return singleSpaced(withoutAgo(folded).replaceAll('\n', ' ')).trim();
}

/**
 * Where an article differs from what it was. `counters`: in nothing but views and other counts of readers, times of
 * updates, and how long ago something was; all other figures, those of troops among them, are words like any.
 */
export function editOf(before: Told, after: Told): 'headline' | 'text' | 'counters' {
  if (withoutCounters(before.title) !== withoutCounters(after.title)) return 'headline';
  return withoutCounters(before.text) === withoutCounters(after.text) ? 'counters' : 'text';
}
