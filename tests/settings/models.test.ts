import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FEATURES_VERSION, MODEL_NAMES } from '../../src/judge/scorer/models.ts';
import { ConfigError } from '../../src/lib/errors.ts';
import { loadJudgement } from '../../src/settings/judgement.ts';
import { loadModels } from '../../src/settings/models.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';

const TRAIN = 'take the shipped file, or train it anew (npm run train)';
const ONE = { labels: ['yes'], bias: [0], calibration: { slope: 1, offset: 0 }, weights: { a: 1 } };
const whole = (more: object = {}): string =>
  JSON.stringify({
    format: 1,
    features: FEATURES_VERSION.statement,
    provenance: {},
    models: Object.fromEntries(MODEL_NAMES.statement.map((name) => [name, ONE])),
    ...more,
  });

describe('config/models', () => {
  let folder: TestFolder;
  beforeEach(() => {
    folder = makeFolder();
    mkdirSync(join(folder.path, 'models'));
  });
  afterEach(() => folder.remove());

  /** What is wrong with a folder whose statement.json has this text. */
  function problems(text: string): string[] {
    folder.write('models/statement.json', text);
    const found: string[] = [];
    const models = loadModels(folder.path, createHash('sha256'), found);
    expect(models === null).toBe(found.length > 0);
    return found.map((line) => line.replace(join(folder.path, 'models/'), ''));
  }

  it('stands in for the shipped file of its name', () => {
    expect(problems(whole())).toEqual([]);
  });

  it.each([
    ['an empty file', '', `statement.json: found no JSON, or a part of it; ${TRAIN}`],
    ['half a file', whole().slice(0, 200), `statement.json: found no JSON, or a part of it; ${TRAIN}`],
    ['another format', whole({ format: 2 }), `statement.json: format: Invalid input: expected 1; ${TRAIN}`],
    ['no object', '[]', `statement.json: file: Invalid input: expected object, received array; ${TRAIN}`],
    [
      'a weight that is no number',
      whole({ models: { source: { ...ONE, weights: { a: 'much' } } } }),
      `statement.json: models.source.weights: found no weights; allowed: a number, or a number for each label, by the name of a feature; ${TRAIN}`,
    ],
    [
      'a model left out',
      whole({ models: {} }),
      `statement.json: models: found no "${MODEL_NAMES.statement[0]}"; train it anew (npm run train)`,
    ],
    [
      'other features',
      whole({ features: FEATURES_VERSION.statement + 1 }),
      `statement.json: features: found ${FEATURES_VERSION.statement + 1}, allowed: ${FEATURES_VERSION.statement}; the model was trained for other features: train it anew (npm run train)`,
    ],
  ])('is refused with one line that names the file and what to do: %s', (_, text, line) => {
    expect(problems(text)).toEqual([line]);
  });

  it('stops loading as ConfigError, beside whatever else is wrong', () => {
    folder.write('models/statement.json', '');
    folder.write('models/withdrawal.json', '{');
    expect(() => loadJudgement(folder.path)).toThrow(ConfigError);
    expect(() => loadJudgement(folder.path)).toThrow(/withdrawal\.json/);
    expect(() => loadJudgement(folder.path)).toThrow(/statement\.json/);
  });

  it('has a say in the version of the rules', () => {
    const before = loadJudgement(SHIPPED_CONFIG).version;
    folder.write('models/statement.json', whole());
    expect(loadJudgement(folder.path).version).not.toBe(before);
  });
});
