import { ConfigError } from '../../lib/errors.ts';
import type { Calibration, LinearModel, ScoringModel } from './linear.ts';
import { type PackedWeights, tableOf, WeightTable } from './weight-table.ts';

/** Raised when a change of features makes older weights meaningless. */
export const FEATURES_VERSION = 2;

export const MODEL_NAMES = {
  withdrawal: ['gate', 'trigger', 'agent', 'location', 'status', 'level'],
  statement: ['source', 'type', 'target', 'name', 'level'],
} as const;
export type ModelSet = keyof typeof MODEL_NAMES;

/** What the judge decides by: for each topic of the house a few linear models. */
export interface JudgeModels<Model = ScoringModel> {
  withdrawal: Readonly<Record<(typeof MODEL_NAMES.withdrawal)[number], Model>>;
  statement: Readonly<Record<(typeof MODEL_NAMES.statement)[number], Model>>;
}

/** A model that was read. */
export interface TableModel extends ScoringModel {
  weights: WeightTable;
}

/** The models of a set with their weights as numbers alone, to be kept. */
export type PackedModels = Record<string, Omit<TableModel, 'weights'> & { weights: PackedWeights }>;

export const packedModels = (models: Readonly<Record<string, TableModel>>): PackedModels =>
  Object.fromEntries(
    Object.entries(models).map(([name, model]) => [name, { ...model, weights: model.weights.packed }]),
  );

export const unpackedModels = <Set extends ModelSet>(packed: PackedModels): JudgeModels<TableModel>[Set] =>
  Object.fromEntries(
    Object.entries(packed).map(([name, model]) => [
      name,
      { ...model, weights: new WeightTable(model.weights) },
    ]),
  ) as JudgeModels<TableModel>[Set];

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
): JudgeModels<TableModel>[Set] {
  if (stored.features !== FEATURES_VERSION)
    throw new ConfigError([
      `${file}: features: found ${stored.features}, allowed: ${FEATURES_VERSION}; the model was trained for other features: train it anew (npm run train)`,
    ]);
  const models: Record<string, TableModel> = {};
  for (const name of MODEL_NAMES[set]) {
    const model = stored.models[name];
    if (!model) throw new ConfigError([`${file}: models: found no "${name}"; train it anew (npm run train)`]);
    models[name] = unpacked(model);
  }
  return models as JudgeModels<TableModel>[Set];
}

const unpacked = ({ labels, bias, calibration, postCalibration, weights }: StoredModel): TableModel => ({
  labels,
  bias,
  calibration,
  postCalibration,
  weights: tableOf(
    Object.entries(weights).map(([name, row]) => [name, typeof row === 'number' ? [row] : row]),
    labels.length,
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
