import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthSection } from '../soak/section.ts';
import { BOUNDS, type Summary } from './report.ts';

const DOCS = join(import.meta.dirname, '../docs');
const FIGURES = join(DOCS, 'reliability.json');
const DOCUMENT = join(DOCS, 'reliability.md');

/** One run, as the document keeps it: the latest of each mode. */
export interface Kept extends Summary {
  /** The day of the run. */
  on: string;
  faults: readonly string[];
}

const ROWS: readonly [string, (run: Kept) => string | number][] = [
  ['run on', (run) => run.on],
  ['seconds', (run) => run.seconds],
  [
    'processor cores; load on them, this run included; niceness of the run',
    (run) => `${run.machine.cores}; ${run.machine.load}; ${run.machine.niceness}`,
  ],
  [
    'rounds of faults, of them kills by `kill -9`',
    (run) => `${run.recovery.reduce((n, { rounds }) => n + rounds, 0)}, ${run.kills}`,
  ],
  ['articles served', (run) => run.verdict.served],
  [
    'not stored, not judged, not matched',
    (run) => `${run.verdict.notStored}, ${run.verdict.notJudged}, ${run.verdict.notMatched}`,
  ],
  ['messages due on four channels', (run) => run.verdict.expected],
  ['**lost**', (run) => run.verdict.lost],
  ['given up', (run) => run.verdict.dead],
  ['repeated; of those not marked', (run) => `${run.verdict.repeated}; ${run.verdict.repeatedUnmarked}`],
  ['marked as a possible repeat, and none', (run) => run.verdict.markedFirst],
  ['of those, not left without an answer by a sink', (run) => run.verdict.markedWithoutDoubt],
  ['out of order within a story', (run) => run.verdict.outOfOrder],
  ['rows stuck, jobs stuck', (run) => `${run.verdict.stuckRows}, ${run.jobsLeft ?? 'unknown'}`],
  ['processes that ended by themselves', (run) => run.endedByThemselves.length],
  ['stops asked for; not ended with 0', (run) => `${run.stops.asked}; ${run.stops.notZero}`],
  ['slowest stop, seconds', (run) => seconds(run.stops.slowestMs)],
  ['slowest answer of `/health`, seconds', (run) => run.slowestHealth],
  [
    'memory of all processes, MB: early, most, at the end',
    (run) => `${run.memoryMb.first}, ${run.memoryMb.most}, ${run.memoryMb.last}`,
  ],
];

const seconds = (ms: number | null): string => (ms === null ? 'never' : (ms / 1_000).toFixed(1));

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], body: readonly (readonly (string | number)[])[]): string {
  return [row(head), row(head.map(() => '---')), ...body.map(row)].join('\n');
}

function recoveryTable(runs: readonly Kept[]): string {
  const faults = [...new Set(runs.flatMap((run) => run.recovery.map(({ fault }) => fault)))];
  const cell = (run: Kept, fault: string): string => {
    const found = run.recovery.find((one) => one.fault === fault);
    if (!found) return '';
    const { fetchedAfterMs: fetched, alertedAfterMs: alerted, rounds } = found;
    return `${rounds}: ${seconds(fetched.median)} / ${seconds(fetched.slowest)}; ${seconds(alerted.median)} / ${seconds(alerted.slowest)}`;
  };
  return table(
    ['fault', ...runs.map(({ mode }) => mode)],
    faults.map((fault) => [fault, ...runs.map((run) => cell(run, fault))]),
  );
}

/** What was counted in these runs, how each fault was recovered from, and what was not as wanted. */
export const tablesOf = (runs: readonly Kept[]): string =>
  [countsTable(runs), recoveryTable(runs), wrongOf(runs)].join('\n\n');

const countsTable = (runs: readonly Kept[]): string =>
  table(
    ['', ...runs.map(({ mode }) => mode)],
    ROWS.map(([name, cell]) => [name, ...runs.map(cell)]),
  );

const wrongOf = (runs: readonly Kept[]): string =>
  runs
    .map((run) => `- *${run.mode}*: ${run.faults.length === 0 ? 'nothing.' : `${run.faults.join('; ')}.`}`)
    .join('\n');

const documentOf = (runs: readonly Kept[]): string => `# Reliability

Written by \`npm run chaos -- --write\`; the figures are in [reliability.json](reliability.json) as well.

A scripted newsstand of twenty outlets prints articles without end; some tell of withdrawals that are to be alerted. Rasid reads them and tells a webhook, an incoming webhook and a bot of Slack's, and a mail server, while one fault after another strikes: processes are killed or stopped, Redis is wiped, restarted or stalled, PostgreSQL is restarted, killed or stalled, connections are cut, sinks refuse, hang up, keep silent, or keep a message and never say so, outlets fail, the configuration is edited and broken. Everything is counted from outside: at the newsstand, at the sinks, and in the tables when all has come to rest.

Modes: *embedded* has a PostgreSQL of its own, *servers* one process on Redis and PostgreSQL (behind a TCP proxy that cuts and stalls), *roles* three processes on them.

${countsTable(runs)}

A message that is *marked, and none* is the first of its kind that its sink keeps. Most of them had been handed over to a sink that hung up or kept silent: whether it had kept them, nobody could ask. The others were cut off by a kill between their row and their sink, four a kill at the most; any more would be marked for nothing. A bot of Slack's can be asked, so none of its messages is.

## Recovery

Rounds, then seconds until every outlet was fetched again (median / slowest); until the next message arrived (median / slowest). They count from the end of the fault, for a kill from the moment at which the new process is launched, so they hold the whole start of a process. Wanted: after a kill the first message within ${BOUNDS.alertMs / 1_000} s, after a wiped or restarted Redis the next fetch within ${BOUNDS.fetchMs / 1_000} s, a stop within ${BOUNDS.stopMs / 1_000} s, \`/health\` within ${BOUNDS.healthS} s.

${recoveryTable(runs)}

## What was not as wanted

${wrongOf(runs)}

## To run it

\`\`\`sh
npm run chaos                                  # every mode, a minute each: what the tests run too
npm run chaos -- --long --write                # 5,000 articles and 50 kills a mode, half an hour each; writes this page
npm run chaos -- --long --mode servers --write # one of them
npm run chaos -- --articles 1000 --kills 10 --seed 7
\`\`\`

It needs nobody: a mode that breaks off is reported and the next one begun. Figures and tables go to standard output, each round to standard error. Exit code 1 where anything was not as wanted. The order of faults is the same in each run; \`--seed\` changes the moments at which they strike.

${monthSection()}`;

const keptRuns = (): Kept[] =>
  existsSync(FIGURES) ? (JSON.parse(readFileSync(FIGURES, 'utf8')) as Kept[]) : [];

/** Writes the document from the figures that are kept. */
export function writePage(): void {
  writeFileSync(DOCUMENT, `${documentOf(keptRuns()).trimEnd()}\n`);
}

/** Keeps a run's figures as the latest of its mode, and writes the document anew. */
export function writeDocument(run: Kept): void {
  const others = keptRuns().filter(({ mode }) => mode !== run.mode);
  const order = ['embedded', 'servers', 'roles'];
  const runs = [...others, run].sort((a, b) => order.indexOf(a.mode) - order.indexOf(b.mode));
  writeFileSync(FIGURES, `${JSON.stringify(runs, null, 2)}\n`);
  writePage();
}
