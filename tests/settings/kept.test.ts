import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keptFor } from '../../src/settings/kept.ts';
import { makeFolder } from '../parts/folder.ts';

const root = makeFolder();
afterAll(() => root.remove());

let folders = 0;
const newFolder = (): string => join(root.path, `kept-${++folders}`);

/** What `keep` gives in one run after another, each of which would make its own number. */
function inRuns(folder: string, inputs: readonly string[], name = 'words'): number[] {
  return inputs.map((input, run) => keptFor(input, folder)(name, () => Int32Array.of(run))[0] as number);
}

describe('what a start compiled', () => {
  it('is made once from the same inputs', () => {
    expect(inRuns(newFolder(), ['a', 'a', 'b', 'a', 'b'])).toEqual([0, 0, 2, 0, 2]);
  });

  it('is kept by name', () => {
    const folder = newFolder();
    expect([...inRuns(folder, ['a'], 'words'), ...inRuns(folder, ['b', 'a'], 'models')]).toEqual([0, 0, 1]);
  });

  it('is made anew where nothing was made of it', () => {
    const keep = keptFor('a', newFolder());
    expect(keep('words', () => null)).toBeNull();
    expect(keep('words', () => 'made')).toBe('made');
  });

  it('is of a few configurations only', () => {
    const folder = newFolder();
    inRuns(folder, ['a', 'b', 'c', 'd', 'e', 'f']);
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('stays as long as it is used', () => {
    const folder = newFolder();
    const aMinuteAgo = new Date(Date.now() - 60_000);
    for (const [at, other] of ['b', 'c', 'd', 'e', 'f', 'g'].entries()) {
      expect(keptFor('a', folder)('words', () => at)).toBe(0);
      keptFor(other, folder)('words', () => at);
      for (const name of readdirSync(folder)) utimesSync(join(folder, name), aMinuteAgo, aMinuteAgo);
    }
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut short', (bytes) => bytes.subarray(0, 3)],
    ['without its end', (bytes) => bytes.subarray(0, -1)],
    [
      'with a bit turned',
      (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.of((bytes.at(-1) ?? 0) ^ 1)]),
    ],
    ['emptied', () => Buffer.alloc(0)],
  ])('is made anew, and kept again, where its file is %s', (_what, broken) => {
    const folder = newFolder();
    inRuns(folder, ['a']);
    const file = join(folder, readdirSync(folder)[0] ?? '');
    writeFileSync(file, broken(readFileSync(file)));
    expect(inRuns(folder, ['b', 'a', 'a'])).toEqual([0, 1, 1]);
  });

  it('is made at each start where the folder cannot be written', () => {
    const folder = newFolder();
    writeFileSync(folder, 'no folder');
    expect(inRuns(folder, ['a', 'a'])).toEqual([0, 1]);
  });
});
