import { errorLine, SourceError } from '../src/lib/errors.ts';
import { eachInTurn } from '../src/lib/in-turn.ts';
import type { Log } from '../src/lib/log.ts';
import type { WorkMetrics } from '../src/metrics/metrics.ts';
import { NO_MEMORY, type Reading, type SourceMemory } from '../src/model/reading.ts';
import type { Source } from '../src/model/source.ts';
import type { Urgency } from '../src/model/urgency.ts';
import { enqueueArticles } from '../src/queue/article-jobs.ts';
import { DONE, type Handler } from '../src/queue/outcome.ts';
import { fetchPayload } from '../src/queue/payloads.ts';
import type { Jobs } from '../src/queue/queues.ts';
import type { Settings } from '../src/settings/load.ts';
import { editOf } from '../src/sources/edits.ts';
import { reviewHealth } from '../src/sources/health.ts';
import { afterFailure, afterReading, withPages } from '../src/sources/memory.ts';
import { nextFetchAt } from '../src/sources/next-fetch.ts';
import { offeredBy } from '../src/sources/offered.ts';
import { letGo } from '../src/store/let-go.ts';
import { saveItems } from '../src/store/offered-articles.ts';
import { enterReports } from '../src/store/reports.ts';
import {
  beginFetch,
  type DueFetch,
  failFetch,
  finishFetch,
  handBackFetch,
  releaseFetch,
  type SourceState,
} from '../src/store/source-states.ts';
import { type Sql, type SqlPool, transaction } from '../src/store/sql.ts';
import type { Tracing } from '../src/tracing/tracing.ts';

export interface FetchNeeds {
  pool: SqlPool;
  settings(): Settings;
  read(source: Source, memory: SourceMemory): Promise<Reading>;
  /** Are we being stopped? Then a fetch that breaks off says nothing about its source. */
  stopping(): boolean;
  jobs: Jobs;
  /** Resolves once what was fetched before is on its way. */
  rightOfWay(): Promise<void>;
  /** How soon an article is worth looking at. */
  urgency(article: { title: string; text: string; publishedAt: string | null }): Urgency;
  metrics: WorkMetrics;
  tracing: Tracing;
  log: Log;
  /** The number of this process's run. */
  run: string;
}

/** Fetches one source once: stores what it offers in one transaction with the source's own memory, then enqueues their jobs. */
export function fetchHandler({
  pool,
  settings,
  read,
  stopping,
  jobs,
  rightOfWay,
  urgency,
  metrics,
  tracing,
  log,
  run,
}: FetchNeeds): Handler {
  /** What to remember, and what operators must hear. */
  function reviewed(source: Source, memory: SourceMemory): ReturnType<typeof reviewHealth> {
    const review = reviewHealth(source, memory, new Date(), settings().operations.repeatMs);
    for (const report of review.reports) log.warn({ ...report }, 'source needs attention');
    return review;
  }

  /** Reads a source and stores what came of it. */
  async function fetchOnce(
    source: Source,
    { fetch, memory: known, pages, firstFetch }: SourceState,
  ): Promise<void> {
    const before: SourceMemory = { ...NO_MEMORY, ...known };
    let reading: Reading;
    const startedAtMs = Date.now();
    const startedMs = performance.now();
    const measured = (outcome: string): void =>
      metrics.fetched({ kind: source.kind, outcome, seconds: (performance.now() - startedMs) / 1_000 });
    try {
      reading = await read(source, before);
    } catch (error) {
      if (stopping()) return releaseFetch(pool, fetch);
      const { memory, reports } = reviewed(source, afterFailure(before, error, new Date()));
      const now = new Date();
      const next = nextFetchAt(source, memory, now);
      const kind = error instanceof SourceError ? error.failure : 'unexpected';
      measured(kind);
      const failure = {
        kind,
        message: errorLine(error),
        nextFetchInMs: next.getTime() - now.getTime(),
        memory,
      };
      await transaction(pool, async (sql) => {
        if (await failFetch(sql, fetch, failure)) await enterReports(sql, reports);
      });
      const particulars = {
        source: source.id,
        failure: kind,
        error: errorLine(error),
        failures: memory.failures,
      };
      const about = { 'rasid.source': source.id };
      tracing.done({ name: 'fetch', startedAtMs, article: null, attributes: about, error: kind });
      log.warn({ ...particulars, nextTryAt: next.toISOString() }, 'source failed');
      return;
    }
    measured(reading.notModified ? 'not_modified' : 'ok');
    const { memory, reports } = reviewed(source, withPages(afterReading(before, reading, new Date()), pages));
    const asOffered = offeredBy(source.url);
    const offered = await eachInTurn(reading.items, (item) => {
      const article = asOffered(item);
      const { title, offeredText: text, publishedAt } = article;
      return { ...article, urgency: urgency({ title, text, publishedAt }) };
    });
    const save = async (sql: Sql) => {
      const now = new Date();
      const result = await saveItems(sql, source.id, offered, { editOf, firstFetch });
      const ended = await finishFetch(sql, fetch, {
        notModified: reading.notModified,
        newArticles: result.created,
        memory,
        nextFetchInMs: nextFetchAt(source, memory, now).getTime() - now.getTime(),
      });
      if (ended) await enterReports(sql, reports);
      return result;
    };
    // Mostly there is nothing but the fetch's end to store, which one statement does.
    const isAlone = offered.length === 0 && reports.length === 0;
    const saved = await (isAlone ? save(pool) : transaction(pool, save));
    for (const { id, revision } of saved.fresh) {
      log.debug({ article: id, revision, source: source.id }, 'article is new or changed');
      const about = { 'rasid.source': source.id, 'rasid.revision': revision };
      tracing.done({ name: 'fetch', startedAtMs, article: id, attributes: about });
    }
    await enqueueArticles(jobs, saved.fresh);
    const counts = {
      source: source.id,
      items: reading.items.length,
      new: saved.created,
      revised: saved.revised,
    };
    // Hundreds of sources with nothing new, every few minutes, would be most of the log.
    const level = saved.created + saved.revised > 0 ? 'info' : 'debug';
    log[level]({ ...counts, notModified: reading.notModified }, 'source fetched');
  }

  return async (payload) => {
    const due: DueFetch = fetchPayload(payload);
    const source = settings().sources.find((candidate) => candidate.id === due.sourceId);
    if (!source) {
      // Removed meanwhile, or not loaded here yet where another process knows it.
      await handBackFetch(pool, due);
      return DONE;
    }
    await rightOfWay();
    let fetch = due;
    try {
      const state = await beginFetch(pool, source.id, run);
      if (!state) return DONE;
      fetch = state.fetch;
      await fetchOnce(source, state);
    } catch (error) {
      // Whether it was begun or ended is not known where the connection was lost over it: it is due again at once.
      log.error({ source: source.id, error: errorLine(error) }, 'fetch could not be stored');
      await letGo(pool, fetch, stopping);
    }
    return DONE;
  };
}
