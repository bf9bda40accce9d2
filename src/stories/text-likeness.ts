import type { StoryFeatures } from './features.ts';
import { resemblance } from './fingerprint.ts';
import type { ArticlePrint, StoryState } from './state.ts';
import { type StemWeight, stemWeight } from './words.ts';

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

interface Overlap {
  overlap: number;
  detail: number;
}

/** The squared lengths of a stem set as a vector under the static weights. */
export function stemNorm(stems: readonly string[]): StemWeight {
  const norm = { all: 0, detail: 0 };
  for (const stem of stems) {
    const { all, detail } = stemWeight(stem);
    norm.all += all * all;
    norm.detail += detail * detail;
  }
  return norm;
}

/** Cosine of two stem sets, with all words and with details only. The inner loop of every decision. */
function cosine(
  weights: ReadonlyMap<string, StemWeight>,
  norm: StemWeight,
  other: Pick<ArticlePrint, 'stems' | 'norm'>,
): Overlap {
  let all = 0;
  let detail = 0;
  for (const stem of other.stems) {
    const weight = weights.get(stem);
    if (weight === undefined) continue;
    all += weight.all * weight.all;
    detail += weight.detail * weight.detail;
  }
  if (all === 0) return { overlap: 0, detail: 0 };
  return {
    overlap: all / Math.sqrt(norm.all * other.norm.all),
    detail: detail / Math.sqrt(norm.detail * other.norm.detail),
  };
}

/** What an article is compared by, worked out once for all candidates. */
export interface Comparable {
  features: StoryFeatures;
  weights: ReadonlyMap<string, StemWeight>;
  norm: StemWeight;
}

/** Prepares an article for comparison with many stories. */
export function comparable(features: StoryFeatures): Comparable {
  const weights = new Map(features.stems.map((stem) => [stem, stemWeight(stem)]));
  return { features, weights, norm: stemNorm(features.stems) };
}

/** How alike an article is to the articles of a story, in words and in time. */
export function textLikeness({ features, weights, norm }: Comparable, story: StoryState): TextLikeness {
  const likeness: TextLikeness = {
    overlap: 0,
    detail: 0,
    copy: 0,
    dayGap: Number.MAX_SAFE_INTEGER,
    statedApart: features.dayStated && story.prints.length > 0,
    timeGapMs: Number.MAX_SAFE_INTEGER,
  };
  for (const print of story.prints) {
    const { overlap, detail } = cosine(weights, norm, print);
    likeness.overlap = Math.max(likeness.overlap, overlap);
    likeness.detail = Math.max(likeness.detail, detail);
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
