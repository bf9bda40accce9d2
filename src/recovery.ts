import type { ChannelWorld } from './channels/contract.ts';
import { alertArrived } from './channels/registry.ts';
import type { Log } from './lib/log.ts';
import type { Settings } from './settings/load.ts';
import { markSent, orphanedDeliveries, requeueOrphan } from './store/ledger.ts';
import type { SqlPool } from './store/sql.ts';

interface RecoveryNeeds {
  pool: SqlPool;
  settings(): Settings;
  world: ChannelWorld;
  log: Log;
}

/**
 * Settles deliveries whose sender died: marked sent where the channel has them, sent again where it cannot say.
 * `all` for a process that has the database to itself; else only those that nobody can be sending any more.
 */
export async function recoverOrphans(
  { pool, settings, world, log }: RecoveryNeeds,
  all: boolean,
): Promise<void> {
  for (const delivery of await orphanedDeliveries(pool, all)) {
    const channel = settings().channels.find((candidate) => candidate.id === delivery.channel);
    const arrived = channel
      ? await alertArrived(channel, delivery.idempotencyKey, world).catch(() => null)
      : null;
    if (arrived === true) await markSent(pool, delivery, delivery.providerRef);
    else await requeueOrphan(pool, delivery, arrived === null);
    log.warn(
      { delivery: delivery.id, channel: delivery.channel, arrived },
      'delivery was cut off while being sent',
    );
  }
}
