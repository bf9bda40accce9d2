import { describe, expect, it } from 'vitest';
import type { Feature } from '../../../src/judge/features/feature.ts';
import {
  classify,
  contributions,
  type LinearModel,
  probabilityOfAny,
  scoreOf,
} from '../../../src/judge/scorer/linear.ts';

const feature = (name: string, value = 1): Feature => ({ name, value, token: -1 });

const yesOrNo: LinearModel = {
  labels: ['withdrawal'],
  bias: [-1],
  weights: new Map([
    ['troops', [2]],
    ['sport', [-4]],
    ['nothing', [0]],
  ]),
  calibration: { slope: 1, offset: 0 },
};

const kinds: LinearModel = {
  labels: ['claim', 'threat', 'demand'],
  bias: [0, 0.5, -1],
  weights: new Map([
    ['fired', [3, 1, 0]],
    ['must', [0, 0, 4]],
  ]),
  calibration: { slope: 1, offset: 0 },
};

describe('a yes-or-no model', () => {
  it('adds bias and weights, each times its feature’s value; what it does not know adds nothing', () => {
    expect(scoreOf([feature('troops'), feature('sport', 0.5), feature('unheard of')], yesOrNo)).toBe(-1);
    expect(scoreOf([], yesOrNo)).toBe(-1);
  });

  it('gives even odds at score 0', () => {
    expect(probabilityOfAny([scoreOf([feature('troops', 0.5)], yesOrNo)], yesOrNo)).toBe(0.5);
  });

  it('is calibrated by slope and offset on the score', () => {
    const calibrated = { ...yesOrNo, calibration: { slope: 2, offset: -2 } };
    expect(probabilityOfAny([scoreOf([feature('troops')], calibrated)], calibrated)).toBe(0.5);
    expect(probabilityOfAny([scoreOf([feature('troops', 2)], calibrated)], calibrated)).toBeCloseTo(
      1 / (1 + Math.exp(-4)),
      12,
    );
  });

  it('calibrates posts, which have no headline, by themselves', () => {
    const both = { ...yesOrNo, postCalibration: { slope: 1, offset: 3 } };
    expect(probabilityOfAny([0], both)).toBe(0.5);
    expect(probabilityOfAny([0], both, true)).toBeCloseTo(1 / (1 + Math.exp(-3)), 12);
    expect(probabilityOfAny([0], yesOrNo, true)).toBe(0.5);
  });

  it.each([
    [[], 0],
    [[0], 0.5],
    [[0, 0], 2 / 3],
    [[0, -1000], 0.5],
    [[1000, 0], 1],
  ])('adds up the odds of candidates %j to %d', (scores, p) => {
    expect(probabilityOfAny(scores, yesOrNo)).toBeCloseTo(p, 12);
  });

  it('stays a probability however large the score', () => {
    expect(probabilityOfAny([scoreOf([feature('troops', 1e6)], yesOrNo)], yesOrNo)).toBe(1);
    expect(probabilityOfAny([scoreOf([feature('sport', 1e6)], yesOrNo)], yesOrNo)).toBe(0);
  });
});

describe('a model of several labels', () => {
  it('gives the likeliest and its share by softmax', () => {
    const { label, p } = classify([feature('fired')], kinds);
    expect(label).toBe('claim');
    expect(p).toBeCloseTo(Math.exp(3) / (Math.exp(3) + Math.exp(1.5) + Math.exp(-1)), 12);
  });

  it('goes by its bias where no feature is known', () => {
    expect(classify([feature('unheard of')], kinds).label).toBe('threat');
  });

  it('does not overflow', () => {
    expect(classify([feature('must', 1e4)], kinds)).toMatchObject({ label: 'demand', p: 1 });
  });
});

describe('the explanation of a score', () => {
  it('is what each feature added, the weightiest first, without those that added nothing', () => {
    const features = [feature('troops'), feature('nothing'), feature('unheard of'), feature('sport')];
    expect(contributions(features, yesOrNo).map(({ feature: { name }, weight }) => [name, weight])).toEqual([
      ['sport', -4],
      ['troops', 2],
    ]);
  });

  it('adds up with the bias to the score', () => {
    const features = [feature('troops', 0.6), feature('sport', 0.3)];
    const added = contributions(features, yesOrNo).reduce((sum, { weight }) => sum + weight, -1);
    expect(added).toBeCloseTo(scoreOf(features, yesOrNo), 12);
  });
});
