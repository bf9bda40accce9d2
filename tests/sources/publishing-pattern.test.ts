import { describe, expect, it } from 'vitest';
import type { PublishingPattern } from '../../src/model/reading.ts';
import { patternAfter, silenceLimitMs } from '../../src/sources/publishing-pattern.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const NOW = new Date('2026-11-24T12:00:00Z');
const hoursAgo = (hours: number): string => new Date(NOW.getTime() - hours * HOUR).toISOString();
const later = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR);

describe('the first guess at a pattern', () => {
  it('counts the listed items over the time they span', () => {
    const pattern = patternAfter(null, { newItems: 4, publishedAt: [0, 1, 2, 3, 4].map(hoursAgo), now: NOW });
    expect(pattern).toEqual({
      perHour: expect.closeTo(4 / 3, 5),
      longestPauseMs: HOUR,
      lastNewAt: hoursAgo(0),
      measuredAt: hoursAgo(0),
      windowMs: 3 * HOUR,
    });
  });

  it('is an item an hour where nothing has a date', () => {
    const pattern = patternAfter(null, { newItems: 3, publishedAt: [null, null, 'أمس'], now: NOW });
    expect(pattern).toMatchObject({ perHour: 1, lastNewAt: NOW.toISOString(), windowMs: null });
  });

  it('does not let one pinned article of years ago look like a pause of years', () => {
    const publishedAt = [...[0, 1, 2, 3, 4].map(hoursAgo), '2019-01-01T00:00:00Z'];
    expect(patternAfter(null, { newItems: 6, publishedAt, now: NOW }).longestPauseMs).toBe(HOUR);
  });

  it('takes a date in the near future for now, and leaves out one in the far future', () => {
    const publishedAt = [hoursAgo(-2), hoursAgo(2), '2031-01-01T00:00:00Z'];
    const pattern = patternAfter(null, { newItems: 3, publishedAt, now: NOW });
    expect(pattern).toMatchObject({ lastNewAt: NOW.toISOString(), windowMs: 2 * HOUR });
  });

  it('does not call a feed lively that ended years ago', () => {
    const publishedAt = ['2019-01-01T00:00:00Z', '2019-01-01T01:00:00Z', '2019-01-01T02:00:00Z'];
    expect(patternAfter(null, { newItems: 3, publishedAt, now: NOW }).perHour).toBeLessThan(0.001);
  });
});

describe('a pattern', () => {
  const steady: PublishingPattern = {
    perHour: 4,
    longestPauseMs: 6 * HOUR,
    lastNewAt: hoursAgo(1),
    measuredAt: NOW.toISOString(),
    windowMs: 5 * HOUR,
  };

  it('fades in a day of silence and does not forget its pause', () => {
    const quiet = patternAfter(steady, { newItems: 0, publishedAt: [], now: later(24) });
    expect(quiet.perHour).toBeCloseTo(4 / Math.E, 5);
    expect(quiet.longestPauseMs).toBeGreaterThan(5.5 * HOUR);
    expect(quiet).toMatchObject({ lastNewAt: hoursAgo(1), windowMs: 5 * HOUR });
  });

  it('learns a longer pause when it ends', () => {
    const back = patternAfter(steady, {
      newItems: 1,
      publishedAt: [later(19).toISOString()],
      now: later(20),
    });
    expect(back).toMatchObject({ longestPauseMs: 20 * HOUR, lastNewAt: later(19).toISOString() });
  });

  it('moves towards a new rate over a day', () => {
    let pattern = steady;
    for (let hour = 1; hour <= 48; hour += 1) {
      pattern = patternAfter(pattern, { newItems: 20, publishedAt: [], now: later(hour) });
    }
    expect(pattern.perHour).toBeGreaterThan(17);
    expect(pattern.perHour).toBeLessThan(20);
  });

  it('never lets an old date turn the last news back', () => {
    const odd = patternAfter(steady, { newItems: 1, publishedAt: ['2020-01-01T00:00:00Z'], now: later(1) });
    expect(odd.lastNewAt).toBe(hoursAgo(1));
  });
});

describe('an unusual silence', () => {
  const cases: [who: string, perHour: number, pauseMs: number, limitMs: number][] = [
    ['a wire that pauses a few minutes: half a day', 60, 10 * 60_000, 12 * HOUR],
    ['a paper that sleeps eight hours: sixteen', 6, 8 * HOUR, 16 * HOUR],
    ['a ministry that rests two days a week: four days', 0.5, 2 * DAY, 4 * DAY],
    ['nothing known but one item an hour: twenty hours', 1, 0, 20 * HOUR],
    ['a source all but dead: three weeks', 0, 0, 21 * DAY],
    ['a monthly: three weeks all the same', 1 / 720, 30 * DAY, 21 * DAY],
  ];
  it.each(cases)('for %s', (_who, perHour, longestPauseMs, limitMs) => {
    const pattern = { perHour, longestPauseMs, lastNewAt: '', measuredAt: '', windowMs: null };
    expect(silenceLimitMs(pattern)).toBeCloseTo(limitMs, 0);
  });
});
