import type { Feature } from '../src/judge/features/feature.ts';
import type { LinearModel } from '../src/judge/scorer/linear.ts';
import { randomFrom } from './random.ts';

/** One thing to learn from: its features, the place of its label, and how much it counts. */
export interface Example {
  features: readonly Feature[];
  label: number;
  weight: number;
}

export interface Fit {
  labels: readonly string[];
  epochs: number;
  /** Step of AdaGrad (Duchi, Hazan and Singer 2011). */
  step: number;
  /** Pull of each weight towards 0. */
  l2: number;
  /** A feature seen in fewer examples is left out. */
  minCount: number;
  seed: number;
}

export const FIT: Omit<Fit, 'labels'> = { epochs: 8, step: 0.25, l2: 1e-2, minCount: 3, seed: 7 };

/** An error so small teaches nothing. */
const SURE = 0.01;

/** Below this a weight says nothing and is not stored. */
const SMALLEST = 0.04;

/**
 * Logistic regression: of yes (label 1) or no (label 0) where one label is given, else softmax over all. The same examples
 * in the same order give the same model. Calibration is left at identity.
 */
export function learn(
  examples: readonly Example[],
  { labels, epochs, step, l2, minCount, seed }: Fit,
): LinearModel {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const { name } of features) counts.set(name, (counts.get(name) ?? 0) + 1);
  const index = new Map<string, number>();
  for (const [name, count] of counts) if (count >= minCount) index.set(name, index.size);
  const rows = labels.length;
  const weights = new Float64Array(index.size * rows);
  const sums = new Float64Array(index.size * rows).fill(1);
  const bias = new Float64Array(rows);
  const biasSums = new Float64Array(rows).fill(1);
  const coded = examples.map(({ features, label, weight }) => {
    const known = features.filter(({ name }) => index.has(name));
    return {
      at: Int32Array.from(known, ({ name }) => index.get(name) as number),
      values: Float64Array.from(known, ({ value }) => value),
      label,
      weight,
    };
  });
  const random = randomFrom(seed);
  const order = coded.map((_, i) => i);
  const scores = new Float64Array(rows);
  const total = new Float64Array(weights.length);
  const totalBias = new Float64Array(rows);
  const from = Math.floor(epochs / 2);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const i of order) {
      const { at, values, label, weight } = coded[i] as (typeof coded)[number];
      scores.set(bias);
      for (let k = 0; k < at.length; k++) {
        const from = (at[k] as number) * rows;
        for (let r = 0; r < rows; r++)
          scores[r] = (scores[r] as number) + (values[k] as number) * (weights[from + r] as number);
      }
      probabilities(scores);
      for (let r = 0; r < rows; r++) {
        const target = rows === 1 ? label : label === r ? 1 : 0;
        const error = ((scores[r] as number) - target) * weight;
        biasSums[r] = (biasSums[r] as number) + error * error;
        bias[r] = (bias[r] as number) - (step * error) / Math.sqrt(biasSums[r] as number);
        // What is right already moves no weight.
        if (Math.abs(error) < SURE) continue;
        for (let j = 0; j < at.length; j++) {
          const k = (at[j] as number) * rows + r;
          const gradient = error * (values[j] as number) + l2 * (weights[k] as number);
          sums[k] = (sums[k] as number) + gradient * gradient;
          weights[k] = (weights[k] as number) - (step * gradient) / Math.sqrt(sums[k] as number);
        }
      }
    }
    if (epoch < from) continue;
    for (let k = 0; k < weights.length; k++) total[k] = (total[k] as number) + (weights[k] as number);
    for (let r = 0; r < rows; r++) totalBias[r] = (totalBias[r] as number) + (bias[r] as number);
  }
  // The mean over the later half of the rounds: single late examples sway it less (Polyak and Juditsky 1992).
  for (let k = 0; k < weights.length; k++) weights[k] = (total[k] as number) / (epochs - from);
  for (let r = 0; r < rows; r++) bias[r] = (totalBias[r] as number) / (epochs - from);
  const kept = new Map<string, number[]>();
  for (const [name, f] of index) {
    const row = Array.from(
      weights.subarray(f * rows, f * rows + rows),
      (weight) => Math.round(weight * 1000) / 1000,
    );
    if (row.some((weight) => Math.abs(weight) >= SMALLEST)) kept.set(name, row);
  }
  return { labels, bias: [...bias], weights: kept, calibration: { slope: 1, offset: 0 } };
}

/** Turns log-odds into probabilities, in place. */
function probabilities(scores: Float64Array): void {
  if (scores.length === 1) {
    scores[0] = 1 / (1 + Math.exp(-(scores[0] as number)));
    return;
  }
  const top = Math.max(...scores);
  let sum = 0;
  for (let r = 0; r < scores.length; r++) sum += scores[r] = Math.exp((scores[r] as number) - top);
  for (let r = 0; r < scores.length; r++) scores[r] = (scores[r] as number) / sum;
}

/** One thing whose probability is known to be right or wrong, and how many of the stream it stands for. */
export interface Scored {
  score: number;
  right: boolean;
  weight: number;
}

/** Slope and offset that make scores probabilities: one-feature logistic regression (Platt 1999), by Newton's method. */
export function calibrate(scored: readonly Scored[]): { slope: number; offset: number } {
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 50; round++) {
    let [ga, gb, haa, hab, hbb] = [1e-3 * (slope - 1), 0, 1e-3, 0, 1e-6];
    for (const { score, right, weight } of scored) {
      const p = 1 / (1 + Math.exp(-(slope * score + offset)));
      const error = (p - (right ? 1 : 0)) * weight;
      const curve = Math.max(p * (1 - p), 1e-9) * weight;
      ga += error * score;
      gb += error;
      haa += curve * score * score;
      hab += curve * score;
      hbb += curve;
    }
    const det = haa * hbb - hab * hab;
    const da = (hbb * ga - hab * gb) / det;
    const db = (haa * gb - hab * ga) / det;
    slope -= da;
    offset -= db;
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  return { slope, offset };
}
