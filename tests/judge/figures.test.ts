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
  const world = { stdin: Readable.from([]), stdout, stderr: stdout, env: {} };
  await evalCommand.run([file, '--json', ...flags], world);
  return JSON.parse(printed) as EvalReport;
}

const f1 = ({ topics }: EvalReport): Record<string, number> =>
  Object.fromEntries(topics.map((topic) => [topic.topic, topic.f1]));

const misjudged = ({ confusions }: EvalReport): string =>
  confusions.map(({ kind, id, reason }) => `${kind} ${id}: ${reason}`).join('\n');

/** Just under what is reached. A change that goes below must say why; one that goes above raises them. */
const FLOORS = [
  { file: 'tests/corpus/judged.jsonl', topic: 'troop_withdrawal', floor: 0.98 },
  { file: 'tests/corpus/judged.jsonl', topic: 'faction_statement', floor: 0.98 },
  { file: 'tests/corpus/learned.jsonl', topic: 'troop_withdrawal', floor: 0.94 },
  { file: 'tests/corpus/learned.jsonl', topic: 'faction_statement', floor: 0.98 },
  { file: '../shared/data/dev.jsonl', topic: 'troop_withdrawal', floor: 0.97 },
  { file: '../shared/data/dev.jsonl', topic: 'faction_statement', floor: 0.98 },
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
