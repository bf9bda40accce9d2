/** How two sets of one kind stand: share something, differ altogether, or say nothing because one is empty. */
export type Standing = 'shared' | 'different' | 'unknown';

/** Compares two lists as sets. */
export function standing(a: readonly string[], b: readonly string[]): Standing {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((item) => b.includes(item)) ? 'shared' : 'different';
}
