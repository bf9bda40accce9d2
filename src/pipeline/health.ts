import { setTimeout as wait } from 'node:timers/promises';
import { healthOf } from '../alerts/work-health.ts';
import { MINUTE_MS } from '../lib/durations.ts';
import { within } from '../lib/within.ts';
import type { HealthReport, WorkFigures } from '../model/health.ts';
import type { Sql } from '../store/sql.ts';
import { workFigures } from '../store/work-figures.ts';

interface HealthNeeds {
  pool: Sql;
  /** Did the database say lately that its disk is full? What only reads goes on for long. */
  diskFull(): boolean;
  queues: { kind: string; reachable(): boolean };
  /** The ids of those that are configured. */
  channels(): readonly string[];
  /** The ids of the sources that are to be watched, and since when. */
  sources(): { ids: readonly string[]; since: Date };
  startedAt: Date;
  now(): Date;
}

/** Other processes read an edited configuration a moment later. */
const SETTLING_MS = MINUTE_MS;

/** A database that takes longer does not answer. */
const PATIENCE_MS = 5_000;
/** Probes, pages and ticks ask often: one measurement serves them all for so long. */
const FRESH_MS = 2_000;
/** Nobody who asks waits longer: until the database has been silent for PATIENCE_MS, what it said last holds. */
const ANSWER_MS = 500;

/** Makes the function that says whether Rasid watches. It always answers, and within bounded time. */
export function createHealth({
  pool,
  diskFull,
  queues,
  channels,
  sources,
  startedAt,
  now,
}: HealthNeeds): () => Promise<HealthReport> {
  let known: { at: number; figures: WorkFigures | null } = { at: startedAt.getTime(), figures: null };
  let measuring: Promise<void> | null = null;

  /** One measurement at a time: a silent database is not asked again and again. */
  function measure(): Promise<void> {
    const { ids, since } = sources();
    const settled = now().getTime() - since.getTime() >= SETTLING_MS ? ids : [];
    measuring ??= within(workFigures(pool, startedAt, channels(), settled), PATIENCE_MS)
      .catch(() => null)
      .then((figures) => {
        known = { at: now().getTime(), figures };
        measuring = null;
      });
    return measuring;
  }

  return async () => {
    if (now().getTime() - known.at >= FRESH_MS || known.figures === null) {
      await Promise.race([measure(), wait(ANSWER_MS, null, { ref: false })]);
    }
    const figures = now().getTime() - known.at > FRESH_MS + PATIENCE_MS ? null : known.figures;
    const queue = { kind: queues.kind, reachable: queues.reachable() };
    return healthOf({ queue, figures, diskFull: diskFull(), startedAt }, now());
  };
}
