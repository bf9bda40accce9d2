import { describe, expect, it } from 'vitest';
import { reliability, type Said } from '../../../src/judge/eval/reliability.ts';

const said = (p: number, right: number, wrong: number): Said[] => [
  ...Array.from({ length: right }, () => ({ p, right: true })),
  ...Array.from({ length: wrong }, () => ({ p, right: false })),
];

describe('reliability by decile', () => {
  it('sets what was said beside what is so', () => {
    const { deciles } = reliability([...said(0.05, 0, 4), ...said(0.85, 3, 1)]);
    expect(deciles).toEqual([
      { from: 0, to: 0.1, articles: 4, said: 0.05, seen: 0 },
      { from: 0.8, to: 0.9, articles: 4, said: 0.85, seen: 0.75 },
    ]);
  });

  it('has an error of 0 where every probability is kept', () => {
    expect(reliability([...said(0, 0, 3), ...said(0.75, 3, 1), ...said(1, 5, 0)]).error).toBe(0);
  });

  it('counts each decile’s distance as often as it has articles', () => {
    expect(reliability([...said(0.9, 0, 1), ...said(0.1, 0, 3)]).error).toBeCloseTo((0.9 + 3 * 0.1) / 4, 12);
  });

  it('puts certainty into the last decile', () => {
    expect(reliability(said(1, 1, 0)).deciles).toEqual([{ from: 0.9, to: 1, articles: 1, said: 1, seen: 1 }]);
  });

  it('of nothing is nothing', () => {
    expect(reliability([])).toEqual({ deciles: [], error: 0 });
  });
});
