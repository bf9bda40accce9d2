import { expect, it } from 'vitest';
import { remember } from '../../src/lib/remember.ts';

it('asks once for each object, and anew for another that looks the same', () => {
  let asked = 0;
  const sizeOf = remember(({ length }: { length: number }) => {
    asked++;
    return length;
  });
  const word = { length: 3 };
  expect([sizeOf(word), sizeOf(word), asked]).toEqual([3, 3, 1]);
  expect([sizeOf({ ...word }), asked]).toEqual([3, 2]);
});
