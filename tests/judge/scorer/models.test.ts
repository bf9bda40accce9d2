import { describe, expect, it } from 'vitest';
import type { LinearModel } from '../../../src/judge/scorer/linear.ts';
import {
  FEATURES_VERSION,
  MODEL_NAMES,
  packed,
  readModels,
  type StoredModels,
} from '../../../src/judge/scorer/models.ts';
import { ConfigError } from '../../../src/lib/errors.ts';

const model: LinearModel = {
  labels: ['yes'],
  bias: [0.12349],
  weights: new Map([
    ['b', [1.00049]],
    ['a', [-2]],
  ]),
  calibration: { slope: 1.23456, offset: -0.5 },
};

const stored = (more: Partial<StoredModels> = {}): StoredModels => ({
  format: 1,
  features: FEATURES_VERSION.statement,
  provenance: {},
  models: Object.fromEntries(MODEL_NAMES.statement.map((name) => [name, packed(model)])),
  ...more,
});

describe('a model as a file holds it', () => {
  it('has its names in order and its numbers rounded, so that the same model is the same file', () => {
    expect(JSON.stringify(packed(model))).toBe(
      '{"labels":["yes"],"bias":[0.123],"calibration":{"slope":1.235,"offset":-0.5},"weights":{"a":-2,"b":1}}',
    );
  });

  it('comes back as it was', () => {
    const { type } = readModels('statement', 'statement.json', stored());
    expect(type).toMatchObject({ labels: ['yes'], bias: [0.123], calibration: packed(model).calibration });
    expect(['a', 'b', 'c'].map((name) => type.weights.get(name))).toEqual([[-2], [1], undefined]);
  });

  it('keeps a weight for each label', () => {
    const two = { ...model, labels: ['a', 'b'], bias: [0, 1], weights: new Map([['x', [1, -1]]]) };
    const read = readModels('statement', 'f', stored({ models: { ...stored().models, type: packed(two) } }));
    expect(read.type.weights.get('x')).toEqual([1, -1]);
  });
});

describe('a file that cannot be gone by', () => {
  const problems = (more: Partial<StoredModels>): readonly string[] => {
    try {
      readModels('statement', 'statement.json', stored(more));
    } catch (error) {
      if (error instanceof ConfigError) return error.problems;
      throw error;
    }
    return [];
  };

  it('was trained for other features', () => {
    expect(problems({ features: FEATURES_VERSION.statement + 1 })).toEqual([
      `statement.json: features: found ${FEATURES_VERSION.statement + 1}, allowed: ${FEATURES_VERSION.statement}; the model was trained for other features: train it anew (npm run train)`,
    ]);
  });

  it('lacks a model', () => {
    const { target: _, ...rest } = stored().models;
    expect(problems({ models: rest })).toEqual([
      'statement.json: models: found no "target"; train it anew (npm run train)',
    ]);
  });
});
