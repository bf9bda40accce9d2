import { hostname } from 'node:os';
import type { Configuration } from '../configuration/configuration.ts';
import type { Log } from '../lib/log.ts';
import type { Alert } from '../model/alert.ts';
import type { HealthReport } from '../model/health.ts';
import type { Post } from '../model/post.ts';
import type { PlacementRules } from '../pipeline/announce.ts';
import type { Queues } from '../queue/queues.ts';
import type { Live } from '../settings/live.ts';
import type { SqlPool } from '../store/sql.ts';
import { alertTicks } from './alerts.ts';
import type { Tick } from './cron.ts';
import { databaseWatchTick } from './database-watch.ts';
import { heartbeatTick } from './heartbeat.ts';
import { operationsTicks } from './operations.ts';
import { pipelineTicks } from './work.ts';

interface ScheduleNeeds {
  pool: SqlPool;
  queues: Queues;
  configuration: Live<Configuration>;
  /** Looks whether the configuration has changed, to remember how. */
  lookForChanges(): void;
  /** The rules of placement that hold now, with the links for readers. */
  placementRules(): PlacementRules;
  health(): Promise<HealthReport>;
  /** Stored rows that could not be read lately, a line each. */
  unreadable(now: Date): string[];
  post: Post;
  dataFolder: string;
  /** Takes one delivery to its channel in this process. */
  deliverNow(id: string): Promise<void>;
  /** Sends at once, past the ledger. Throws DeliveryError. */
  sendNow(channel: string, alert: Alert): Promise<void>;
  log: Log;
  now(): Date;
}

/** Everything that is done again and again. */
export function allTicks(needs: ScheduleNeeds): Tick[] {
  const { pool, queues, configuration, health, log, now } = needs;
  const settings = () => configuration.current().settings;
  const shared = { pool, settings, jobs: queues, log };
  return [
    {
      name: 'changes of the configuration',
      when: '*/5 * * * * *',
      work: async () => needs.lookForChanges(),
    },
    ...pipelineTicks({ pool, queues, configuration: configuration.current, log }),
    ...alertTicks({ ...shared, placementRules: needs.placementRules }),
    ...operationsTicks({
      ...shared,
      refused: configuration.refused,
      health,
      unreadable: needs.unreadable,
      queueReachable: queues.reachable,
      deliverNow: needs.deliverNow,
      dataFolder: needs.dataFolder,
    }),
    databaseWatchTick({
      host: hostname(),
      health,
      operations: () => settings().operations,
      send: needs.sendNow,
      log,
      now,
    }),
    heartbeatTick({ heartbeat: () => settings().heartbeat, health, post: needs.post, log, now }),
  ];
}
