import { examined, type Fault } from './bounds.ts';
import type { Target } from './target.ts';

/** Longer is not worth it: whoever mends the fault will look at the input anyway. */
const LONGEST_MS = 20_000;

/**
 * The smallest input found that has the same fault: pieces are cut out, ever smaller ones, as long as it stays
 * (Zeller and Hildebrandt, Simplifying and isolating failure-inducing input, 2002).
 */
export async function minimised(target: Target, input: Buffer, fault: Fault): Promise<Buffer> {
  const until = performance.now() + LONGEST_MS;
  const isSame = async (shorter: Buffer): Promise<boolean> => {
    const found = (await examined(target, shorter)).fault;
    return found !== null && found.kind === fault.kind && found.cause === fault.cause;
  };
  let kept = input;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      if (performance.now() > until) return kept;
      const shorter = Buffer.concat([kept.subarray(0, at), kept.subarray(at + size)]);
      if (await isSame(shorter)) kept = shorter;
      else at += size;
    }
  }
  return kept;
}
