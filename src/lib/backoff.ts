/**
 * How long to wait before try number `attempt + 1`: doubles from `firstMs`, never above `lastMs`, and never less
 * than what the other side asked for. Attempts count from 1.
 */
export function backoffMs(attempt: number, firstMs: number, lastMs: number, askedMs = 0): number {
  const grown = firstMs * 2 ** Math.min(Math.max(attempt, 1) - 1, 30);
  return Math.max(Math.min(grown, lastMs), askedMs);
}
