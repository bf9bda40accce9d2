import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { realArticles } from '../../training/corpus.ts';

const lines = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const TEXT = 'أعلنت كتائب الجبل أنها سترد على القصف.';
const STATEMENT = {
  field: 'text',
  start: 18,
  end: 26,
  level: 'main',
  faction: 'Mountain Brigades',
  speaker: null,
  type: 'threat',
  target: null,
};
const OWN = { id: 'a:1', W: 'main', F: 'main', statements: [STATEMENT] };
const SHARED = { id: 'a:1', set: 'articles-2018', weightW: 3, weightF: 0, W: 'none' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function articles(shared: object[], own: object[]) {
  const text = { id: 'a:1', title: 'خبر', text: TEXT, publishedAt: '2018-06-01', source: null };
  writeFileSync(join(folder, 'articles-2018.jsonl.gz'), gzipSync(lines([text])));
  writeFileSync(join(folder, 'labels.jsonl'), lines(shared));
  writeFileSync(join(folder, 'own.jsonl'), lines(own));
  return realArticles(folder, join(folder, 'own.jsonl'));
}

it('takes from the own labels only what the labels beside the texts leave open', () => {
  const [article] = articles([SHARED], [OWN]);
  expect(article).toMatchObject({ W: 'none', weightW: 3, F: 'main', weightF: 1, text: TEXT });
  expect(article?.statements.map(({ type, span }) => [type, span?.start])).toEqual([['threat', 18]]);
});

it('keeps the labels beside the texts where they are whole', () => {
  const [article] = articles([{ ...SHARED, F: 'none' }], [OWN]);
  expect(article).toMatchObject({ W: 'none', F: 'none', weightF: 0, statements: [] });
});

it('takes the own labels whole where the text has no others, and no second reading', () => {
  expect(articles([], [OWN])).toMatchObject([{ W: 'main', F: 'main', weightW: 1 }]);
  expect(articles([], [{ ...OWN, second: true }])).toEqual([]);
});
