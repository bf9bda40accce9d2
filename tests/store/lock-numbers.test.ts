import { expect, it } from 'vitest';
import { LOCK_NUMBERS } from '../../src/store/lock-numbers.ts';

it('no two advisory locks share a number', () => {
  const numbers = Object.values(LOCK_NUMBERS);
  expect(new Set(numbers).size).toBe(numbers.length);
});
