import { ConfigError } from '../../lib/errors.ts';
import type { Calibration, LinearModel } from './linear.ts';

/** Raised when a change of features makes older weights meaningless. */
export const FEATURES_VERSION = 2;

export const MODEL_NAMES = {
  withdrawal: ['gate', 'trigger', 'agent', 'location', 'status', 'level'],
  statement: ['source', 'type', 'target', 'name', 'level'],
} as const;
export type ModelSet = keyof typeof MODEL_NAMES;

/** What the judge decides by: for each topic of the house a few linear models. */
export interface JudgeModels {
  withdrawal: Readonly<Record<(typeof MODEL_NAMES.withdrawal)[number], LinearModel>>;
  statement: Readonly<Record<(typeof MODEL_NAMES.statement)[number], LinearModel>>;
}

/** A model as a file of config/models holds it: weights as one list a label, rounded. */
export interface StoredModel {
  labels: readonly string[];
  bias: readonly number[];
  calibration: Calibration;
  postCalibration?: Calibration | undefined;
  weights: Readonly<Record<string, readonly number[] | number>>;
}

export interface StoredModels {
  format: 1;
  features: number;
  /** What they were learned from, when, and how well they did on what they had not seen. */
  provenance: Readonly<Record<string, unknown>>;
  models: Readonly<Record<string, StoredModel>>;
}

/** The models of one file. Throws ConfigError where it lacks one or was trained for other features. */
export function readModels<Set extends ModelSet>(
  set: Set,
  file: string,
  stored: StoredModels,
): JudgeModels[Set] {
  if (stored.features !== FEATURES_VERSION)
    throw new ConfigError([
      `${file}: features: found ${stored.features}, allowed: ${FEATURES_VERSION}; the model was trained for other features: train it anew (npm run train)`,
    ]);
  const models: Record<string, LinearModel> = {};
  for (const name of MODEL_NAMES[set]) {
    const model = stored.models[name];
    if (!model) throw new ConfigError([`${file}: models: found no "${name}"; train it anew (npm run train)`]);
    models[name] = unpacked(model);
  }
  return models as JudgeModels[Set];
}

const unpacked = ({ labels, bias, calibration, postCalibration, weights }: StoredModel): LinearModel => ({
  labels,
  bias,
  calibration,
  postCalibration,
  weights: new Map(
    Object.entries(weights).map(([name, row]) => [name, typeof row === 'number' ? [row] : row]),
  ),
});

/** The shape in which a model is stored; names in order, so that the same model is the same file. */
export const packed = ({
  labels,
  bias,
  calibration,
  postCalibration,
  weights,
}: LinearModel): StoredModel => ({
  labels,
  bias: bias.map(rounded),
  calibration: roundedBoth(calibration),
  ...(postCalibration ? { postCalibration: roundedBoth(postCalibration) } : {}),
  weights: Object.fromEntries(
    [...weights]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, row]) => [name, row.length === 1 ? rounded(row[0] ?? 0) : row.map(rounded)]),
  ),
});

const roundedBoth = ({ slope, offset }: Calibration): Calibration => ({
  slope: rounded(slope),
  offset: rounded(offset),
});

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
