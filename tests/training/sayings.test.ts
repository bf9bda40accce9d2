import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LabelledArticle } from '../../training/corpus.ts';
import { sayingOf, withSayings } from '../../training/sayings.ts';
import { statementsIn } from '../judge/analysed.ts';

const TEXT = 'قالت كتائب حزب الله إنها ستضرب القواعد.';
const SAYING = { field: 'text', start: TEXT.indexOf('ستضرب'), end: TEXT.length, own: true, type: 'threat' };
const [candidate] = statementsIn({ title: 'خبر', text: TEXT });
const shown = candidate?.source.shown ?? '';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sayings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function articleWith(...rows: object[]): LabelledArticle {
  const file = join(folder, 'sayings.jsonl');
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const article = {
    id: 'a:1',
    set: 'articles-2018',
    source: null,
    publishedAt: null,
    title: 'خبر',
    text: TEXT,
    fold: 'one',
    W: null,
    F: 'main',
    weightW: 1,
    weightF: 1,
    withdrawals: [],
    statements: [],
  } as const;
  return withSayings([article], file)[0] as LabelledArticle;
}

it('finds the saying of a candidate by its place and its group', () => {
  if (!candidate) throw new Error('no candidate');
  const found = (row: object) => sayingOf(candidate, articleWith({ id: 'a:1', ...row }));
  expect(found({ ...SAYING, faction: shown })).toMatchObject({ own: true, type: 'threat' });
  expect(found({ ...SAYING, faction: 'Mountain Brigades' })).toBeNull();
  expect(found({ ...SAYING, faction: shown, field: 'title' })).toBeNull();
  expect(found({ ...SAYING, faction: shown, start: TEXT.length, end: TEXT.length + 5 })).toBeNull();
});

it('leaves articles without sayings, and a folder without the file, as they are', () => {
  expect(articleWith({ ...SAYING, id: 'a:2', faction: shown }).sayings).toEqual([]);
  expect(withSayings([], join(folder, 'absent.jsonl'))).toEqual([]);
});
