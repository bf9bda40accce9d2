import type { FeatureSink } from '../features/feature.ts';
import { type NamePart, partOf } from '../features/name-part.ts';
import type { ScoringModel } from './linear.ts';
import { tableOf, WeightTable } from './weight-table.ts';

const NOTHING = partOf('');

/** Adds up the weights of features as they come, each name once, without keeping any. Of a model with one label. */
class Tally implements FeatureSink {
  sum = 0;
  readonly #table: WeightTable;
  /** By row, the number of the last count that it was in. */
  readonly #counted: Int32Array;
  #count = 0;

  constructor(table: WeightTable) {
    this.#table = table;
    this.#counted = new Int32Array(table.rows);
  }

  begin(bias: number): void {
    this.sum = bias;
    this.#count++;
  }

  add(name: string, token = -1, value = 1): void {
    this.addWord(partOf(name), NOTHING, token, value);
  }

  addWord(prefix: NamePart, word: NamePart, _token: number, value = 1): void {
    const row = this.#table.rowOf(prefix, word);
    if (row < 0 || this.#counted[row] === this.#count) return;
    this.#counted[row] = this.#count;
    this.sum += value * this.#table.weightAt(row);
  }
}

const TALLIES = new WeakMap<ScoringModel, Tally>();

/** `scoreOf` for the features that a function adds, by a model of one label: the same sum, and no list of features. */
export function scoreBy(add: (to: FeatureSink) => void, model: ScoringModel): number {
  let tally = TALLIES.get(model);
  if (!tally) {
    tally = new Tally(weightsOf(model));
    TALLIES.set(model, tally);
  }
  tally.begin(model.bias[0] ?? 0);
  add(tally);
  return tally.sum;
}

/** Models that were just learned have their weights in a map. */
function weightsOf({ weights, labels }: ScoringModel): WeightTable {
  if (weights instanceof WeightTable) return weights;
  if (weights instanceof Map) return tableOf([...weights], labels.length);
  throw new TypeError('weights are a table or a map');
}
