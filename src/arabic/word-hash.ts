/** FNV-1a over UTF-16 units: a word's number for tables, made while its end is still being looked for. */
export const HASH_START = 0x811c9dc5 | 0;

const PRIME = 0x01000193;

/** The hash with one more unit of the word. */
export const hashWith = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);

/** The hash of a whole word: the high bits folded into the low ones, by which tables choose a place. */
export const hashEnd = (hash: number): number => hash ^ (hash >>> 15);

/** The hash of the units of `text` from `start` to `end`, exclusive. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = HASH_START;
  for (let i = start; i < end; i++) hash = hashWith(hash, text.charCodeAt(i));
  return hashEnd(hash);
}
