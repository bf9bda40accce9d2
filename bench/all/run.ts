import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { figuresOf, verdictOf } from './figures.ts';
import { QUICK_ENV, type Results, STEPS, type StepName } from './steps.ts';
import { tableOf } from './table.ts';

const MAIN = join(import.meta.dirname, '../main.ts');

const load = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10;
const say = (words: string): void => void process.stderr.write(words);

/** What a bench printed, or why there is nothing: the last line it said. */
type Outcome = { kind: 'measured'; result: unknown } | { kind: 'failed'; why: string };

/** Runs a bench in a process of its own, so that none finds what another left in memory. */
async function measure(name: StepName, quick: boolean): Promise<Outcome> {
  const { bench, args, quickArgs } = STEPS[name];
  const child = spawn(process.execPath, [MAIN, bench, ...(quick ? quickArgs : args)], {
    env: { ...process.env, ...(quick ? QUICK_ENV : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, err] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  if (code === 0) return { kind: 'measured', result: JSON.parse(out) };
  const lines = err.trim().split('\n');
  const why = lines.findLast((line) => /^(?:bench: |\w*Error: )/.test(line)) ?? lines.at(-1) ?? '';
  return { kind: 'failed', why: why.replace(/^bench: /, '') || `ended with ${code}` };
}

/** Runs everything, prints the table to standard error, and returns its figures with all that was measured. */
export async function runAll(quick: boolean): Promise<object> {
  const startedAt = new Date();
  const loadBefore = load();
  const results = Object.fromEntries(Object.keys(STEPS).map((name) => [name, null])) as unknown as Results;
  const notMeasured: Partial<Record<StepName, string>> = {};
  for (const name of Object.keys(STEPS) as StepName[]) {
    say(`bench: ${name}${quick ? '' : `, about ${STEPS[name].minutes} min`}\n`);
    const outcome = await measure(name, quick);
    if (outcome.kind === 'measured') Object.assign(results, { [name]: outcome.result });
    else notMeasured[name] = outcome.why;
  }
  const figures = figuresOf(results);
  const machine = {
    cores: availableParallelism(),
    node: process.version,
    load: { before: loadBefore, after: load() },
  };
  const minutes = Math.round((Date.now() - startedAt.getTime()) / 6_000) / 10;
  say(
    `\n${machine.cores} cores, Node ${machine.node}, load ${loadBefore} before and ${machine.load.after} after, ${minutes} min\n`,
  );
  if (quick) say('Counts were small: this shows that all can be measured, not how quick Rasid is.\n');
  say(`\n${tableOf(figures)}`);
  for (const [name, why] of Object.entries(notMeasured)) say(`${name} was not measured: ${why}\n`);
  return {
    at: startedAt.toISOString(),
    quick,
    machine,
    minutes,
    figures: figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) })),
    notMeasured,
    benches: results,
  };
}
