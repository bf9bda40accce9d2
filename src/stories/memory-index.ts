import type { Change } from '../model/change.ts';
import type { StoryEventKind } from '../model/story.ts';
import { correct } from './correct.ts';
import { decide } from './decide.ts';
import { type Development, without } from './development.ts';
import type { ArticleFeatures } from './features.ts';
import { affairKeys, lookupKeys } from './keys.ts';
import type { StoryState } from './story.ts';

/** The latest developments and stories kept under one key, and the most that are compared with one article. */
const KEPT_PER_KEY = 32;
const STORIES_PER_KEY = 12;
const MAX_CANDIDATES = 24;
/** A facet or a band says more than one word does: candidates met under it come first. */
const WORD_HIT = 1;
const FACET_HIT = 3;

/** Far more than are open at any time: what is older gets no articles any more. */
const KEPT_STATES = 20_000;
const KEPT_KEYS = 500_000;
const KEPT_ARTICLES = 200_000;

interface Placed {
  /** Null for what belongs to no story. */
  storyId: string | null;
  developmentId: string | null;
  event: StoryEventKind;
}

interface Placement extends Placed {
  reason: string;
  whatsNew: Change[];
  /** What else the article tells: its other developments, each in its own story. */
  also: Placed[];
}

export interface MemoryIndex {
  place: (features: ArticleFeatures) => Placement;
}

interface Latest<V> {
  get: (key: string) => V | undefined;
  set: (key: string, value: V) => void;
}

/**
 * A map that keeps at least the half of `limit` that was set last, and at most `limit`. Two generations, because
 * deleting a Map's first entry again and again makes finding the next first one slow.
 */
function latest<V>(limit: number): Latest<V> {
  let young = new Map<string, V>();
  let old = new Map<string, V>();
  return {
    get: (key) => young.get(key) ?? old.get(key),
    set: (key, value) => {
      young.set(key, value);
      if (young.size < limit / 2) return;
      old = young;
      young = new Map();
    },
  };
}

const defined = <T>(value: T | undefined): value is T => value !== undefined;

/**
 * The stories and developments of one run in memory, as the database keeps them: key → latest. `place` costs the
 * same however many articles were placed before, and so does the memory: those of longest ago are forgotten.
 */
export function createMemoryIndex(): MemoryIndex {
  const stories = latest<StoryState>(KEPT_STATES);
  const developments = latest<Development>(KEPT_STATES);
  const byKey = latest<string[]>(KEPT_KEYS);
  const byAffair = latest<string[]>(KEPT_KEYS);
  const homes = latest<string[]>(KEPT_ARTICLES);
  const numbered = (letter: string): (() => string) => {
    let count = 0;
    return () => {
      count += 1;
      return `${letter}${count}`;
    };
  };
  const nextStory = numbered('s');
  const nextDevelopment = numbered('d');

  const file = (index: Latest<string[]>, key: string, id: string): void => {
    const ids = index.get(key) ?? [];
    if (ids.at(-1) === id) return;
    index.set(key, [...ids.filter((known) => known !== id), id].slice(-KEPT_PER_KEY));
  };

  /** The developments that meet the article under the most telling keys, and those it is in already. */
  const candidates = (keys: readonly string[], own: readonly string[]): Development[] => {
    const hits = new Map<string, number>();
    for (const key of keys) {
      const weight = key.startsWith('t:') ? WORD_HIT : FACET_HIT;
      for (const id of byKey.get(key) ?? []) hits.set(id, (hits.get(id) ?? 0) + weight);
    }
    for (const id of own) hits.set(id, Number.MAX_SAFE_INTEGER);
    return [...hits]
      .map(([id, weight]) => ({ development: developments.get(id), weight }))
      .filter((hit): hit is { development: Development; weight: number } => defined(hit.development))
      .toSorted((a, b) => b.weight - a.weight || b.development.lastSeenMs - a.development.lastSeenMs)
      .slice(0, MAX_CANDIDATES)
      .map(({ development }) => development);
  };

  const storiesFor = (features: ArticleFeatures, of: readonly Development[]): StoryState[] => {
    const ids = new Set(of.map(({ storyId }) => storyId));
    for (const key of affairKeys(features))
      for (const id of (byAffair.get(key) ?? []).slice(-STORIES_PER_KEY)) ids.add(id);
    return [...ids].map((id) => stories.get(id)).filter(defined);
  };

  /** Takes the article out of everything it was in. */
  const leave = ({ articleId, outlet }: ArticleFeatures): Placement => {
    let left: Placement = {
      storyId: null,
      developmentId: null,
      event: 'none',
      reason: 'matches no topic',
      whatsNew: [],
      also: [],
    };
    for (const id of homes.get(articleId) ?? []) {
      const development = developments.get(id);
      const story = stories.get(development?.storyId ?? '') ?? null;
      const correction = development && correct(development, story, articleId, outlet.name);
      if (!correction) continue;
      developments.set(id, correction.development);
      if (correction.story) stories.set(correction.story.id, correction.story);
      left = { ...left, event: 'corrected', reason: correction.reason, whatsNew: correction.whatsNew };
    }
    homes.set(articleId, []);
    return left;
  };

  const place = (features: ArticleFeatures): Placement => {
    if (features.reports.length === 0) return leave(features);
    const { articleId } = features;
    const keys = lookupKeys(features);
    const own = homes.get(articleId) ?? [];
    const found = candidates(keys, own);
    const decision = decide(features, { developments: found, stories: storiesFor(features, found) });
    const storyIds = decision.stories.map((story) => {
      const id = story.id || nextStory();
      stories.set(id, { ...story, id });
      for (const key of affairKeys(features)) file(byAffair, key, id);
      return id;
    });
    const placed = decision.assignments.map(({ development, story }) => {
      const id = development.id || nextDevelopment();
      developments.set(id, { ...development, id, storyId: storyIds[story] ?? development.storyId });
      for (const key of keys) file(byKey, key, id);
      return id;
    });
    for (const id of own) {
      const development = developments.get(id);
      if (development && !placed.includes(id)) developments.set(id, without(development, articleId));
    }
    homes.set(articleId, placed);
    const [{ reason, whatsNew }] = decision.assignments;
    const [first, ...also] = decision.assignments.map(({ story, event }, at): Placed => {
      const developmentId = placed[at] ?? null;
      const storyId = storyIds[story] ?? developments.get(developmentId ?? '')?.storyId ?? null;
      return { storyId, developmentId, event };
    });
    return { ...(first ?? { storyId: null, developmentId: null, event: 'none' }), reason, whatsNew, also };
  };

  return { place };
}
