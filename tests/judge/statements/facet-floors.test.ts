import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, type Sample } from './read.ts';

interface Row extends Sample {
  faction: string;
  speaker: string | null;
  type: string;
  target: string | null;
  /** A piece of the original that the quote holds. */
  words: string;
}

const rows = readFileSync(join(import.meta.dirname, 'fixtures/facets.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

const shares = (): Record<'faction' | 'speaker' | 'type' | 'target' | 'words', number> => {
  const right = { faction: 0, speaker: 0, type: 0, target: 0, words: 0 };
  for (const row of rows) {
    const said = read(row).statements.find(({ faction }) => faction === row.faction);
    if (!said) continue;
    const speaker = said.speaker ? (said.speaker.nameEn ?? said.speaker.name ?? '?') : null;
    right.faction += 1;
    right.speaker += Number(speaker === row.speaker);
    right.type += Number(said.type === row.type);
    right.target += Number(said.target === row.target);
    right.words += Number(said.quote.text.includes(row.words));
  }
  return Object.fromEntries(Object.entries(right).map(([key, n]) => [key, n / rows.length])) as typeof right;
};

/** Floors a little under what is measured, so that a change which costs a facet is seen. */
describe('facets of short articles with one statement each', () => {
  it.each([
    ['faction', 0.98],
    ['speaker', 0.95],
    ['type', 0.87],
    ['target', 0.77],
    ['words', 0.75],
  ] as const)('%s is right in at least %d of them', (facet, floor) => {
    expect(shares()[facet]).toBeGreaterThanOrEqual(floor);
  });
});
