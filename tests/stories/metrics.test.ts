import { describe, expect, it } from 'vitest';
import { bcubed, pairwise } from '../../src/stories/metrics.ts';

/** Articles as `gold found` letters; `-` is no story. */
const assign = (text: string): { gold: string | null; found: string | null }[] =>
  text.split(' ').map((pair) => {
    const [gold = '-', found = '-'] = pair;
    return { gold: gold === '-' ? null : gold, found: found === '-' ? null : found };
  });

describe('pairwise', () => {
  it.each([
    ['perfect, whatever the names', 'Ax Ax By By', 1, 1, 1],
    ['everything in one story', 'Ax Ax Bx Bx', 2 / 6, 1, 0.5],
    ['everything alone', 'Aw Ax By Bz', 1, 0, 0],
    ['one article astray', 'Ax Ax Ay By', 1 / 2, 1 / 3, 0.4],
    ['noise taken into a story', 'Ax Ax -x', 1 / 3, 1, 0.5],
    ['an article missed', 'Ax Ax A-', 1, 1 / 3, 0.5],
    ['nothing to put together', '-- --', 1, 1, 1],
  ])('%s', (_name, articles, precision, recall, f1) => {
    const score = pairwise(assign(articles));
    expect(score.precision).toBeCloseTo(precision);
    expect(score.recall).toBeCloseTo(recall);
    expect(score.f1).toBeCloseTo(f1);
  });
});

describe('bcubed', () => {
  it.each([
    ['perfect', 'Ax Ax By', 1, 1],
    ['everything in one story', 'Ax Ax Bx Bx', 0.5, 1],
    ['everything alone', 'Ax Ay Bz', 1, (0.5 + 0.5 + 1) / 3],
    ['an article missed counts as alone', 'Ax Ax A-', 1, (2 / 3 + 2 / 3 + 1 / 3) / 3],
    ['noise taken into a story', 'Ax -x', 0.5, 1],
  ])('%s', (_name, articles, precision, recall) => {
    const score = bcubed(assign(articles));
    expect(score.precision).toBeCloseTo(precision);
    expect(score.recall).toBeCloseTo(recall);
  });
  it('of nothing is perfect', () => {
    expect(bcubed([])).toEqual({ precision: 1, recall: 1, f1: 1 });
  });
});
