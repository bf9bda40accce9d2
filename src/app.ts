import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alertHandler } from '../workers/alert.ts';
import { fetchHandler } from '../workers/fetch.ts';
import { judgeHandler } from '../workers/judge.ts';
import { readHandler } from '../workers/read.ts';
import { alertTicks, recoverOrphans } from './alert-ticks.ts';
import type { ChannelWorld } from './channels/contract.ts';
import { openJournal } from './channels/journal.ts';
import type { Judge } from './judge/judge.ts';
import { errorLine } from './lib/errors.ts';
import type { Log } from './lib/log.ts';
import { openPostgres } from './queue/postgres.ts';
import { openQueues, type Queues } from './queue/queues.ts';
import { reconcile } from './queue/reconciler.ts';
import { openRedis } from './queue/redis.ts';
import { openReaderDesk } from './readers.ts';
import { placementRules } from './routing.ts';
import { startSchedule, type Tick } from './schedule.ts';
import type { Settings } from './settings/load.ts';
import { webSilences } from './silence-desk.ts';
import { createSourceDesk } from './sources/desk.ts';
import { overdueArticles, ringAllArticles } from './store/articles.ts';
import { topicFeedback } from './store/feedback.ts';
import { overdueDeliveries, ringAllDeliveries } from './store/ledger.ts';
import { openStore, type Store } from './store/open.ts';
import { overview, sourceHealth, toldEvents } from './store/overview.ts';
import { claimDueFetches, freeAbandonedFetches, registerSources } from './store/source-states.ts';
import { serveWeb } from './web/server.ts';
import type { Status } from './web/status-page.ts';

/** What a process may do; `run --roles` picks some. */
export const ROLES = ['schedule', 'fetch', 'read', 'judge', 'alert', 'web'] as const;
export type Role = (typeof ROLES)[number];

export interface AppOptions {
  settings: Settings;
  judge: Judge;
  dataFolder: string;
  roles: ReadonlySet<Role>;
  log: Log;
  terminal: ChannelWorld['terminal'];
  /** Ends the waiting for servers while starting. */
  signal: AbortSignal;
}

export interface App {
  /** Address of the status page; null without the web role. */
  url: string | null;
  store: Store;
  status(): Promise<Status>;
  /** Lets running jobs end (in bounded time), then closes everything in reverse order. */
  stop(): Promise<void>;
}

/** Due fetches handed out a tick; with a tick every two seconds that is far more than any list needs. */
const FETCHES_A_TICK = 200;
const DRAIN_MS = 15_000;

const VERSION: string = JSON.parse(
  readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'),
).version;

async function openBell(settings: Settings, store: Store, log: Log): Promise<Queues> {
  const backend =
    settings.redisUrl === null
      ? await openPostgres(store.pool, settings.databaseUrl)
      : openRedis(settings.redisUrl, {
          onUp: (where) => log.info({ redis: where }, 'redis: connected'),
          onDown: (where, error) =>
            log.warn(
              { redis: where, error },
              'redis: not reachable, trying again; work waits in the database',
            ),
        });
  return openQueues(backend, {
    onError: (queue, message) => log.error({ queue, error: message }, 'queue: trouble'),
  });
}

/**
 * Builds everything and starts it: database, queues, workers, ticks, pages.
 * Throws ConfigError where the database refuses for good, the data folder is taken or the port is.
 */
export async function startApp(options: AppOptions): Promise<App> {
  const { settings, roles, log } = options;
  const startedAt = new Date();
  const store = await openStore({
    databaseUrl: settings.databaseUrl,
    dataFolder: options.dataFolder,
    onNotice: (message, fields) => log.warn(fields, message),
    signal: options.signal,
  });
  const stops: (() => Promise<void>)[] = [() => store.close()];
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    for (const close of stops.splice(0).reverse()) {
      await close().catch((error: unknown) =>
        log.warn({ error: errorLine(error) }, 'stopping: a part did not close well'),
      );
    }
  };
  try {
    const { pool } = store;
    const desk = createSourceDesk(settings.service);
    stops.push(() => desk.close());
    const world: ChannelWorld = {
      post: desk.post,
      mayReach: desk.mayReach,
      terminal: options.terminal,
      journal: openJournal(join(options.dataFolder, 'shown.log')),
      now: () => new Date(),
    };
    const enabled = settings.sources.filter((source) => source.enabled);
    await registerSources(
      pool,
      enabled.map((source) => source.id),
    );
    if (store.kind === 'embedded') {
      // This process has the database to itself: whatever looks busy was cut off.
      await freeAbandonedFetches(pool);
      await ringAllArticles(pool);
      await ringAllDeliveries(pool);
    }
    await recoverOrphans(pool, store.kind === 'embedded', log);

    const queues = await openBell(settings, store, log);
    if (store.kind === 'embedded') await queues.silence();
    const needs = { pool, log, doorbell: queues, settings: () => settings };
    const readers = await openReaderDesk(pool, needs.settings);
    const rules = readers.linked(placementRules(settings));
    const { concurrency } = settings.service;
    const { judge } = options;
    if (roles.has('fetch'))
      queues.work(
        'fetch',
        fetchHandler({ ...needs, read: desk.read, stopping: () => stopping }),
        concurrency.fetch,
      );
    if (roles.has('read'))
      queues.work('read', readHandler({ ...needs, readPage: desk.readPage }), concurrency.read);
    if (roles.has('judge')) {
      queues.work(
        'judge',
        judgeHandler({ ...needs, judge: () => judge, rules: () => rules }),
        concurrency.judge,
      );
    }
    if (roles.has('alert')) queues.work('alert', alertHandler({ ...needs, world }), concurrency.alert);
    stops.push(async () => {
      // Pages and feeds still on their way are let go after a while; their rows wait for the next start.
      const hurry = setTimeout(() => void desk.close(), DRAIN_MS);
      await queues.close().finally(() => clearTimeout(hurry));
    });

    const status = async (): Promise<Status> => {
      const health = await sourceHealth(pool);
      return {
        version: VERSION,
        startedAt,
        database: store.kind,
        queue: { kind: queues.kind, reachable: queues.reachable() },
        overview: await overview(pool),
        sources: enabled.map((source) => ({ source, health: health.get(source.id) ?? null })),
        events: await toldEvents(pool, null, 20),
        feedback: await topicFeedback(pool),
      };
    };
    let url: string | null = null;
    if (roles.has('web')) {
      const web = await serveWeb(
        {
          status,
          readers: readers.pages,
          silences: webSilences(pool, () => settings),
          now: () => new Date(),
        },
        settings.service.web,
      );
      url = web.url;
      stops.push(web.close);
    }
    if (roles.has('schedule')) stops.push(startSchedule(ticks(), log));

    function ticks(): Tick[] {
      const overdue = {
        articles: (limit: number) => overdueArticles(pool, limit),
        deliveries: (limit: number) => overdueDeliveries(pool, limit),
      };
      return [
        {
          name: 'due sources',
          when: '*/2 * * * * *',
          async work() {
            if (!queues.reachable()) return;
            for (const due of await claimDueFetches(pool, FETCHES_A_TICK)) await queues.ring('fetch', due);
          },
        },
        {
          name: 'reconcile',
          when: '*/5 * * * * *',
          async work() {
            if (!queues.reachable()) return;
            const rung = await reconcile(overdue, queues);
            if (rung > 0) log.debug({ rung }, 'reconciler rang again');
          },
        },
        readers.deadlineTick(() => rules, queues),
        ...alertTicks({ pool, settings: () => settings, doorbell: queues, log }),
      ];
    }
    return { url, store, status, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
