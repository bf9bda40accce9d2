import { Recent } from '../../lib/recent.ts';
import { type NamePart, newPart } from '../features/name-part.ts';

/** Weights of features by their names: one number a label. */
export interface Weights {
  get(name: string): readonly number[] | undefined;
}

/**
 * What a slot holds: the second hash of a name, and its row from 1 (0 where the slot is free) below the upper bits of the first
 * one, the lower of which choose the slot. The smaller a slot, the more of them stay in the processor's cache.
 */
const CELLS = 2;
const CHECK = 0;
const ROW = 1;
const ROW_BITS = 17;
const MOST_ROWS = 2 ** ROW_BITS - 1;

/** Files hold numbers to three places, so whole thousandths are the same weights in a quarter of the memory. */
const UNIT = 1000;

/** A number as the files of models hold it. */
export const rounded = (value: number): number => Math.round(value * UNIT) / UNIT;

/** A table as numbers alone. */
export interface PackedWeights {
  labels: number;
  /** In thousandths, by row, then by label. */
  thousandths: Int16Array;
  /** Three of four at most are taken. */
  slots: Int32Array;
}

/**
 * Weights in typed arrays, without a string or an object for any of some ten thousand names. A name is known by its two
 * hashes, 60 bits together: no two names of a table share them, which is seen to when it is made, and that one of the
 * few thousand others that a text makes does is as good as impossible.
 */
export class WeightTable implements Weights {
  /** Its numbers, to be kept. */
  readonly packed: PackedWeights;
  readonly rows: number;
  readonly #labels: number;
  readonly #thousandths: Int16Array;
  readonly #slots: Int32Array;

  constructor(packed: PackedWeights) {
    this.packed = packed;
    this.#labels = packed.labels;
    this.#thousandths = packed.thousandths;
    this.#slots = packed.slots;
    this.rows = packed.thousandths.length / packed.labels;
  }

  /** The row of the name with these hashes; -1 where it has no weight. */
  rowOf(hash: number, check: number): number {
    const at = slotOf(this.#slots, hash, check);
    return ((this.#slots[at + ROW] as number) & MOST_ROWS) - 1;
  }

  /** The weight of a row for the first label. */
  weightAt(row: number): number {
    return (this.#thousandths[row * this.#labels] as number) / UNIT;
  }

  get(name: string): readonly number[] | undefined {
    const { hash, check } = wholeName(name);
    const row = this.rowOf(hash, check);
    if (row < 0) return undefined;
    return Array.from(
      this.#thousandths.subarray(row * this.#labels, (row + 1) * this.#labels),
      (thousandths) => thousandths / UNIT,
    );
  }
}

const WHOLE = new Recent<NamePart>(12_000);

/** The numbers of a whole name. Kept apart from the parts of names: those are few and asked for all the time, these are many. */
function wholeName(text: string): NamePart {
  let part = WHOLE.get(text);
  if (part === undefined) {
    part = newPart(text);
    WHOLE.set(text, part);
  }
  return part;
}

/** So many slots a name: the next power of two is 0.38 to 0.75 taken. */
const SPARE = 4 / 3;

/**
 * The table of weights that stand beside their names; it holds them to three places. Throws for one of 32.8 or more, and for
 * more than 131,071 of them.
 */
export function tableOf(
  entries: readonly (readonly [string, readonly number[]])[],
  labels: number,
): WeightTable {
  if (entries.length > MOST_ROWS) throw new Error(`weights: ${entries.length}; allowed: up to ${MOST_ROWS}`);
  const thousandths = new Int16Array(entries.length * labels);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(entries.length * SPARE + 1)) * CELLS);
  for (const [row, [name, numbers]] of entries.entries()) {
    const { hash, check } = newPart(name);
    const at = slotOf(slots, hash, check);
    if (slots[at + ROW] !== 0) throw new Error(`two names of features share their hashes: ${name}`);
    slots[at + CHECK] = check;
    slots[at + ROW] = (mixed(hash) & ~MOST_ROWS) | (row + 1);
    for (let label = 0; label < labels; label++) {
      const weight = Math.round((numbers[label] ?? 0) * UNIT);
      const cell = row * labels + label;
      thousandths[cell] = weight;
      if (thousandths[cell] !== weight)
        throw new Error(`weight of ${name}: ${numbers[label]}; allowed: up to 32.767`);
    }
  }
  return new WeightTable({ labels, thousandths, slots });
}

const mixed = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);

/** The slot of a name, or the free one where it would be. */
function slotOf(slots: Int32Array, hash: number, check: number): number {
  const own = mixed(hash);
  let at = (own * CELLS) & (slots.length - 1);
  for (;;) {
    const row = slots[at + ROW] as number;
    if (row === 0 || (slots[at + CHECK] === check && ((row ^ own) & ~MOST_ROWS) === 0)) return at;
    at = (at + CELLS) & (slots.length - 1);
  }
}
