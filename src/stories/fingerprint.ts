/** MinHash of word shingles (Broder 1997), read in bands so that near copies meet under an equal key. */
const BANDS = 12;
const ROWS = 3;
const HASHES = BANDS * ROWS;
/** Words a shingle: two survive light edits better than three and still tell formulas apart by their numbers. */
const SHINGLE = 2;

/** FNV-1a, 32 bit. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

/** A 32-bit mixer (the finaliser of MurmurHash3), so that one hash of a shingle serves as many. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const SEEDS = Array.from({ length: HASHES }, (_, i) => mix(Math.imul(i + 1, 0x9e3779b1)));

/** The signature of a text given as stems: 36 numbers below 2^32; empty for a text without words. */
export function signature(stems: readonly string[]): number[] {
  if (stems.length === 0) return [];
  const least = new Array<number>(HASHES).fill(0xffffffff);
  const last = Math.max(1, stems.length - SHINGLE + 1);
  for (let i = 0; i < last; i++) {
    const base = hash32(stems.slice(i, i + SHINGLE).join(' '));
    for (let k = 0; k < HASHES; k++) {
      const value = mix(base ^ (SEEDS[k] ?? 0));
      if (value < (least[k] ?? 0)) least[k] = value;
    }
  }
  return least;
}

/** Estimated share of common shingles of two texts, 0 to 1. */
export function resemblance(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || a.length !== b.length) return 0;
  let equal = 0;
  for (let k = 0; k < a.length; k++) if (a[k] === b[k]) equal += 1;
  return equal / a.length;
}

/** The index keys of a signature, one a band: two texts with half of their shingles in common meet with 80 %, with 70 % in common with 99 %. */
export function bandKeys(print: readonly number[]): string[] {
  const keys: string[] = [];
  for (let band = 0; band * ROWS < print.length; band++) {
    const rows = print.slice(band * ROWS, band * ROWS + ROWS);
    keys.push(`b${band}:${hash32(rows.join(',')).toString(36)}`);
  }
  return keys;
}
