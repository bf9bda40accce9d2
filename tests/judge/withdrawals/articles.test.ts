import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { SHIPPED_CONFIG } from '../../../src/settings/place.ts';
import { judged, withdrawals } from './read.ts';

interface Labelled {
  id: string;
  published: string;
  title: string;
  text: string;
  W: 'main' | 'mention' | 'none';
  force?: string;
  host?: string;
  status?: string;
  deadline?: string | null;
}

const articles = readFileSync(join(import.meta.dirname, 'fixtures/articles.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Labelled);
const leaving = articles.filter(({ W }) => W === 'main');

/** How many of the leading withdrawals have a facet right. */
const right = (facet: 'status' | 'deadline'): number =>
  leaving.filter((article) => withdrawals(article)[0]?.[facet] === article[facet]).length;

describe('short articles about conflicts of all kinds', () => {
  it.each(leaving)('$id: $title', (article) => {
    expect(withdrawals(article).map(({ force, host }) => ({ force, host }))).toContainEqual({
      force: article.force,
      host: article.host,
    });
  });

  it.each(articles.filter(({ W }) => W !== 'main'))('no alert, $id: $title', (article) => {
    expect(withdrawals(article)).toEqual([]);
  });

  it('have their deadline right nine times of ten', () => {
    expect(right('deadline') / leaving.length).toBeGreaterThanOrEqual(0.9);
  });

  it('have their status right three times of four', () => {
    expect(right('status') / leaving.length).toBeGreaterThanOrEqual(0.75);
  });
});

describe("the topic's own examples", () => {
  const { examples } = load(readFileSync(join(SHIPPED_CONFIG, 'topics/troop_withdrawal.yaml'), 'utf8')) as {
    examples: Record<'matches' | 'rejects', { title: string; text: string }[]>;
  };
  const matched = (sample: { title: string; text: string }): boolean | undefined =>
    judged(sample).topics.find(({ topic }) => topic === 'troop_withdrawal')?.matched;

  it.each(examples.matches)('match: $title$text', (sample) => {
    expect(matched(sample)).toBe(true);
  });

  it.each(examples.rejects)('are rejected: $title$text', (sample) => {
    expect(matched(sample)).toBe(false);
  });
});
