import { statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { composeNotice } from '../alerts/notice.ts';
import { operationsChannels } from '../alerts/operations-channels.ts';
import {
  channelOf,
  conditionsOfService,
  OF_CHANNEL,
  reviewService,
  subjectsOfService,
} from '../alerts/service-conditions.ts';
import { lastTwoAt } from '../alerts/wall-clock.ts';
import { DAY_MS } from '../lib/durations.ts';
import type { Log } from '../lib/log.ts';
import type { HealthReport } from '../model/health.ts';
import { URGENT_KINDS } from '../model/notice.ts';
import type { Jobs } from '../queue/queues.ts';
import type { Refusal } from '../settings/live.ts';
import type { Settings } from '../settings/load.ts';
import { channelTroubles } from '../store/failing-channels.ts';
import { dueOperations } from '../store/operations-due.ts';
import { removeOldPageNotes } from '../store/page-notes.ts';
import { rebuildIndexes } from '../store/rebuild-indexes.ts';
import {
  deadLately,
  gatherReports,
  removeOldReports,
  reviewConditions,
  subjectsWith,
} from '../store/reports.ts';
import {
  forgetOldArticles,
  isUpkeepDue,
  removeOldTexts,
  upkeepAlone,
  upkeepDone,
} from '../store/retention.ts';
import type { SqlPool } from '../store/sql.ts';
import type { Tick } from './cron.ts';

interface OperationsNeeds {
  pool: SqlPool;
  settings(): Settings;
  refused(): Refusal | null;
  /** Stored rows that could not be read lately. */
  unreadable(now: Date): string[];
  health(): Promise<HealthReport>;
  queueReachable(): boolean;
  /** Takes one delivery to its channel in this process, for when no queue can be reached. */
  deliverNow(id: string): Promise<void>;
  dataFolder: string;
  jobs: Jobs;
  log: Log;
}

/** Minutes after midnight, on the clocks of the configured zone: 02:40. */
const RETENTION_MINUTE = 160;
/** Six nights and a half: every seventh night, though one comes a little earlier than the one before. */
const REBUILT_EVERY_MS = 6.5 * DAY_MS;

async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** What the operators need done again and again: the service looked at, reports told, old texts removed. */
export function operationsTicks({
  pool,
  settings,
  refused,
  unreadable,
  health,
  queueReachable,
  deliverNow,
  dataFolder,
  jobs,
  log,
}: OperationsNeeds): Tick[] {
  const host = hostname();
  /** The night's work, and every seventh night the indexes; another process may have done it since it fell due. */
  async function removeOld(dueAt: Date): Promise<void> {
    if (!(await isUpkeepDue(pool, 'retention', dueAt))) return;
    const { retention } = settings().service;
    const now = new Date();
    const removed = await removeOldTexts(pool, retention, now);
    const forgotten = await forgetOldArticles(pool, retention, now);
    await removeOldPageNotes(pool);
    await removeOldReports(pool, retention, now);
    await upkeepDone(pool, 'retention', now);
    if (removed > 0 || forgotten > 0) log.info({ removed, forgotten }, 'old texts removed');
    if (!(await isUpkeepDue(pool, 'indexes', new Date(now.getTime() - REBUILT_EVERY_MS)))) return;
    const rebuilt = await rebuildIndexes(pool);
    await upkeepDone(pool, 'indexes', now);
    log.info({ rebuilt }, 'indexes rebuilt');
  }

  return [
    {
      name: 'conditions of the service',
      when: '5,20,35,50 * * * * *',
      async work() {
        const now = new Date();
        const { operations, channels } = settings();
        const configured = new Set(channels.map(({ id }) => id));
        const figures = {
          host,
          work: (await health()).problems,
          deadLately: await deadLately(pool),
          channels: (await channelTroubles(pool)).filter(({ channel }) => configured.has(channel)),
          problems: refused()?.problems ?? [],
          unreadable: unreadable(now),
          freeBytes: await freeBytes(dataFolder),
        };
        const found = conditionsOfService(figures, now);
        const looked = { subjects: subjectsOfService(host), prefix: OF_CHANNEL };
        const reports = await reviewConditions(pool, looked, (open) =>
          reviewService(open, found, now, operations.repeatMs),
        );
        for (const report of reports) log.warn({ ...report }, 'service needs attention');
      },
    },
    {
      name: 'operational alerts',
      when: '*/5 * * * * *',
      async work() {
        const { channels: named, waitMs, urgentOnly } = settings().operations;
        const all = settings().channels.map(({ id }) => id);
        const failing = new Set((await subjectsWith(pool, 'channel-failing')).map(channelOf));
        const names = new Map(settings().sources.map((source) => [source.id, source.name.en]));
        const compose = (reports: Parameters<typeof composeNotice>[0]) =>
          composeNotice(
            reports.filter(({ kind }) => !urgentOnly || URGENT_KINDS.has(kind)),
            new Date().toISOString(),
            (id) => names.get(id) ?? id,
          );
        const channels = (reports: Parameters<typeof composeNotice>[0]) =>
          operationsChannels(named, all, failing, reports);
        for (const id of await gatherReports(pool, { channels, waitMs, compose })) {
          await jobs.enqueue('alert', { id });
        }
        if (queueReachable()) return;
        for (const id of await dueOperations(pool)) await deliverNow(id);
      },
    },
    {
      // Every minute, not at its time: what fell into a time when nothing ran is made up for at the start.
      name: 'retention',
      when: '40 * * * * *',
      async work() {
        const { timezone } = settings().service;
        const now = new Date();
        const dueAt = new Date(lastTwoAt(RETENTION_MINUTE, null, now.getTime(), timezone).last);
        if (!(await isUpkeepDue(pool, 'retention', dueAt))) return;
        await upkeepAlone(pool, () => removeOld(dueAt));
      },
    },
  ];
}
