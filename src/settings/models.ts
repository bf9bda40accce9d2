import { createHash, type Hash } from 'node:crypto';
import { z } from 'zod';
import {
  type JudgeModels,
  MODEL_NAMES,
  type ModelSet,
  type PackedModel,
  packModels,
  readModels,
} from '../judge/scorer/models.ts';
import { ConfigError } from '../lib/errors.ts';
import { readPlainFile } from '../lib/plain-file.ts';
import { keptFor } from './kept.ts';
import { configPath } from './place.ts';
import { stampOf } from './stamp.ts';
import type { Problems } from './yaml-file.ts';

/** Tens of thousands of weights: checked by hand, since a schema of each costs a quarter of a second at every start. */
const weights = z.custom<Record<string, number | number[]>>(
  (value) => typeof value === 'object' && value !== null && Object.values(value).every(isRow),
  'found no weights; allowed: a number, or a number for each label, by the name of a feature',
);
const isRow = (row: unknown): boolean =>
  typeof row === 'number' || (Array.isArray(row) && row.every((weight) => typeof weight === 'number'));
const calibration = z.strictObject({ slope: z.number(), offset: z.number() });

const model = z.strictObject({
  labels: z.array(z.string()).min(1),
  bias: z.array(z.number()).min(1),
  calibration,
  postCalibration: calibration.optional(),
  weights,
});
const modelFile = z.strictObject({
  format: z.literal(1),
  features: z.number(),
  provenance: z.record(z.string(), z.unknown()),
  models: z.record(z.string(), model),
});

const MODEL_SETS = Object.keys(MODEL_NAMES) as ModelSet[];
const fileOf = (set: ModelSet): string => `models/${set}.json`;

/** The files of the models within a configuration folder. */
export const modelFiles = (): string[] => MODEL_SETS.map(fileOf);

/** Reads config/models; null, with `problems` told, where a file is missing, broken or trained for other features. */
export function loadModels(folder: string, hash: Hash, problems: Problems): JudgeModels<PackedModel> | null {
  const read: Partial<Record<ModelSet, unknown>> = {};
  for (const set of MODEL_SETS) {
    const name = fileOf(set);
    const file = configPath(folder, name);
    try {
      const digest = keptFor(`${file}\n${stampOf(file)}`)(`digest-${set}`, () =>
        digestOf(readPlainFile(file)),
      );
      hash.update(name).update(digest);
      read[set] = keptFor(digest)(`models-${set}`, () => packedModels(set, file, digest));
    } catch (error) {
      problems.push(...(error instanceof ConfigError ? error.problems : [`${file}: ${whatIsWrong(error)}`]));
    }
  }
  return read.withdrawal && read.statement ? (read as JudgeModels<PackedModel>) : null;
}

const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The models of a file of 9 MB, which is read only where they are not kept from an earlier start. */
function packedModels(set: ModelSet, file: string, digest: string): unknown {
  const bytes = readPlainFile(file);
  if (digestOf(bytes) !== digest) throw new Error('it was written while it was read; start again');
  return packModels<string>(readModels(set, file, modelFile.parse(JSON.parse(bytes.toString('utf8')))));
}

function whatIsWrong(error: unknown): string {
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return `${issue?.path.join('.') || 'file'}: ${issue?.message ?? 'not a model'}; take the shipped file, or train it anew (npm run train)`;
  }
  if (error instanceof SyntaxError)
    return 'found no JSON, or a part of it; take the shipped file, or train it anew (npm run train)';
  return error instanceof Error ? error.message : String(error);
}
