import { expect, it } from 'vitest';
import { lowerBound } from '../../src/lib/lower-bound.ts';

it.each([
  ['before all', 0, 0],
  ['at one', 4, 1],
  ['between two', 5, 2],
  ['at the first of equals', 7, 2],
  ['behind all', 9, 4],
])('finds the first item from a position %s on', (_, position, at) => {
  expect(lowerBound([1, 4, 7, 7], position, (item) => item)).toBe(at);
});

it('is 0 where there is nothing', () => {
  expect(lowerBound([], 3, () => 0)).toBe(0);
});
