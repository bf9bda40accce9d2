import { parseArgs } from 'node:util';
import { errorLine } from '../src/lib/errors.ts';
import { setup } from '../tests/parts/cluster.ts';
import { hasPostgres } from '../tests/parts/postgres.ts';
import { hasRedis } from '../tests/parts/redis.ts';
import { type Kept, tablesOf, writeDocument } from './document.ts';
import { MODES, type Mode } from './processes.ts';
import { faultsOf, summaryOf } from './report.ts';
import { runChaos } from './run.ts';
import { LONG, SHORT } from './sizes.ts';

const USAGE = `Usage: npm run chaos -- [--long] [--mode ${Object.keys(MODES).join('|')}] [--articles N] [--kills N] [--rounds N] [--seed N] [--write]
`;

/**
 * One mode after another; prints what came of each, tables of all at the end, and says by its exit code whether anything
 * was wrong. A mode that breaks off is wrong, and the next one begins.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      long: { type: 'boolean', default: false },
      mode: { type: 'string' },
      articles: { type: 'string' },
      kills: { type: 'string' },
      rounds: { type: 'string' },
      seed: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  const names = Object.keys(MODES) as Mode[];
  const modes = names.filter((name) => values.mode === undefined || values.mode === name);
  if (modes.length === 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  const standard = values.long ? LONG : SHORT;
  const size = {
    ...standard,
    articles: Number(values.articles ?? standard.articles),
    kills: Number(values.kills ?? standard.kills),
    rounds: Number(values.rounds ?? standard.rounds),
    seed: Number(values.seed ?? standard.seed),
  };
  const interrupted = new AbortController();
  // What was started has to be ended before we are.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interrupted.abort());
  await setup();
  const runs: Kept[] = [];
  let wrong = false;
  for (const mode of modes) {
    if (interrupted.signal.aborted) break;
    if (mode !== 'embedded' && !(hasRedis() && hasPostgres())) {
      process.stderr.write(`${mode}: left out, there is no redis-server or PostgreSQL on this machine\n`);
      continue;
    }
    try {
      const report = await runChaos(
        mode,
        size,
        (round) =>
          process.stderr.write(
            `${mode}: ${round.fault}: fetched after ${round.fetchedAfterMs} ms, alerted after ${round.alertedAfterMs} ms\n`,
          ),
        interrupted.signal,
      );
      const run = {
        ...summaryOf(report),
        on: new Date().toISOString().slice(0, 10),
        faults: faultsOf(report),
      };
      runs.push(run);
      wrong ||= run.faults.length > 0;
      process.stdout.write(`${JSON.stringify(run, null, 2)}\n`);
      if (values.write) writeDocument(run);
    } catch (error) {
      wrong = true;
      process.stderr.write(`${mode}: broken off: ${errorLine(error)}\n`);
    }
  }
  if (runs.length > 0) process.stdout.write(`\n${tablesOf(runs)}\n`);
  return wrong ? 1 : 0;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`chaos: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
