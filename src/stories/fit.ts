/**
 * One consideration: how much it speaks for joining (negative: against) and its English words. The points of all of them
 * were set by hand, against the cases of `tests/stories`; a change of one has to keep those.
 */
export interface Consideration {
  points: number;
  why: string;
}

/** How well a report fits a development or a story: above 0 it joins; the reasons are those for it, strongest first. */
export interface Fit {
  score: number;
  reasons: string[];
  /** Is it an account of its own? A copy, and what joins by circumstances alone, confirms nothing. */
  confirms: boolean;
}

/** What contradicts in its facets never joins, whatever its words. */
export const NO_FIT: Fit = { score: Number.NEGATIVE_INFINITY, reasons: [], confirms: false };

/** Adds up considerations against what joining must overcome. */
export function fitOf(parts: readonly Consideration[], threshold: number, confirms: boolean): Fit {
  const score = parts.reduce((sum, part) => sum + part.points, -threshold);
  const reasons = parts
    .filter((part) => part.points > 0)
    .toSorted((a, b) => b.points - a.points)
    .map((part) => part.why);
  return { score, reasons, confirms };
}

/** The points for a shared value, against a different one, and none where a side says nothing. */
export function pointsFor(
  how: 'shared' | 'different' | 'unknown',
  shared: number,
  different: number,
): number {
  return how === 'shared' ? shared : how === 'different' ? different : 0;
}

/** Hours apart speak for two headlines; a sentence of the background is of any time. */
export const nearness = (time: Consideration, { bothLead }: { bothLead: boolean }): Consideration =>
  bothLead ? time : { ...time, points: Math.min(0, time.points) };

/** The candidate a report fits best, where it fits one. Of two that fit alike the later counts. */
export function bestFit<T extends { lastSeenMs: number }>(
  candidates: readonly T[],
  fitTo: (candidate: T) => Fit,
): [T, Fit] | null {
  let found: [T, Fit] | null = null;
  for (const candidate of candidates) {
    const fit = fitTo(candidate);
    if (fit.score <= 0) continue;
    const best = found?.[1].score ?? Number.NEGATIVE_INFINITY;
    const later = found !== null && fit.score === best && candidate.lastSeenMs > found[0].lastSeenMs;
    if (fit.score > best || later) found = [candidate, fit];
  }
  return found;
}
