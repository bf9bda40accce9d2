import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openJournal } from '../../../src/channels/console/journal.ts';
import { makeFolder, type TestFolder } from '../../parts/folder.ts';

let folder: TestFolder;
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

it('the journal of the terminal remembers the latest alerts over a restart, and stays small while it runs', () => {
  const file = `${folder.path}/shown.log`;
  const journal = openJournal(file);
  for (let n = 0; n < 9_000; n += 1) journal.add(`key-${n}`);
  for (const one of [journal, openJournal(file)]) {
    expect(one.has('key-8999')).toBe(true);
    expect(one.has('key-7000')).toBe(true);
    expect(one.has('key-4000')).toBe(false);
  }
  expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThan(4_002);
});
