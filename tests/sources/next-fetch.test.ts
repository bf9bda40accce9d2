import { describe, expect, it } from 'vitest';
import { NO_MEMORY, type SourceMemory } from '../../src/model/reading.ts';
import type { SourceItem } from '../../src/model/source.ts';
import { afterReading } from '../../src/sources/memory.ts';
import { nextFetchAt } from '../../src/sources/next-fetch.ts';
import { itemWith, readingWith } from './item.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOW = new Date('2026-11-24T12:00:00Z');
const SOURCE = { id: 'example', every: { minMs: 2 * MINUTE, maxMs: HOUR } };

const pattern = (perHour: number, windowMs: number | null = null): SourceMemory['pattern'] => ({
  perHour,
  longestPauseMs: HOUR,
  lastNewAt: NOW.toISOString(),
  measuredAt: NOW.toISOString(),
  windowMs,
});
const failing = (failures: number, retryAfterMs: number | null = null): Partial<SourceMemory> => ({
  failures,
  pattern: pattern(60),
  lastFailure: { failure: 'server-error', message: 'http: status 500', retryAfterMs },
});

describe('the next fetch', () => {
  // [why, what is remembered, least and most minutes until the next fetch]
  const cases: [why: string, memory: Partial<SourceMemory>, least: number, most: number][] = [
    ['comes soon while nothing is known', {}, 2, 2.2],
    ['comes at the lower bound for a source that never rests', { pattern: pattern(600) }, 2, 2.2],
    ['comes twice as often as items do', { pattern: pattern(3) }, 9, 11],
    ['comes at the upper bound for a sleepy source', { pattern: pattern(0.01) }, 54, 60],
    ['comes at the upper bound for a dead one', { pattern: pattern(0) }, 54, 60],
    ['comes before half of a short list is replaced', { pattern: pattern(0.5, 20 * MINUTE) }, 9, 11],
    [
      'waits while the server says its answer is fresh',
      { pattern: pattern(600), freshForMs: 10 * MINUTE },
      9,
      11,
    ],
    [
      'does not believe in freshness beyond the bound',
      { pattern: pattern(600), freshForMs: 5 * HOUR },
      54,
      60,
    ],
    ['hurries after a gap', { pattern: pattern(0.5), findings: [{ kind: 'gap', detail: '' }] }, 2, 2.2],
    ['comes soon after one failure', failing(1), 2, 2.2],
    ['waits longer after the second', failing(2), 3.6, 4.4],
    ['doubles the wait with each', failing(4), 14.4, 17.6],
    ['never waits longer than the upper bound', failing(6), 54, 60],
    ['never waits longer than the upper bound, even after a thousand', failing(1000), 54, 60],
    ['honours Retry-After beyond the bound', failing(1, 3 * HOUR), 180, 180],
    ['honours Retry-After only when it is the longer wait', failing(4, MINUTE), 14.4, 17.6],
    ['does not let a server send it away for a week', failing(1, 7 * 24 * HOUR), 1440, 1440],
  ];
  it.each(cases)('%s', (_why, memory, least, most) => {
    const minutes =
      (nextFetchAt(SOURCE, { ...NO_MEMORY, ...memory }, NOW).getTime() - NOW.getTime()) / MINUTE;
    expect(minutes).toBeGreaterThanOrEqual(least);
    expect(minutes).toBeLessThanOrEqual(most);
  });

  it('is the same for the same source and time, and another for another', () => {
    const memory = { ...NO_MEMORY, pattern: pattern(3) };
    const at = (id: string, now: Date): number =>
      nextFetchAt({ ...SOURCE, id }, memory, now).getTime() - now.getTime();
    expect(at('a', NOW)).toBe(at('a', NOW));
    const waits = new Set(Array.from({ length: 100 }, (_, index) => at(`source-${index}`, NOW)));
    expect(waits.size).toBeGreaterThan(90);
    expect(at('a', NOW)).not.toBe(at('a', new Date(NOW.getTime() + 1)));
  });

  it('keeps to bounds of equal length exactly', () => {
    const every = { minMs: 5 * MINUTE, maxMs: 5 * MINUTE };
    expect(nextFetchAt({ id: 'x', every }, NO_MEMORY, NOW).getTime() - NOW.getTime()).toBe(5 * MINUTE);
  });
});

describe('over days', () => {
  const item = (at: number): SourceItem =>
    itemWith({ guid: String(at), publishedAt: new Date(at).toISOString() });

  /** Lets a source that publishes every `gapMs` and lists `length` items live for some days; counts fetches and misses. */
  function live(gapMs: number, length: number, days: number): { fetches: number; missed: number } {
    let memory = NO_MEMORY;
    let now = NOW.getTime();
    let fetches = 0;
    let missed = 0;
    const end = now + days * 24 * HOUR;
    let newestSeen = 0;
    while (now < end) {
      const newest = Math.floor(now / gapMs) * gapMs;
      const items = Array.from({ length }, (_, index) => item(newest - index * gapMs));
      if (newestSeen > 0) missed += Math.max(0, (newest - newestSeen) / gapMs - length);
      newestSeen = newest;
      const reading = readingWith({ items });
      memory = afterReading(memory, reading, new Date(now));
      fetches += 1;
      now = nextFetchAt(SOURCE, memory, new Date(now)).getTime();
    }
    return { fetches, missed };
  }

  it('a wire with an item a minute and ten in its list loses none', () => {
    expect(live(MINUTE, 10, 2).missed).toBe(0);
  });

  it('a paper with an item in six hours is asked about once an hour, not every two minutes', () => {
    const { fetches } = live(6 * HOUR, 20, 4);
    expect(fetches).toBeLessThan(4 * 24 * 1.2);
    expect(fetches).toBeGreaterThan(4 * 24 * 0.9);
  });
});
