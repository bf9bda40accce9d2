/** A part of Rasid that takes what strangers write, and what must hold whatever they write. */
export interface Target {
  name: string;
  /** Whole and well-formed inputs of our own writing, from which the others are made. */
  samples: readonly [Buffer, ...Buffer[]];
  /** Pieces that mean something to this part. */
  words: readonly [string, ...string[]];
  /** Errors that it may throw. */
  allowed: readonly (abstract new (
    ...args: never[]
  ) => Error)[];
  /** So much of the runs goes to it; the usual is 1. */
  share?: number;
  /**
   * Gives the input to the part. Resolves to how much came out, in characters or bytes; throws `Broken` where a
   * promise does not hold, and whatever the part throws.
   */
  run(input: Buffer): number | Promise<number>;
}

/** A promise about the output that did not hold. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

export function hold(condition: boolean, promise: string): void {
  if (!condition) throw new Broken(promise);
}

/** Halves of surrogate pairs have no UTF-8: two letters of the private use area stand for them. */
const HALVES: Readonly<Record<string, string>> = { '\ue000': '\ud83d', '\ue001': '\udfff' };

/** An input as text, in which halves of surrogate pairs may stand. */
export const textOf = (input: Buffer): string =>
  input.toString('utf8').replaceAll(/[\ue000\ue001]/g, (letter) => HALVES[letter] ?? letter);
