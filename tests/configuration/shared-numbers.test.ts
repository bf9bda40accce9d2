import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { loadJudgeAndRules } from '../../src/configuration/load-judge.ts';
import { shareNumbers } from '../../src/configuration/shared-numbers.ts';

const KINDS = [Int32Array.of(-1, 2), Uint32Array.of(2 ** 31), Uint16Array.of(65_535), Float64Array.of(0.5)];

it.each(KINDS)('keeps what a list holds and of what kind it is: %o', (list) => {
  const { inner } = shareNumbers({ inner: list });
  expect(inner).toStrictEqual(list);
  expect(inner.buffer).toBeInstanceOf(SharedArrayBuffer);
});

it('shares only the part of a larger buffer that a list is of', () => {
  const { buffer } = shareNumbers(new Int32Array(100).subarray(10, 12));
  expect(buffer.byteLength).toBe(8);
});

it('leaves all that is no list of numbers as it is', () => {
  const value = { name: 'x', list: ['a'], known: new Map([['a', 1]]), nothing: null };
  const shared = shareNumbers(value);
  expect(shared).toEqual(value);
  expect(shared.known).toBe(value.known);
});

it('holds for all words and weights that the judge goes by', () => {
  const { judgement } = loadJudgeAndRules(resolve(import.meta.dirname, '../../config'));
  const buffers = new Set<unknown>();
  const look = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
    else for (const inner of Object.values(value)) look(inner);
  };
  look(judgement.words);
  look(judgement.models);
  expect(buffers.size).toBeGreaterThan(10);
  expect([...buffers].every((buffer) => buffer instanceof SharedArrayBuffer)).toBe(true);
});
