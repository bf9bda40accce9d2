import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { heard, type Sample } from './read.ts';

/** Short articles of our own writing; F is `main` where a faction speaks in it and `none` where it is only spoken of. */
const rows = readFileSync(join(import.meta.dirname, 'fixtures/articles.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sample & { F: 'main' | 'none' });

describe('short articles', () => {
  it.each(rows.filter(({ F }) => F === 'main'))('a faction speaks in $title', (sample) => {
    expect(heard(sample)).not.toEqual([]);
  });
  it.each(rows.filter(({ F }) => F === 'none'))('no faction speaks in $title', (sample) => {
    expect(heard(sample)).toEqual([]);
  });
});
