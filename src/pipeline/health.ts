import { setTimeout as wait } from 'node:timers/promises';
import { healthOf } from '../alerts/work-health.ts';
import type { HealthReport } from '../model/health.ts';
import type { Sql } from '../store/sql.ts';
import { workFigures } from '../store/work-figures.ts';

interface HealthNeeds {
  pool: Sql;
  queues: { kind: string; reachable(): boolean };
  startedAt: Date;
  now(): Date;
}

/** A database that takes longer does not answer. */
const PATIENCE_MS = 5_000;
/** Probes, pages and ticks ask often: one measurement serves them all for so long. */
const FRESH_MS = 2_000;

/** Makes the function that says whether Rasid watches. It always answers, and within bounded time. */
export function createHealth({ pool, queues, startedAt, now }: HealthNeeds): () => Promise<HealthReport> {
  async function measure(): Promise<HealthReport> {
    const figures = await Promise.race([
      workFigures(pool, startedAt).catch(() => null),
      wait(PATIENCE_MS, null, { ref: false }),
    ]);
    const queue = { kind: queues.kind, reachable: queues.reachable() };
    return healthOf({ queue, figures, startedAt }, now());
  }
  let latest: { at: number; report: Promise<HealthReport> } | null = null;
  return () => {
    const at = now().getTime();
    if (latest === null || at - latest.at >= FRESH_MS) latest = { at, report: measure() };
    return latest.report;
  };
}
