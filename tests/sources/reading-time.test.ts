import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { HttpClient } from '../../src/http/contract.ts';
import { NO_MEMORY } from '../../src/model/reading.ts';
import { type KnownSource, readSource } from '../../src/sources/registry.ts';
import { createRobots } from '../../src/sources/robots.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const source: KnownSource = {
  id: 'slow',
  name: { ar: 'بطيء', en: 'Slow' },
  country: null,
  kind: 'feed',
  url: 'https://slow.example/rss',
  ownership: 'independent',
  owner: null,
  language: 'ar',
  group: null,
  every: { minMs: 60_000, maxMs: 60_000 },
  enabled: true,
  reason: null,
  allowPrivate: false,
};

/** A client that never gets an answer and honours the signal. */
const silent: HttpClient = {
  get: (_url, request) =>
    new Promise((_resolve, reject) => {
      request?.signal?.addEventListener('abort', () => reject(request.signal?.reason));
    }),
  close: async () => {},
};

const context = {
  http: silent,
  robots: createRobots(silent, 'Rasid', () => 0),
  state: NO_MEMORY,
  now: new Date(0),
};

it('a reading ends after four minutes, whatever its pages do', async () => {
  const reading = expect(readSource(source, context)).rejects.toMatchObject({ failure: 'timeout' });
  await vi.advanceTimersByTimeAsync(240_000);
  await reading;
});

it('a reading ends with the reason of whoever ended it, and leaves no timer', async () => {
  const stop = new AbortController();
  const reading = expect(readSource(source, { ...context, signal: stop.signal })).rejects.toThrow(
    'going down',
  );
  stop.abort(new Error('going down'));
  await reading;
  expect(vi.getTimerCount()).toBe(0);
});
