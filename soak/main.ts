import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { hasPostgres } from '../tests/parts/postgres.ts';
import { hasRedis } from '../tests/parts/redis.ts';
import { writeDocument } from './document.ts';
import { findingsOf } from './flat.ts';
import type { Day } from './measure.ts';
import { runSoak } from './run.ts';
import { MONTH, settledAfter } from './sizes.ts';

const MB = 1_048_576;

function line({ day, served, alerts, process: held, tables, redis }: Day, seconds: number): string {
  const all = Object.values(tables).reduce((sum, { bytes }) => sum + bytes, 0);
  return `day ${day}: ${served} articles, ${alerts} alerts; ${Math.round(held.rss / MB)} MB, heap ${Math.round(held.heap / MB)}, ${held.files} files; tables ${(all / MB).toFixed(1)} MB; Redis ${redis.keys} keys, ${(redis.bytes / MB).toFixed(1)} MB (${Math.round(seconds)} s)\n`;
}

/** Runs the days, says what came of each, and whether all stayed level; that is its exit code too. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      days: { type: 'string' },
      sources: { type: 'string' },
      articles: { type: 'string' },
      write: { type: 'boolean', default: false },
    },
  });
  if (!(hasRedis() && hasPostgres())) throw new Error('needs redis-server and PostgreSQL on this machine');
  const size = {
    ...MONTH,
    days: Number(values.days ?? MONTH.days),
    sources: Number(values.sources ?? MONTH.sources),
    perDay: Number(values.articles ?? MONTH.perDay),
  };
  const interrupted = new AbortController();
  // What was started has to be ended before we are.
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => interrupted.abort());
  const startedAt = performance.now();
  let dayAt = startedAt;
  const days = await runSoak(
    size,
    (day) => {
      const now = performance.now();
      process.stderr.write(line(day, (now - dayAt) / 1_000));
      dayAt = now;
    },
    interrupted.signal,
  );
  const settled = days.filter(({ day }) => day >= settledAfter(size));
  const [first] = days;
  if (first === undefined || settled.length < 3)
    throw new Error(`nothing can be told before day ${settledAfter(size) + 2}`);
  const findings = findingsOf(first, settled, size.sources);
  const grown = findings.filter(({ flat }) => !flat);
  if (values.write) {
    writeDocument({
      on: new Date().toISOString().slice(0, 10),
      seconds: Math.round((performance.now() - startedAt) / 1_000),
      machine: { cores: availableParallelism(), load: Math.round(loadavg()[0] ?? 0) },
      size,
      settledAfter: settledAfter(size),
      findings,
      days,
    });
  }
  for (const { name, first, last, growth, allowed } of grown)
    process.stdout.write(
      `grows: ${name}: ${Math.round(first)} to ${Math.round(last)}, by ${Math.round(growth)}, allowed: ${Math.round(allowed)}\n`,
    );
  process.stdout.write(`${findings.length - grown.length} of ${findings.length} figures stay level\n`);
  return grown.length > 0 ? 1 : 0;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`soak: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
