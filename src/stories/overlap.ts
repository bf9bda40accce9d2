/** What two sets of one kind have in common: share something, differ altogether, or say nothing because one is empty. */
export type Overlap = 'shared' | 'different' | 'unknown';

/** Compares two lists as sets. */
export function overlap(a: readonly string[], b: readonly string[]): Overlap {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((item) => b.includes(item)) ? 'shared' : 'different';
}
