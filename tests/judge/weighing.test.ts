import { describe, expect, it } from 'vitest';
import { countedOf } from '../../src/judge/weighing.ts';

const counted = (probabilities: number[], score: number, least = 0): number[] =>
  countedOf(
    probabilities.map((p) => ({ p })),
    score,
    0.5,
    least,
  ).map(({ p }) => p);

describe('the candidates that count', () => {
  it.each<[which: string, probabilities: number[], score: number, expected: number[], least?: number]>([
    ['those that reach the threshold', [0.6, 0.2, 0.5], 0.8, [0.6, 0.5]],
    ['the likeliest, where only all together reach it', [0.3, 0.4, 0.2], 0.6, [0.4]],
    ['none, where all together do not', [0.3, 0.1], 0.4, []],
    ['none, where the likeliest is hardly likely itself', [0.14, 0.13, 0.12, 0.12, 0.1], 0.55, [], 0.15],
  ])('are %s', (_, probabilities, score, expected, least) => {
    expect(counted(probabilities, score, least)).toEqual(expected);
  });
});
