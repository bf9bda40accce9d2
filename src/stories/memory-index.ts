import type { JudgedArticle, StoryEventKind } from '../model/story.ts';
import { correct, decide } from './decide.ts';
import { features } from './features.ts';
import { lookupKeys } from './keys.ts';
import type { StoryState } from './state.ts';

/** The latest stories kept under one key, and the most that are compared with one article. */
const KEPT_PER_KEY = 32;
const MAX_CANDIDATES = 64;

export interface Placement {
  /** Null for what belongs to no story. */
  storyId: string | null;
  event: StoryEventKind;
  reason: string;
  whatsNew: string;
}

/**
 * The stories of one run in memory, as the database keeps them: key → latest stories. `place` costs the same however
 * many articles were placed before. Stories and keys are never dropped, so it is for runs that end.
 */
export function createMemoryIndex(): { place: (judged: JudgedArticle) => Placement; size: () => number } {
  const stories = new Map<string, StoryState>();
  const byKey = new Map<string, string[]>();
  const home = new Map<string, string>();

  const file = (key: string, id: string): void => {
    const ids = byKey.get(key) ?? [];
    if (ids.at(-1) === id) return;
    byKey.set(key, [...ids.filter((known) => known !== id), id].slice(-KEPT_PER_KEY));
  };

  /** The stories that meet the article under most keys, the latest first among equals. */
  const candidates = (keys: readonly string[], own: string | undefined): StoryState[] => {
    const hits = new Map<string, number>();
    for (const key of keys) {
      for (const id of byKey.get(key) ?? []) hits.set(id, (hits.get(id) ?? 0) + 1);
    }
    if (own !== undefined) hits.set(own, Number.MAX_SAFE_INTEGER);
    return [...hits]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, MAX_CANDIDATES)
      .map(([id]) => stories.get(id))
      .filter((story) => story !== undefined)
      .toSorted((a, b) => b.lastSeenMs - a.lastSeenMs);
  };

  const leave = (id: string, storyId: string): Placement => {
    home.delete(id);
    const story = stories.get(storyId);
    if (!story) return { storyId: null, event: 'none', reason: 'matches no topic', whatsNew: '' };
    const decision = correct(story, id);
    stories.set(storyId, decision.story);
    return { storyId: null, event: decision.event, reason: decision.reason, whatsNew: decision.whatsNew };
  };

  const place = (judged: JudgedArticle): Placement => {
    const found = features(judged);
    const own = home.get(found.articleId);
    if (found.topics.length === 0) {
      if (own !== undefined) return leave(found.articleId, own);
      return { storyId: null, event: 'none', reason: 'matches no topic', whatsNew: '' };
    }
    const keys = lookupKeys(found);
    const decision = decide(found, candidates(keys, own));
    const storyId = decision.storyId ?? `s${stories.size + 1}`;
    if (own !== undefined && own !== storyId) leave(found.articleId, own);
    stories.set(storyId, { ...decision.story, id: storyId });
    home.set(found.articleId, storyId);
    for (const key of keys) file(key, storyId);
    return { storyId, event: decision.event, reason: decision.reason, whatsNew: decision.whatsNew };
  };

  return { place, size: () => stories.size };
}
