import type { StoryFeatures } from './features.ts';
import { resemblance } from './fingerprint.ts';
import type { ArticlePrint, StoryState } from './state.ts';
import { isActor, stemWeight } from './words.ts';

export interface TextLikeness {
  /** Greatest weighted overlap (cosine) of telling words with one article of the story, 0 to 1. */
  overlap: number;
  /** The same with the actors' names left out, which facets compare already. */
  detail: number;
  /** Greatest share of common shingles with one article, 0 to 1; 0.6 and above is a copy. */
  copy: number;
  /** Days between the article's event day and the nearest of the story's articles. */
  dayGap: number;
  /** Do the texts' own words put them on different days? */
  statedApart: boolean;
  /** Milliseconds to the nearest article of the story. */
  timeGapMs: number;
}

const detailWeight = (stem: string): number => (isActor(stem) ? 0.3 : stemWeight(stem));

function weigh(stems: Iterable<string>, weightOf: (stem: string) => number): number {
  let sum = 0;
  for (const stem of stems) sum += weightOf(stem) ** 2;
  return sum;
}

/** Cosine of two stem sets under static weights. */
function cosine(a: ReadonlySet<string>, b: readonly string[], weightOf: (stem: string) => number): number {
  const shared = weigh(
    b.filter((stem) => a.has(stem)),
    weightOf,
  );
  return shared === 0 ? 0 : shared / Math.sqrt(weigh(a, weightOf) * weigh(b, weightOf));
}

/** How alike an article is to the articles of a story, in words and in time. */
export function textLikeness(features: StoryFeatures, story: StoryState): TextLikeness {
  const stems = new Set(features.stems);
  const likeness: TextLikeness = {
    overlap: 0,
    detail: 0,
    copy: 0,
    dayGap: Number.MAX_SAFE_INTEGER,
    statedApart: features.dayStated && story.prints.length > 0,
    timeGapMs: Number.MAX_SAFE_INTEGER,
  };
  for (const print of story.prints) {
    likeness.overlap = Math.max(likeness.overlap, cosine(stems, print.stems, stemWeight));
    likeness.detail = Math.max(likeness.detail, cosine(stems, print.stems, detailWeight));
    likeness.copy = Math.max(likeness.copy, resemblance(features.print, print.print));
    likeness.dayGap = Math.min(likeness.dayGap, Math.abs(features.day - print.day));
    likeness.timeGapMs = Math.min(likeness.timeGapMs, Math.abs(features.timeMs - print.timeMs));
    if (!apart(features, print)) likeness.statedApart = false;
  }
  return likeness;
}

/** A text cannot be on an event that its own words date after the other was published. */
const apart = (features: StoryFeatures, print: ArticlePrint): boolean =>
  features.dayStated && (print.dayStated ? features.day !== print.day : print.day < features.day);

/** How two sets of one kind stand: share something, differ altogether, or say nothing because one is empty. */
export type Standing = 'shared' | 'different' | 'unknown';

/** Compares two lists as sets. */
export function standing(a: readonly string[], b: readonly string[]): Standing {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((item) => b.includes(item)) ? 'shared' : 'different';
}
