import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { loadJudgeAndRules } from '../../src/configuration/load-judge.ts';
import { pack, unpack } from '../../src/settings/packed-value.ts';

const KINDS = [
  Int16Array.of(-32_768),
  Int32Array.of(-1, 2),
  Uint32Array.of(2 ** 31),
  Uint16Array.of(65_535, 1, 2),
  Float64Array.of(0.5),
  new Int32Array(0),
];

it.each(KINDS)('keeps what a list holds and of what kind it is: %o', (list) => {
  const { before, inner } = unpack(pack({ before: Uint16Array.of(7), inner: list })) as {
    before: Uint16Array;
    inner: typeof list;
  };
  expect([...before]).toEqual([7]);
  expect(inner.constructor).toBe(list.constructor);
  expect([...inner]).toEqual([...list]);
  expect(inner.buffer).toBeInstanceOf(SharedArrayBuffer);
});

it('keeps only the part of a larger buffer that a list is of', () => {
  const numbers = new Int32Array(100).subarray(10, 12);
  numbers.set([3, 4]);
  const packed = pack(numbers);
  expect(packed.byteLength).toBeLessThan(64);
  expect([...(unpack(packed) as Int32Array)]).toEqual([3, 4]);
});

it('gives all that is no list of numbers as it was', () => {
  const value = { name: 'اسم', list: ['a'], known: new Map([['a', 1]]), nothing: null };
  expect(unpack(pack(value))).toEqual(value);
});

it('refuses bytes that are no numbers it knows', () => {
  expect(() => pack({ bytes: new Uint8Array(4) })).toThrow(TypeError);
});

it('holds for all words and weights that the judge goes by', () => {
  const { judgement } = loadJudgeAndRules(resolve(import.meta.dirname, '../../config'));
  const lists: ArrayBufferView[] = [];
  const look = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if (ArrayBuffer.isView(value)) lists.push(value);
    else for (const inner of Object.values(value)) look(inner);
  };
  look(judgement.words);
  look(judgement.models);
  expect(lists.length).toBeGreaterThan(10);
  expect(lists.every(({ buffer }) => buffer instanceof SharedArrayBuffer)).toBe(true);
});
