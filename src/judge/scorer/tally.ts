import type { FeatureSink } from '../features/feature.ts';
import { checkOfBoth, hashOfBoth, type Name, type NamePart, partOf } from '../features/name-part.ts';
import type { ScoringModel } from './linear.ts';
import { tableOf, WeightTable } from './weight-table.ts';

/** Then the rounds begin anew. */
const MOST_ROUNDS = 255;

/** Adds up the weights of features as they come, each name once, without keeping any. Of a model with one label. */
class Tally implements FeatureSink {
  sum = 0;
  readonly #table: WeightTable;
  /** By row, the number of the last round that it was in: small numbers, so that all of them stay in the processor's cache. */
  readonly #counted: Uint8Array;
  #round = 0;
  /** What the last candidate shared with those of its article, by kind: what it is of, and its sum. */
  readonly #shared = new Map<string, { of: object; sum: number }>();

  constructor(table: WeightTable) {
    this.#table = table;
    this.#counted = new Uint8Array(table.rows);
  }

  begin(bias: number): void {
    this.sum = bias;
    if (this.#round++ < MOST_ROUNDS) return;
    this.#counted.fill(0);
    this.#round = 1;
  }

  add(name: string | Name, _token = -1, value = 1): void {
    const { hash, check } = typeof name === 'string' ? partOf(name) : name;
    this.#count(hash, check, value);
  }

  addWord(prefix: NamePart, word: NamePart, _token: number, value = 1): void {
    this.#count(hashOfBoth(prefix, word), checkOfBoth(prefix, word), value);
  }

  addShared(of: object, kind: string, add: (to: FeatureSink) => void): void {
    let shared = this.#shared.get(kind);
    if (shared?.of !== of) {
      const before = this.sum;
      this.sum = 0;
      add(this);
      shared = { of, sum: this.sum };
      this.#shared.set(kind, shared);
      this.sum = before;
    }
    this.sum += shared.sum;
  }

  #count(hash: number, check: number, value: number): void {
    const row = this.#table.rowOf(hash, check);
    if (row < 0 || this.#counted[row] === this.#round) return;
    this.#counted[row] = this.#round;
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
