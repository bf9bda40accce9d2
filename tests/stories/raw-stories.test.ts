import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadStoryTools } from '../../src/commands/load-story-tools.ts';
import type { JudgedArticle, StoryEventKind } from '../../src/model/story.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { features } from '../../src/stories/features.ts';
import { createMemoryIndex } from '../../src/stories/memory-index.ts';
import { type Assignment, bcubed, pairwise } from '../../src/stories/metrics.ts';

/** Articles as outlets wrote them, without facets: two months of our own invention, each set in time order. */
interface RawArticle {
  id: string;
  source: string;
  title: string;
  text: string;
  publishedAt: string;
  story: string | null;
}

const articles = readFileSync(join(import.meta.dirname, '../corpus/stories-raw.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as RawArticle);

interface Placed extends Assignment {
  id: string;
  event: StoryEventKind;
}

describe('stories as the shipped judge and the shipped outlets see them', () => {
  const placed: Placed[] = [];
  const of = (prefix: string): Placed[] => placed.filter(({ id }) => id.startsWith(prefix));
  const measured = (found: readonly Placed[]): Placed[] =>
    found.filter((a) => a.gold !== null || a.found !== null);

  beforeAll(async () => {
    const { classify } = await loadStoryTools(SHIPPED_CONFIG);
    for (const set of new Set(articles.map(({ id }) => id.slice(0, 2)))) {
      const index = createMemoryIndex();
      for (const { id, source, title, text, publishedAt, story } of articles) {
        if (!id.startsWith(set)) continue;
        const judged: JudgedArticle = {
          article: { id, title, text, url: '', publishedAt, fetchedAt: publishedAt, revision: 1 },
          outlet: { id: source, name: { ar: source, en: source }, ownership: 'independent', owner: null },
          classification: classify({ title, text, publishedAt, source }),
        };
        const { storyId, event } = index.place(features(judged));
        placed.push({ id, gold: story, found: storyId, event });
      }
    }
  });

  it.each(['s1', 's2'])('are told apart in set %s: BCubed and pairwise F1 of 0.93 and more', (set) => {
    expect(bcubed(measured(of(set))).f1).toBeGreaterThan(0.93);
    expect(pairwise(of(set)).f1).toBeGreaterThan(0.93);
  });

  it('let no article into them that belongs to none', () => {
    expect(placed.filter(({ gold, found }) => gold === null && found !== null)).toEqual([]);
  });

  it('open once each, tell of the start and the end of a withdrawal once each, and who confirms a step', () => {
    const events = placed.filter(({ gold }) => gold === 'it-niger').map(({ event }) => event);
    expect(events).toEqual([
      'opened',
      'corroborated',
      'none',
      'status_changed',
      'corroborated',
      'status_changed',
    ]);
  });
});
