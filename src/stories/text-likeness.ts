import type { StoryFeatures } from './features.ts';
import { resemblance } from './fingerprint.ts';
import type { ArticlePrint, StoryState } from './state.ts';
import { stemWeight } from './words.ts';

export interface TextLikeness {
  /** Greatest weighted overlap (cosine) of telling words with one article of the story, 0 to 1. */
  overlap: number;
  /** Greatest share of common shingles with one article, 0 to 1; 0.6 and above is a copy. */
  copy: number;
  /** Days between the article's event day and the nearest of the story's articles. */
  dayGap: number;
  /** Do both texts name their day, and do they name different ones? */
  statedApart: boolean;
  /** Milliseconds to the nearest article of the story. */
  timeGapMs: number;
}

function weigh(stems: readonly string[]): number {
  let sum = 0;
  for (const stem of stems) sum += stemWeight(stem) ** 2;
  return sum;
}

/** Cosine of two stem sets under the static weights. */
function cosine(stems: ReadonlySet<string>, weight: number, other: readonly string[]): number {
  let shared = 0;
  for (const stem of other) if (stems.has(stem)) shared += stemWeight(stem) ** 2;
  return shared === 0 ? 0 : shared / Math.sqrt(weight * weigh(other));
}

/** How alike an article is to the articles of a story, in words and in time. */
export function textLikeness(features: StoryFeatures, story: StoryState): TextLikeness {
  const stems = new Set(features.stems);
  const weight = weigh(features.stems);
  const likeness: TextLikeness = {
    overlap: 0,
    copy: 0,
    dayGap: Number.MAX_SAFE_INTEGER,
    statedApart: features.dayStated && story.prints.length > 0,
    timeGapMs: Number.MAX_SAFE_INTEGER,
  };
  for (const print of story.prints) {
    likeness.overlap = Math.max(likeness.overlap, cosine(stems, weight, print.stems));
    likeness.copy = Math.max(likeness.copy, resemblance(features.print, print.print));
    likeness.dayGap = Math.min(likeness.dayGap, Math.abs(features.day - print.day));
    likeness.timeGapMs = Math.min(likeness.timeGapMs, Math.abs(features.timeMs - print.timeMs));
    if (!apart(features, print)) likeness.statedApart = false;
  }
  return likeness;
}

const apart = (features: StoryFeatures, print: ArticlePrint): boolean =>
  features.dayStated && print.dayStated && features.day !== print.day;

/** How two sets of one kind stand: share something, differ altogether, or say nothing because one is empty. */
export type Standing = 'shared' | 'different' | 'unknown';

/** Compares two lists as sets. */
export function standing(a: readonly string[], b: readonly string[]): Standing {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((item) => b.includes(item)) ? 'shared' : 'different';
}
