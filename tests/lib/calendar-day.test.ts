import { expect, it } from 'vitest';
import { isDayOrInstant } from '../../src/lib/calendar-day.ts';

it.each([
  ['2026-11-24', true],
  ['2028-02-29', true],
  ['2026-11-24T18:00:00Z', true],
  ['2026-11-24T18:00+03:00', true],
  ['2026-02-30', false],
  ['2026-02-30T10:00:00Z', false],
  ['2026-11-24T25:00:00Z', false],
  ['0000-01-01', false],
  ['24 November 2026', false],
  ['1', false],
])('%s is a day or an instant: %s', (text, is) => {
  expect(isDayOrInstant(text)).toBe(is);
});
