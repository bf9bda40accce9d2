import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/arabic/dates.ts';
import { normalize } from '../../src/arabic/normalize.ts';
import { tokenize } from '../../src/arabic/tokens.ts';
import { skipWithoutData } from '../parts/missing.ts';

/** Labelled articles kept outside the project; without them there is nothing to measure. */
const ARTICLES = resolve(import.meta.dirname, '../../../shared/data/dev.jsonl');

interface Labelled {
  published: string | null;
  title: string;
  text: string;
  deadline?: string | null;
}

describe.skipIf(skipWithoutData('shared/data/dev.jsonl', existsSync(ARTICLES)))('labelled deadlines', () => {
  it('are among the dates found in three of four articles, and in nine of ten cut to the shorter precision', () => {
    const articles = readFileSync(ARTICLES, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Labelled)
      .filter((article) => article.deadline);
    let exact = 0;
    let close = 0;
    for (const { title, text, published, deadline } of articles) {
      const normal = normalize(`${title}\n${text}`);
      const dates = findDates(normal, tokenize(normal), published).map((mention) => mention.date);
      const wanted = deadline ?? '';
      if (dates.includes(wanted)) exact++;
      if (dates.some((date) => date.startsWith(wanted) || wanted.startsWith(date))) close++;
    }
    expect(exact / articles.length).toBeGreaterThanOrEqual(0.75);
    expect(close / articles.length).toBeGreaterThanOrEqual(0.9);
  });
});
