import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { evalCommand } from '../../src/commands/eval.ts';
import type { EvalReport } from '../../src/judge/eval/report.ts';
import { skipWithoutData } from '../parts/missing.ts';

const ROOT = join(import.meta.dirname, '../..');

async function report(file: string, ...flags: string[]): Promise<EvalReport> {
  let printed = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      printed += String(chunk);
      done();
    },
  });
  // A run of seconds says on the other stream how far it is.
  const stderr = new Writable({ write: (_chunk, _encoding, done) => done() });
  const world = { stdin: Readable.from([]), stdout, stderr, env: {} };
  await evalCommand.run([file, '--json', ...flags], world);
  return JSON.parse(printed) as EvalReport;
}

const f1 = ({ topics }: EvalReport): Record<string, number> =>
  Object.fromEntries(topics.map((topic) => [topic.topic, topic.f1]));

const misjudged = ({ confusions }: EvalReport): string =>
  confusions.map(({ kind, id, reason }) => `${kind} ${id}: ${reason}`).join('\n');

/**
 * A little under what the shipped models reach. They have seen the files of tests/corpus, so those figures say that
 * nothing learned was lost; dev.jsonl they have not. How well unseen months of real streams are judged stands in
 * docs/judgement-figures.md. A change that goes below must say why; one that goes well above raises them.
 */
const FLOORS = [
  { file: 'tests/corpus/judged.jsonl', topic: 'troop_withdrawal', floor: 0.97 },
  { file: 'tests/corpus/judged.jsonl', topic: 'faction_statement', floor: 0.97 },
  { file: 'tests/corpus/learned.jsonl', topic: 'troop_withdrawal', floor: 0.95 },
  { file: 'tests/corpus/learned.jsonl', topic: 'faction_statement', floor: 0.94 },
  { file: 'tests/corpus/examples.jsonl', topic: 'troop_withdrawal', floor: 0.95 },
  { file: 'tests/corpus/examples.jsonl', topic: 'faction_statement', floor: 0.94 },
  { file: '../shared/data/dev.jsonl', topic: 'troop_withdrawal', floor: 0.93 },
  { file: '../shared/data/dev.jsonl', topic: 'faction_statement', floor: 0.95 },
];

/**
 * The same for the share of facets that are right on true positives. Statuses were right in 0.93 while their model learned
 * these files by heart; it now holds words down, which took 0.60 for 0.49 and 0.73 for 0.64 of unseen months right.
 */
const FACET_FLOORS = [
  { file: 'tests/corpus/judged.jsonl', topic: 'troop_withdrawal', facet: 'force', floor: 0.94 },
  { file: 'tests/corpus/judged.jsonl', topic: 'troop_withdrawal', facet: 'host', floor: 0.95 },
  { file: 'tests/corpus/judged.jsonl', topic: 'troop_withdrawal', facet: 'status', floor: 0.8 },
  { file: 'tests/corpus/judged.jsonl', topic: 'troop_withdrawal', facet: 'deadline', floor: 0.9 },
  { file: 'tests/corpus/learned.jsonl', topic: 'troop_withdrawal', facet: 'force', floor: 0.91 },
  { file: 'tests/corpus/learned.jsonl', topic: 'troop_withdrawal', facet: 'host', floor: 0.95 },
  { file: 'tests/corpus/learned.jsonl', topic: 'troop_withdrawal', facet: 'status', floor: 0.55 },
  { file: 'tests/corpus/learned.jsonl', topic: 'troop_withdrawal', facet: 'deadline', floor: 0.8 },
  { file: 'tests/corpus/examples.jsonl', topic: 'faction_statement', facet: 'faction', floor: 0.96 },
  { file: 'tests/corpus/examples.jsonl', topic: 'faction_statement', facet: 'speaker given', floor: 0.85 },
  { file: 'tests/corpus/examples.jsonl', topic: 'faction_statement', facet: 'type', floor: 0.9 },
  { file: 'tests/corpus/examples.jsonl', topic: 'faction_statement', facet: 'target', floor: 0.6 },
  { file: '../shared/data/dev.jsonl', topic: 'troop_withdrawal', facet: 'host', floor: 0.95 },
  { file: '../shared/data/dev.jsonl', topic: 'faction_statement', facet: 'faction', floor: 0.95 },
];

describe.each([...new Set(FLOORS.map(({ file }) => file))])('the judge on %s', (name) => {
  const file = join(ROOT, name);
  const absent = name.startsWith('..') && skipWithoutData(name, existsSync(file));
  let judged: EvalReport;
  let keywords: EvalReport;
  beforeAll(async () => {
    if (absent) return;
    judged = await report(file);
    keywords = await report(file, '--baseline', 'keywords');
  });

  it.skipIf(absent).each(FLOORS.filter((one) => one.file === name))(
    'reaches F1 $floor for $topic, far above a keyword list',
    ({ topic, floor }) => {
      expect(f1(judged)[topic], misjudged(judged)).toBeGreaterThanOrEqual(floor);
      expect(f1(keywords)[topic]).toBeLessThan(floor - 0.15);
    },
  );

  it.skipIf(absent).each(FACET_FLOORS.filter((one) => one.file === name))(
    'has the $facet of a $topic right in $floor of them',
    ({ topic, facet, floor }) => {
      const scores = judged.topics.find((one) => one.topic === topic)?.facets ?? [];
      const score = scores.find((one) => one.facet === facet);
      expect(score && score.right / score.of).toBeGreaterThanOrEqual(floor);
    },
  );
});

describe('the labelled set of our own', () => {
  const rows = readFileSync(join(ROOT, 'tests/corpus/judged.jsonl'), 'utf8').trim().split('\n');
  const labels = rows.map((row) => JSON.parse(row) as { id: string; W: string; F: string });

  it('has 200 or more articles under ids of their own, near half of them negatives of both topics', () => {
    expect(new Set(labels.map(({ id }) => id)).size).toBe(labels.length);
    expect(labels.length).toBeGreaterThanOrEqual(200);
    const negatives = labels.filter(({ W, F }) => W === 'none' && F === 'none').length;
    expect(negatives / labels.length).toBeGreaterThan(0.4);
  });
});
