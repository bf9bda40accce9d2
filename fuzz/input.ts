import { mutated } from './mutate.ts';
import { randomOf, seedOf } from './random.ts';
import type { Target } from './target.ts';

/** The input of a number: the samples themselves first, then changed ones. The same for the same seed, wherever it is made. */
export function inputOf(target: Target, seed: number, at: number): Buffer {
  const sample = target.samples[at];
  if (sample) return sample;
  return mutated(target.samples, target.words, randomOf(seedOf(target.name, seed, at)));
}
