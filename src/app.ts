import { url as debuggedAt } from 'node:inspector';
import { join } from 'node:path';
import { startWorkers } from '../workers/start.ts';
import { openJournal } from './channels/console/journal.ts';
import type { ChannelWorld } from './channels/contract.ts';
import { sendAlert } from './channels/registry.ts';
import { watchChanges } from './configuration/changes.ts';
import type { Configuration } from './configuration/configuration.ts';
import { ageRules } from './configuration/placement-rules.ts';
import { openJudging } from './judging/judging.ts';
import { createClosing } from './lib/closing.ts';
import type { Log } from './lib/log.ts';
import { giveBackMemory } from './lib/memory.ts';
import { VERSION } from './lib/version.ts';
import { createMetrics } from './metrics/metrics.ts';
import { urgencyOf } from './model/urgency.ts';
import { createHealth } from './pipeline/health.ts';
import { createGathering } from './queue/gathering.ts';
import { connectQueues } from './queue/open.ts';
import { createRightOfWay } from './queue/right-of-way.ts';
import { recoverDeparted, recoverOrphans } from './schedule/alerts.ts';
import { startSchedule } from './schedule/cron.ts';
import { giveBackInCalm } from './schedule/memory.ts';
import { allTicks } from './schedule/ticks.ts';
import type { Live } from './settings/live.ts';
import type { Settings } from './settings/load.ts';
import { createSourceFetcher } from './sources/fetcher.ts';
import { makeArticlesDue } from './store/articles.ts';
import { makeEverythingDue, signOff } from './store/departed.ts';
import type { EarlyDatabase } from './store/embedded/early.ts';
import { makeDeliveriesDue } from './store/ledger.ts';
import { openStore, type Store } from './store/open.ts';
import { enterDatabase } from './store/presence.ts';
import { instanceId } from './store/secrets.ts';
import { freeAbandonedFetches } from './store/source-states.ts';
import { watchUnreadable } from './store/unreadable-rows.ts';
import { startTracing } from './tracing/start.ts';
import { currentStatus } from './web/current-status.ts';
import { requireListening } from './web/listening.ts';
import { openReaderLinks } from './web/reader-links.ts';
import type { Status } from './web/status-page.ts';

/** What a process may do; `run --roles` picks some. */
export const ROLES = ['schedule', 'fetch', 'read', 'judge', 'alert', 'web'] as const;
export type Role = (typeof ROLES)[number];

export interface AppOptions {
  configuration: Live<Configuration>;
  dataFolder: string;
  roles: ReadonlySet<Role>;
  log: Log;
  terminal: ChannelWorld['terminal'];
  /** The database of our own where it is being opened already. */
  database?: EarlyDatabase | undefined;
  /** Ends the waiting for servers while starting. */
  signal: AbortSignal;
  /** Told when a command needs the database for itself: the app is to be stopped and started again, which waits for it. */
  onDatabaseAsked: () => void;
}

export interface App {
  /** Address of the status page; null without the web role. */
  url: string | null;
  store: Store;
  status(): Promise<Status>;
  /** Lets running jobs end (in bounded time), then closes everything in reverse order. */
  stop(): Promise<void>;
}

const UNREADABLE = 'a stored row cannot be read, it is left out';

/** A stop: what running jobs get to end of themselves, and then what is let go of gets to be put back in line. */
const DRAIN_MS = 6_000;
const LET_GO_MS = 2_000;
/** So long without a turn of the main thread is no load, but a fault that would last for ever, unless somebody debugs it. */
const HUNG_MS = 120_000;

/**
 * Builds everything and starts it: database, queues, workers, ticks, pages.
 * Throws ConfigError where the database refuses for good, the data folder is taken or the port is.
 */
export async function startApp(options: AppOptions): Promise<App> {
  const { configuration, roles, log } = options;
  const settings = (): Settings => configuration.current().settings;
  const atStart = settings();
  const now = (): Date => new Date();
  const startedAt = now();
  const closing = createClosing(log);
  const judging = openJudging({ hungMs: debuggedAt() === undefined ? HUNG_MS : null });
  closing.add('judging', 1_000, judging.close);
  // Its thread takes a second to load, in which the database is reached.
  if (roles.has('judge')) judging.warmUp(configuration.current().judgement);
  // Reading the code of the pages takes as long as that of all channels and workers; the database is waited for meanwhile.
  const pages = roles.has('web') ? import('./web/start.ts') : null;
  pages?.catch(() => {});
  let stopping = false;
  const stop = (): Promise<void> => {
    stopping = true;
    return closing.closeAll();
  };
  try {
    if (roles.has('web')) await requireListening(atStart.service.web);
    const store = await openStore({
      databaseUrl: atStart.databaseUrl,
      dataFolder: options.dataFolder,
      early: options.database,
      onNotice: (message, fields) => log.warn(fields, message),
      signal: options.signal,
    });
    closing.add('database', 2_000, () => store.close());
    const { pool } = store;
    const workPool = store.openPool('rasid', 'by key');
    closing.add('connections of workers', 2_000, () => workPool.end());
    const unreadable = watchUnreadable(
      ({ table, key, field, message }) => log.error({ table, key, field, error: message }, UNREADABLE),
      now,
    );
    closing.add('what watches stored rows', 500, async () => unreadable.close());
    const fetcher = createSourceFetcher(atStart.service);
    closing.add('network', 500, () => fetcher.close());
    const lettingGo = new AbortController();
    const world: ChannelWorld = {
      post: fetcher.post,
      mayReach: fetcher.mayReach,
      terminal: options.terminal,
      journal: openJournal(join(options.dataFolder, 'shown.log')),
      now,
      lettingGo: lettingGo.signal,
    };
    const presence = await enterDatabase(pool, {
      onAsked: options.onDatabaseAsked,
      onReturn() {
        log.info({}, 'database: reached again; what waits is enqueued anew');
        // Where it is lost again at once, it will be back once more.
        makeEverythingDue(pool).catch(() => {});
      },
      signal: options.signal,
    });
    closing.add('presence', 500, async () => presence.leave());
    closing.add('work in hand', 2_000, async () => void (await signOff(pool, presence.run)));
    const { alone, run } = presence;
    if (alone) {
      // This process has the database to itself: whatever looks busy was cut off.
      await freeAbandonedFetches(pool);
      await makeArticlesDue(pool);
      await makeDeliveriesDue(pool);
    }
    await recoverDeparted(pool, alone, log);
    await recoverOrphans(pool, alone, log);
    options.signal.throwIfAborted();

    const queues = await connectQueues({ redisUrl: atStart.redisUrl, openPool: store.openPool }, log);
    if (alone) await queues.dropJobs();
    await presence.settle();
    options.signal.throwIfAborted();
    const metrics = createMetrics({ version: VERSION, node: process.version });
    const urgency = (article: { title: string; text: string; publishedAt: string | null }) =>
      urgencyOf(configuration.current().judge.outlook(article), article.publishedAt, now());
    const tracing = await startTracing(atStart.service.tracing, () => instanceId(pool), log);
    closing.add('traces', 1_000, () => tracing.close());
    const readers = await openReaderLinks(pool, settings, () => configuration.current().judge.topics);
    const rules = () => readers.linked(configuration.current().rules);
    const toJudge = createGathering(queues);
    const shared = { log, settings, metrics, tracing, urgency, run, world, judging, rules, toJudge };
    const needs = {
      ...shared,
      pool: workPool,
      jobs: queues,
      read: fetcher.read,
      readPage: fetcher.readPage,
      rightOfWay: createRightOfWay(queues),
      judgement: () => configuration.current().judgement,
      ages: () => ageRules(settings().service),
      stopping: () => stopping,
    };
    const handlers = startWorkers(queues, needs, roles, atStart.service.concurrency);
    closing.add('queues', DRAIN_MS + LET_GO_MS + 1_000, async () => {
      // Pages, feeds and messages still on their way are let go after a while; their rows are put back in line.
      const hurry = setTimeout(() => {
        lettingGo.abort();
        void Promise.all([fetcher.close(), judging.close()]);
      }, DRAIN_MS);
      await toJudge.enqueue();
      await queues.close(DRAIN_MS + LET_GO_MS).finally(() => clearTimeout(hurry));
    });

    const health = createHealth({
      pool,
      diskFull: () => store.diskFull(),
      queues,
      channels: () => settings().channels.map(({ id }) => id),
      sources: () => ({
        ids: settings().sources.flatMap(({ id, enabled }) => (enabled ? [id] : [])),
        since: configuration.loadedAt(),
      }),
      startedAt,
      now,
    });
    const status = () => currentStatus({ store, queues, configuration, startedAt });
    const changes = watchChanges(configuration);
    closing.add(
      'memory',
      500,
      giveBackInCalm({
        counts: queues.counts,
        resident: () => process.memoryUsage.rss(),
        giveBack() {
          judging.giveBackMemory();
          giveBackMemory();
        },
      }),
    );
    if (roles.has('schedule')) {
      const ticks = allTicks({
        pool,
        queues,
        configuration,
        lookForChanges: changes.look,
        placementRules: rules,
        health,
        unreadable: unreadable.lately,
        post: fetcher.post,
        dataFolder: options.dataFolder,
        deliverNow: async (id) => void (await handlers.alert({ id })),
        async sendNow(id, alert) {
          const channel = settings().channels.find((candidate) => candidate.id === id);
          if (channel) await sendAlert(channel, { alert, possibleDuplicate: false }, world);
        },
        log,
        now,
      });
      closing.add('schedule', 1_000, startSchedule(ticks, log));
    }
    let url: string | null = null;
    if (pages !== null) {
      const { startWeb } = await pages;
      const web = await startWeb({
        ...{ pool, queues, configuration, metrics, status, health, log, now },
        readers: readers.pages,
        changes: changes.list,
      });
      url = web.url;
      closing.add('pages', 500, web.close);
    }
    return { url, store, status, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
