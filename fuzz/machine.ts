/** Milliseconds of processor time that `sample` takes on a calm machine of two cores, once compiled. */
const CALM_MS = 3;
/** A machine that is slower than this is not believed. */
const MOST = 5;

const WORDS = Array.from({ length: 2_000 }, (_, i) => `كلمة${(i * 7_919) % 1_000}`);

/** Work of the kind that is measured: words counted, joined and replaced; 3 ms on a calm machine. */
export function sample(): number {
  let size = 0;
  for (let round = 0; round < 40; round += 1) {
    const counts = new Map<string, number>();
    for (const word of WORDS) counts.set(word, (counts.get(word) ?? 0) + 1);
    size += WORDS.join(' ').replace(/[\u0660-\u0669\d]+/gu, '#').length + counts.size;
  }
  return size;
}

/** Processor time of this thread in milliseconds: other processes on a busy machine do not count. */
export const spentMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/**
 * How many times as long as on a calm machine the same work takes now, from 1 to 5: where others use its caches and the
 * other half of its core, a thread's own processor time grows to three times.
 */
export function slowdown(): number {
  const times = Array.from({ length: 8 }, () => {
    const start = spentMs();
    sample();
    return spentMs() - start;
  });
  return Math.min(MOST, Math.max(1, Math.min(...times) / CALM_MS));
}
