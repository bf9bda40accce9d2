import { hash } from 'node:crypto';
import { HOUR_MS } from '../lib/durations.ts';
import type { SourceMemory } from '../model/reading.ts';
import type { Source } from '../model/source.ts';

type Paced = Pick<Source, 'id' | 'every'>;

/** The longest wait a server's Retry-After may impose on one source. */
const LONGEST_RETRY_MS = 24 * HOUR_MS;
/** How far the next time may stray, as a share of the interval. */
const JITTER = 0.1;

/** A number in [0, 1) that is always the same for the same text. */
const fractionOf = (text: string): number => hash('sha256', text, 'buffer').readUInt32BE() / 2 ** 32;

function healthyIntervalMs(source: Paced, memory: SourceMemory): number {
  const { minMs, maxMs } = source.every;
  const { pattern, findings, freshForMs } = memory;
  if (!pattern || findings.some((finding) => finding.kind === 'gap')) return minMs;
  // Twice as often as items appear, and never so seldom that half of the list is replaced in between.
  const byRate = pattern.perHour > 0 ? HOUR_MS / (2 * pattern.perHour) : maxMs;
  const byWindow = pattern.windowMs === null ? maxMs : pattern.windowMs / 2;
  const wanted = Math.max(Math.min(byRate, byWindow), freshForMs ?? 0);
  return Math.min(Math.max(wanted, minMs), maxMs);
}

/**
 * When to fetch a source again, after a fetch that ended at `now` and left this memory. Pure.
 * Healthy: between the bounds, by pattern, list window and cache lifetime. Failing: doubling from the lower bound
 * to the upper, or the server's Retry-After where that is longer. The jitter is the same for the same source
 * and time, and stays within the bounds.
 */
export function nextFetchAt(source: Paced, memory: SourceMemory, now: Date): Date {
  const { minMs, maxMs } = source.every;
  const failing = memory.failures > 0;
  const intervalMs = failing
    ? Math.min(maxMs, minMs * 2 ** Math.min(memory.failures - 1, 30))
    : healthyIntervalMs(source, memory);
  const low = Math.max(minMs, intervalMs * (1 - JITTER));
  const high = Math.min(maxMs, intervalMs * (1 + JITTER));
  const jittered = low + (high - low) * fractionOf(`${source.id} ${now.getTime()}`);
  const askedMs = failing ? Math.min(memory.lastFailure?.retryAfterMs ?? 0, LONGEST_RETRY_MS) : 0;
  return new Date(now.getTime() + Math.max(jittered, askedMs));
}
