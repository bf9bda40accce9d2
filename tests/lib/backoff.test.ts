import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../src/lib/backoff.ts';

describe('backoff', () => {
  it.each([
    ['the first wait is the shortest', 1, undefined, 5_000],
    ['it doubles', 3, undefined, 20_000],
    ['it never grows past the last', 60, undefined, 3_600_000],
    ['the other side may ask for more', 1, 90_000, 90_000],
    ['an attempt of 0 counts as the first', 0, undefined, 5_000],
  ])('%s', (_name, attempt, asked, expected) => {
    expect(backoffMs(attempt, 5_000, 3_600_000, asked)).toBe(expected);
  });
});
