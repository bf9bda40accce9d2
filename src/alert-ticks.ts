import type { Log } from './lib/log.ts';
import type { Doorbell } from './queue/queues.ts';
import type { Tick } from './schedule.ts';
import type { AlertRules } from './settings/routes.ts';
import { enterDigests } from './store/digests.ts';
import { requeueOrphans } from './store/ledger.ts';
import { enterRepeats } from './store/repeats.ts';
import type { SqlPool } from './store/sql.ts';

interface AlertTickNeeds {
  pool: SqlPool;
  /** The settings that hold now. */
  settings(): { rules: AlertRules };
  doorbell: Doorbell;
  log: Log;
}

/** Puts deliveries whose sender died back in line: the alert worker asks the channel before it sends again. */
export async function recoverOrphans(pool: SqlPool, all: boolean, log: Log): Promise<void> {
  for (const { id, channel } of await requeueOrphans(pool, all)) {
    log.warn({ delivery: id, channel }, 'delivery was cut off while being sent');
  }
}

/** What alerts need done again and again: orphans, repeats, digests. */
export function alertTicks({ pool, settings, doorbell, log }: AlertTickNeeds): Tick[] {
  const ringAll = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await doorbell.ring('alert', { id });
  };
  return [
    { name: 'orphaned deliveries', when: '*/30 * * * * *', work: () => recoverOrphans(pool, false, log) },
    {
      name: 'repeats',
      when: '15 * * * * *',
      work: async () => ringAll(await enterRepeats(pool, settings().rules.route, new Date())),
    },
    {
      // Every minute, not at the plan's time: a digest whose time fell into a pause is due at once afterwards.
      name: 'digests',
      when: '1 * * * * *',
      work: async () => ringAll(await enterDigests(pool, settings().rules.digest, new Date())),
    },
  ];
}
