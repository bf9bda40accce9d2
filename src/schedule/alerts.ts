import type { Log } from '../lib/log.ts';
import type { PlacementRules } from '../pipeline/announce.ts';
import { tellDeadlines } from '../pipeline/deadline-notices.ts';
import { enterDigests } from '../pipeline/digests.ts';
import { enterRepeats } from '../pipeline/repeats.ts';
import type { Jobs } from '../queue/queues.ts';
import type { Settings } from '../settings/load.ts';
import type { AlertRules } from '../settings/routes.ts';
import { settleDeparted } from '../store/departed.ts';
import { requeueOrphans } from '../store/ledger.ts';
import type { SqlPool } from '../store/sql.ts';
import type { Tick } from './cron.ts';

interface AlertTickNeeds {
  pool: SqlPool;
  /** The settings that hold now. */
  settings(): { rules: AlertRules; service: Pick<Settings['service'], 'deadlines'> };
  /** The rules of placement that hold now, with the links for readers. */
  placementRules(): PlacementRules;
  jobs: Jobs;
  log: Log;
}

function tellCutOff(deliveries: readonly { id: string; channel: string }[], log: Log): void {
  for (const { id, channel } of deliveries) {
    log.warn({ delivery: id, channel }, 'delivery was cut off while being sent');
  }
}

/** Puts deliveries whose sender died back in line: the alert worker asks the channel before it sends again. */
export async function recoverOrphans(pool: SqlPool, all: boolean, log: Log): Promise<void> {
  tellCutOff(await requeueOrphans(pool, all), log);
}

/** Puts back in line what processes had in hand that ended without a word; `all` where no other one runs. */
export async function recoverDeparted(pool: SqlPool, all: boolean, log: Log): Promise<void> {
  const { runs, deliveries } = await settleDeparted(pool, all);
  if (runs.length > 0) log.warn({ runs }, 'a process ended without a word; its work is put back in line');
  tellCutOff(deliveries, log);
}

/** What alerts need done again and again: orphans, repeats, digests, what is due about deadlines. */
export function alertTicks({ pool, settings, placementRules, jobs, log }: AlertTickNeeds): Tick[] {
  const enqueueAll = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await jobs.enqueue('alert', { id });
  };
  return [
    { name: 'departed processes', when: '*/2 * * * * *', work: () => recoverDeparted(pool, false, log) },
    { name: 'orphaned deliveries', when: '*/30 * * * * *', work: () => recoverOrphans(pool, false, log) },
    {
      name: 'deadlines',
      when: '*/20 * * * * *',
      async work() {
        const { remindDays } = settings().service.deadlines;
        await enqueueAll(await tellDeadlines(pool, placementRules(), { now: new Date(), remindDays }));
      },
    },
    {
      name: 'repeats',
      when: '15 * * * * *',
      work: async () => enqueueAll(await enterRepeats(pool, settings().rules.route, new Date())),
    },
    {
      // Every minute, not at the plan's time: a digest whose time fell into a pause is due at once afterwards.
      name: 'digests',
      when: '1 * * * * *',
      work: async () => enqueueAll(await enterDigests(pool, settings().rules.digest, new Date())),
    },
  ];
}
