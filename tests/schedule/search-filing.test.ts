import { expect, it } from 'vitest';
import type { Queues } from '../../src/queue/queues.ts';
import { createFilingTurn } from '../../src/schedule/search-filing.ts';

type Counts = Awaited<ReturnType<Queues['counts']>>;

const IDLE = { waiting: 0, active: 0, delayed: 0 };
const QUIET: Counts = { fetch: IDLE, read: IDLE, judge: IDLE, alert: IDLE };
const fetching = (waiting: number): Counts => ({ ...QUIET, fetch: { ...IDLE, waiting } });
const judging = (waiting: number): Counts => ({ ...QUIET, judge: { ...IDLE, waiting } });
const START = Date.parse('2026-03-01T00:00:00Z');

const cases: [string, [afterSeconds: number, jobs: Counts, isTurn: boolean][]][] = [
  ['files when nothing else is to be done', [[0, QUIET, true]]],
  ['files beside a few jobs', [[0, fetching(8), true]]],
  ['files where the queue does not answer', [[0, null, true]]],
  ['lets what is to be fetched go first', [[0, fetching(9), false]]],
  ['lets what is to be judged go first', [[0, judging(9), false]]],
  [
    'files beside the others once it has waited two minutes, until they are done',
    [
      [0, judging(500), false],
      [119, judging(400), false],
      [120, judging(300), true],
      [123, judging(200), true],
      [126, QUIET, true],
      [129, judging(100), false],
    ],
  ],
];

it.each(cases)('%s', async (_name, looks) => {
  let jobs: Counts = null;
  const isTurn = createFilingTurn({ counts: async () => jobs });
  const seen: boolean[] = [];
  for (const [afterSeconds, waiting] of looks) {
    jobs = waiting;
    seen.push(await isTurn(new Date(START + afterSeconds * 1_000)));
  }
  expect(seen).toEqual(looks.map(([, , expected]) => expected));
});
