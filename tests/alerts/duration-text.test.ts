import { describe, expect, it } from 'vitest';
import { durationText } from '../../src/alerts/duration-text.ts';

describe('a duration for people', () => {
  it.each([
    [0, '0 s'],
    [5_000, '5 s'],
    [90_000, '90 s'],
    [120_000, '2 min'],
    [5_400_000, '90 min'],
    [3_600_000, '1 h'],
    [86_400_000, '1 d'],
    [129_600_000, '36 h'],
  ])('%d ms is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});
