import { existsSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from '../../src/lib/make-folder.ts';
import * as parts from '../parts/folder.ts';

const folder = parts.makeFolder();
folder.write('notes.txt', '');
afterAll(() => folder.remove());

it('makes what is above it too, and takes what is there', () => {
  const path = `${folder.path}/a/b/c`;
  makeFolder(path);
  makeFolder(path);
  expect(existsSync(path)).toBe(true);
});

it.each([
  ['where a file is', `${folder.path}/notes.txt`, 'is a file, or in one; a folder is needed'],
  ['in a file', `${folder.path}/notes.txt/data`, 'is a file, or in one; a folder is needed'],
  ['in a file, deep', `${folder.path}/notes.txt/data/a/b`, 'is a file, or in one; a folder is needed'],
  ...(existsSync('/proc/self')
    ? [
        ['under /proc, where nobody can make one', '/proc/x', 'is where no folder can be made'],
        ['under /proc, deep', '/proc/x/y/z', 'is where no folder can be made'],
      ]
    : []),
])('refuses in one line %s', (_where, path = '', why) => {
  expect(() => makeFolder(path)).toThrow(`${path}: ${why}`);
  expect(() => makeFolder(path, `data folder ${path}`)).toThrow(`data folder ${path}: ${why}`);
});
