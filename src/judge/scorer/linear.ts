import type { Feature } from '../features/feature.ts';
import type { Weights } from './weight-table.ts';

/** What a feature added to a label's score, in log-odds. */
export interface Contribution {
  feature: Feature;
  weight: number;
}

/** A linear model over named features, as far as it scores: one row of weights for each label, or one row for yes or no. */
export interface ScoringModel {
  /** One label: the score is the log-odds of it. More: of each against the others. */
  labels: readonly string[];
  bias: readonly number[];
  weights: Weights;
  /** Fitted on articles that the weights had not seen. */
  calibration: Calibration;
  /** Of posts, which are short and have no headline; where left out, as for articles. */
  postCalibration?: Calibration | undefined;
}

/** A model whose weights can be listed, as learning makes it. */
export interface LinearModel extends ScoringModel {
  weights: ReadonlyMap<string, readonly number[]>;
}

/** p = σ(slope · score + offset) (Platt 1999). */
export interface Calibration {
  slope: number;
  offset: number;
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The log-odds of a model's one label, before calibration. */
export function scoreOf(features: readonly Feature[], { bias, weights }: ScoringModel): number {
  let sum = bias[0] ?? 0;
  for (const { name, value } of features) sum += value * (weights.get(name)?.[0] ?? 0);
  return sum;
}

/**
 * The calibrated probability that at least one of several candidates is right: their odds add up. `scores` are log-odds
 * before calibration, `post` says that the text has no headline; 0 without any.
 */
export function probabilityOfAny(
  scores: readonly number[],
  { calibration, postCalibration }: ScoringModel,
  post = false,
): number {
  if (scores.length === 0) return 0;
  const { slope, offset } = (post && postCalibration) || calibration;
  const top = Math.max(...scores);
  const together = top + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - top), 0));
  return sigmoid(slope * together + offset);
}

/** The likeliest label and its probability by softmax. */
export function classify(
  features: readonly Feature[],
  model: ScoringModel,
): { label: string; p: number; scores: number[] } {
  const scores = [...model.bias];
  for (const { name, value } of features) {
    const row = model.weights.get(name);
    if (row)
      for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] as number) + value * (row[i] ?? 0);
  }
  const best = scores.indexOf(Math.max(...scores));
  return { label: model.labels[best] ?? '', p: softmax(scores)[best] ?? 0, scores };
}

/** Probabilities that go with log-odds of labels of which one holds. */
export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - top));
  const sum = odds.reduce((all, one) => all + one, 0);
  return odds.map((one) => one / sum);
}

/** What each feature added to the score, largest first; those without weight are left out. */
export function contributions(features: readonly Feature[], model: ScoringModel): Contribution[] {
  return features
    .map((feature) => ({ feature, weight: feature.value * (model.weights.get(feature.name)?.[0] ?? 0) }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
