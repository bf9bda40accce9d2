import { newPart, partOf } from '../features/name-part.ts';

/** Weights of features by their names: one number a label. */
export interface Weights {
  get(name: string): readonly number[] | undefined;
}

/** What a slot holds: both hashes of a name and its row from 1, 0 where the slot is free. */
const CELLS = 4;
const HASH = 0;
const CHECK = 1;
const ROW = 2;

/** A table as numbers alone. */
export interface PackedWeights {
  labels: number;
  /** By row, then by label. */
  weights: Float64Array;
  /** Half of them at most are taken. */
  slots: Int32Array;
}

/**
 * Weights in typed arrays, without a string or an object for any of some ten thousand names. A name is known by its two
 * hashes, 64 bits together: no two names of a table share them, which is seen to when it is made, and that one of the
 * few thousand others that a text makes does is as good as impossible.
 */
export class WeightTable implements Weights {
  /** Its numbers, to be kept. */
  readonly packed: PackedWeights;
  readonly rows: number;
  readonly #labels: number;
  readonly #weights: Float64Array;
  readonly #slots: Int32Array;

  constructor(packed: PackedWeights) {
    this.packed = packed;
    this.#labels = packed.labels;
    this.#weights = packed.weights;
    this.#slots = packed.slots;
    this.rows = packed.weights.length / packed.labels;
  }

  /** The row of the name with these hashes; -1 where it has no weight. */
  rowOf(hash: number, check: number): number {
    const at = slotOf(this.#slots, hash, check);
    return (this.#slots[at + ROW] as number) - 1;
  }

  /** The weight of a row for the first label. */
  weightAt(row: number): number {
    return this.#weights[row * this.#labels] as number;
  }

  get(name: string): readonly number[] | undefined {
    const { hash, check } = partOf(name);
    const row = this.rowOf(hash, check);
    if (row < 0) return undefined;
    return [...this.#weights.subarray(row * this.#labels, (row + 1) * this.#labels)];
  }
}

/** The table of weights that stand beside their names. */
export function tableOf(
  entries: readonly (readonly [string, readonly number[]])[],
  labels: number,
): WeightTable {
  const weights = new Float64Array(entries.length * labels);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(entries.length * 2 + 1)) * CELLS);
  for (const [row, [name, numbers]] of entries.entries()) {
    const { hash, check } = newPart(name);
    const at = slotOf(slots, hash, check);
    if (slots[at + ROW] !== 0) throw new Error(`two names of features share their hashes: ${name}`);
    slots[at + HASH] = hash;
    slots[at + CHECK] = check;
    slots[at + ROW] = row + 1;
    for (let label = 0; label < labels; label++) weights[row * labels + label] = numbers[label] ?? 0;
  }
  return new WeightTable({ labels, weights, slots });
}

/** The slot of a name, or the free one where it would be. */
function slotOf(slots: Int32Array, hash: number, check: number): number {
  const last = slots.length - CELLS;
  let at = Math.imul(hash ^ (hash >>> 15), CELLS * 0x2c1b3c6d) & last;
  while (slots[at + ROW] !== 0 && (slots[at + HASH] !== hash || slots[at + CHECK] !== check))
    at = (at + CELLS) & last;
  return at;
}
