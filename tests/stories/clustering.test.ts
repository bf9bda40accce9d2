import { describe, expect, it } from 'vitest';
import { features } from '../../src/stories/features.ts';
import { createMemoryIndex } from '../../src/stories/memory-index.ts';
import { type Assignment, bcubed, pairwise, type Score } from '../../src/stories/metrics.ts';
import { blur, judged, type LabelledArticle, type Noise, readCorpus, seeded } from './corpus.ts';

const corpus = readCorpus();

function cluster(articles: readonly LabelledArticle[]): Assignment[] {
  const index = createMemoryIndex();
  return articles.map((article) => ({
    gold: article.story,
    found: index.place(features(judged(article))).storyId,
  }));
}

/** BCubed is taken over articles that belong, or were put, somewhere: the others are right by default. */
const measured = (found: Assignment[]): { pairs: Score; bcubed: Score } => ({
  pairs: pairwise(found),
  bcubed: bcubed(found.filter((a) => a.gold !== null || a.found !== null)),
});

/** Mean F1 of several seeds, so that one lucky roll decides nothing. */
function blurred(noise: Noise): { pairs: number; bcubed: number } {
  const seeds = [1, 2, 3, 4, 5];
  let pairs = 0;
  let articles = 0;
  for (const seed of seeds) {
    const random = seeded(seed);
    const score = measured(cluster(corpus.map((article) => blur(article, noise, random))));
    pairs += score.pairs.f1 / seeds.length;
    articles += score.bcubed.f1 / seeds.length;
  }
  return { pairs, bcubed: articles };
}

describe('the labelled stories', () => {
  it('are at least 60 stories and 300 articles, with noise among them', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(300);
    expect(new Set(corpus.map(({ story }) => story)).size).toBeGreaterThan(60);
    expect(corpus.filter(({ story }) => story === null).length).toBeGreaterThanOrEqual(20);
  });

  it('are told apart with the facets as written', () => {
    const { pairs, bcubed: articles } = measured(cluster(corpus));
    expect(pairs.precision).toBeGreaterThan(0.98);
    expect(pairs.recall).toBeGreaterThan(0.97);
    expect(articles.f1).toBeGreaterThan(0.98);
  });

  // What contradicts never joins: a wrong force or faction costs a story of its own, and mixes nothing.
  it.each([
    ['one facet in seven is missing or wrong', { drop: 0.1, corrupt: 0.05 }, 0.78, 0.87],
    ['three in ten are missing or wrong', { drop: 0.2, corrupt: 0.1 }, 0.6, 0.79],
  ] as [string, Noise, number, number][])('are still found when %s', (_name, noise, pairs, articles) => {
    const score = blurred(noise);
    expect(score.pairs).toBeGreaterThan(pairs);
    expect(score.bcubed).toBeGreaterThan(articles);
  });

  it('never take in what matches no topic', () => {
    expect(cluster(corpus).filter(({ gold, found }) => gold === null && found !== null)).toEqual([]);
  });
});
