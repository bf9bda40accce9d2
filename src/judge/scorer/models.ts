import { ConfigError } from '../../lib/errors.ts';
import type { Calibration, LinearModel, ScoringModel } from './linear.ts';
import { type PackedWeights, rounded, tableOf, WeightTable } from './weight-table.ts';

export const MODEL_NAMES = {
  withdrawal: ['article', 'gate', 'trigger', 'agent', 'location', 'status', 'level'],
  statement: ['article', 'source', 'novelty', 'type', 'target', 'name', 'level'],
} as const;
export type ModelSet = keyof typeof MODEL_NAMES;

/** Raised where a change of a topic's features makes older weights meaningless. */
export const FEATURES_VERSION: Readonly<Record<ModelSet, number>> = { withdrawal: 8, statement: 10 };

/** What the judge decides by: for each built-in topic a few linear models. */
export interface JudgeModels<Model = ScoringModel> {
  withdrawal: Readonly<Record<(typeof MODEL_NAMES.withdrawal)[number], Model>>;
  statement: Readonly<Record<(typeof MODEL_NAMES.statement)[number], Model>>;
}

/** A model that was read. */
export interface TableModel extends ScoringModel {
  weights: WeightTable;
}

/** A model with its weights as numbers alone: what can be kept, and handed to another thread. */
export type PackedModel = Omit<ScoringModel, 'weights'> & { weights: PackedWeights };

/** The models of a set, to be kept. */
export const packModels = <Name extends string>(
  models: Readonly<Record<Name, TableModel>>,
): Record<Name, PackedModel> => mapped(models, (model) => ({ ...model, weights: model.weights.packed }));

/** The models of both topics, ready to score. */
export const openModels = ({
  withdrawal,
  statement,
}: JudgeModels<ScoringModel | PackedModel>): JudgeModels => ({
  withdrawal: mapped(withdrawal, opened),
  statement: mapped(statement, opened),
});

const opened = ({ weights, ...model }: ScoringModel | PackedModel): ScoringModel => ({
  ...model,
  weights: 'slots' in weights ? new WeightTable(weights) : weights,
});

const mapped = <Name extends string, From, To>(
  models: Readonly<Record<Name, From>>,
  map: (model: From) => To,
): Record<Name, To> =>
  Object.fromEntries(Object.entries<From>(models).map(([name, model]) => [name, map(model)])) as Record<
    Name,
    To
  >;

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
  if (stored.features !== FEATURES_VERSION[set])
    throw new ConfigError([
      `${file}: features: found ${stored.features}, allowed: ${FEATURES_VERSION[set]}; the model was trained for other features: train it anew (npm run train)`,
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
