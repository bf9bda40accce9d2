import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { words } from '../../src/arabic/words.ts';
import type { Sayer } from '../../src/model/verdict.ts';
import { skipWithoutData } from '../parts/missing.ts';
import { judged } from './judged.ts';

const ROOT = join(import.meta.dirname, '../..');
const REAL = join(ROOT, '../shared/data/real');

interface Text {
  id: string;
  title: string;
  text: string;
  published?: string;
  publishedAt?: string;
}
type Spot = { field: 'title' | 'text'; start: number; end: number };
/** Who says one withdrawal of a text, the first as a reader would name him; real texts give places instead of words. */
interface Label {
  id: string;
  force: string | null;
  host: string | null;
  status: string | null;
  by: (string | Spot)[];
}

const lines = <Line>(text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

const labels = lines<Label>(readFileSync(join(ROOT, 'training/said-by.jsonl'), 'utf8'));

/** Most words of the shorter name stand in the other. */
function isSame(found: Sayer, name: string): boolean {
  const [one, other] = [words(found.name), words(name)].map((list) =>
    list.map((word) => word.replace(/^ال/, '')),
  );
  if (!one || !other) return false;
  const common = one.filter((word) => other.includes(word)).length;
  return common > 0 && common >= Math.min(one.length, other.length) * 0.6;
}

/** What is said of who says so: of the labelled withdrawal, or of the one most like it. */
function scored(texts: readonly Text[]): Record<'right' | 'wrong' | 'missed' | 'invented' | 'none', number> {
  const counts = { right: 0, wrong: 0, missed: 0, invented: 0, none: 0 };
  const byId = new Map(texts.map((text) => [text.id, text]));
  for (const { id, force, host, status, by } of labels) {
    const text = byId.get(id);
    if (!text) continue;
    const published = text.published ?? text.publishedAt ?? '';
    const { withdrawals } = judged({ ...text, published });
    const likeness = (one: (typeof withdrawals)[number]): number =>
      [one.force === force, one.host === host, one.status === status].filter(Boolean).length;
    const [found] = withdrawals.toSorted((a, b) => likeness(b) - likeness(a));
    if (!found) continue;
    const names = by.map((one) =>
      typeof one === 'string' ? one : text[one.field].slice(one.start, one.end),
    );
    const sayer = found.by;
    if (!sayer) counts[names.length === 0 ? 'none' : 'missed'] += 1;
    else if (names.length === 0) counts.invented += 1;
    else counts[names.some((name) => isSame(sayer, name)) ? 'right' : 'wrong'] += 1;
  }
  return counts;
}

/** Of those named, who says so; of those who say so, who is named. A little under what is reached on labels that the rules were made by. */
function expectShares(counts: ReturnType<typeof scored>, [precision, recall]: [number, number]): void {
  const { right, wrong, missed, invented } = counts;
  const told = JSON.stringify(counts);
  expect(right / (right + wrong + invented), told).toBeGreaterThanOrEqual(precision);
  expect(right / (right + wrong + missed), told).toBeGreaterThanOrEqual(recall);
}

describe('who says that troops leave', () => {
  it('is told in news retold', () => {
    const retold = lines<Text>(readFileSync(join(ROOT, 'training/other-outlets.jsonl'), 'utf8'));
    expectShares(scored(retold), [0.8, 0.6]);
  });

  it.skipIf(skipWithoutData('shared/data/real', existsSync(REAL)))('is told in real news', () => {
    const real = ['articles-2018', 'telegram-2026'].flatMap((set) =>
      lines<Text>(gunzipSync(readFileSync(join(REAL, `${set}.jsonl.gz`))).toString('utf8')),
    );
    expectShares(scored(real), [0.88, 0.76]);
  });
});
