/** Numbers that look like chance and are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export interface Random {
  /** From 0 up to, but not, `limit`; 0 where the limit is below 1. */
  below(limit: number): number;
  /** Any of them. */
  pick<T>(list: readonly [T, ...T[]]): T;
  /** True about once in `times`. */
  once(times: number): boolean;
}

/** A number from a seed and words, so that every input of every target has chance of its own (FNV-1a). */
export function seedOf(...parts: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const char of parts.join('/')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

export function randomOf(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * Math.max(1, limit));
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    once: (times) => below(times) === 0,
  };
}
