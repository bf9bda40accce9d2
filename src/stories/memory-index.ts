import type { StoryEventKind } from '../model/story.ts';
import { correct, decide } from './decide.ts';
import type { StoryFeatures } from './features.ts';
import { lookupKeys } from './keys.ts';
import type { StoryState } from './state.ts';

/** The latest stories kept under one key, and the most that are compared with one article. */
const KEPT_PER_KEY = 32;
const MAX_CANDIDATES = 24;
/** A facet or a band says more than one word does: candidates met under it come first. */
const WORD_HIT = 1;
const FACET_HIT = 3;

/** Far more than are open at any time: older stories get no articles any more. */
const KEPT_STORIES = 20_000;
const KEPT_KEYS = 500_000;
const KEPT_ARTICLES = 200_000;

interface Placement {
  /** Null for what belongs to no story. */
  storyId: string | null;
  event: StoryEventKind;
  reason: string;
  whatsNew: string;
}

export interface MemoryIndex {
  place: (features: StoryFeatures) => Placement;
}

/**
 * A map that keeps at least the half of `limit` that was set last, and at most `limit`. Two generations, because
 * deleting a Map's first entry again and again makes finding the next first one slow.
 */
function latest<V>(limit: number): {
  get: (key: string) => V | undefined;
  set: (key: string, value: V) => void;
} {
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

/**
 * The stories of one run in memory, as the database keeps them: key → latest stories. `place` costs the same however
 * many articles were placed before, and so does the memory: the stories of longest ago are forgotten.
 */
export function createMemoryIndex(): MemoryIndex {
  const stories = latest<StoryState>(KEPT_STORIES);
  const byKey = latest<string[]>(KEPT_KEYS);
  const home = latest<string | null>(KEPT_ARTICLES);
  let opened = 0;

  const file = (key: string, id: string): void => {
    const ids = byKey.get(key) ?? [];
    if (ids.at(-1) === id) return;
    byKey.set(key, [...ids.filter((known) => known !== id), id].slice(-KEPT_PER_KEY));
  };

  /** The stories that meet the article under the most telling keys, and the one it is in already. */
  const candidates = (keys: readonly string[], own: string | null): StoryState[] => {
    const hits = new Map<string, number>();
    for (const key of keys) {
      const weight = key.startsWith('t:') ? WORD_HIT : FACET_HIT;
      for (const id of byKey.get(key) ?? []) hits.set(id, (hits.get(id) ?? 0) + weight);
    }
    if (own !== null) hits.set(own, Number.MAX_SAFE_INTEGER);
    return [...hits]
      .map(([id, weight]) => ({ story: stories.get(id), weight }))
      .filter((hit): hit is { story: StoryState; weight: number } => hit.story !== undefined)
      .toSorted((a, b) => b.weight - a.weight || b.story.lastSeenMs - a.story.lastSeenMs)
      .slice(0, MAX_CANDIDATES)
      .map(({ story }) => story);
  };

  const leave = ({ articleId, outlet }: StoryFeatures, storyId: string): Placement => {
    home.set(articleId, null);
    const story = stories.get(storyId);
    if (!story) return { storyId: null, event: 'none', reason: 'matches no topic', whatsNew: '' };
    const decision = correct(story, articleId, outlet.name);
    stories.set(storyId, decision.story);
    return { storyId: null, event: decision.event, reason: decision.reason, whatsNew: decision.whatsNew };
  };

  const place = (features: StoryFeatures): Placement => {
    const own = home.get(features.articleId) ?? null;
    if (features.topics.length === 0) {
      if (own !== null) return leave(features, own);
      return { storyId: null, event: 'none', reason: 'matches no topic', whatsNew: '' };
    }
    const keys = lookupKeys(features);
    const decision = decide(features, candidates(keys, own));
    if (decision.storyId === null) opened += 1;
    const storyId = decision.storyId ?? `s${opened}`;
    if (own !== null && own !== storyId) leave(features, own);
    stories.set(storyId, { ...decision.story, id: storyId });
    home.set(features.articleId, storyId);
    for (const key of keys) file(key, storyId);
    return { storyId, event: decision.event, reason: decision.reason, whatsNew: decision.whatsNew };
  };

  return { place };
}
