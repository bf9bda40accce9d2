import type { ChannelWorld } from '../src/channels/contract.ts';
import { alertArrived, sendAlert } from '../src/channels/registry.ts';
import { backoffMs } from '../src/lib/backoff.ts';
import { DeliveryError, errorLine } from '../src/lib/errors.ts';
import type { Log } from '../src/lib/log.ts';
import type { Channel } from '../src/model/channel.ts';
import type { Doorbell } from '../src/queue/queues.ts';
import type { Settings } from '../src/settings/load.ts';
import type { Delivery } from '../src/store/delivery.ts';
import { clearDoubt, markDead, markFailed, markSent } from '../src/store/ledger.ts';
import type { SqlPool } from '../src/store/sql.ts';

export interface DeliverNeeds {
  pool: SqlPool;
  settings(): Settings;
  world: ChannelWorld;
  doorbell: Doorbell;
  log: Log;
}

/**
 * Makes the function that brings one taken delivery to its channel, once, and marks the ledger. It resolves to the
 * time of the next try, or null where there is none: it arrived, or was given up and stays visible.
 */
export function createDeliver({ pool, settings, world, doorbell, log }: DeliverNeeds) {
  async function settled(next: readonly string[]): Promise<null> {
    for (const id of next) await doorbell.ring('alert', { id });
    return null;
  }

  async function fail(delivery: Delivery, error: DeliveryError): Promise<Date | null> {
    const { attempts, firstRetry, lastRetry } = settings().service.delivery;
    const line = errorLine(error);
    const particulars = {
      delivery: delivery.id,
      channel: delivery.channel,
      attempt: delivery.attempts,
      error: line,
    };
    if (!error.retryable || delivery.attempts >= attempts) {
      log.error(particulars, 'delivery given up: see `rasid deliveries`');
      return settled(await markDead(pool, delivery, line));
    }
    const at = new Date(Date.now() + backoffMs(delivery.attempts, firstRetry, lastRetry, error.retryAfterMs));
    await markFailed(pool, delivery, { error: line, nextTryAt: at, maybeSent: error.maybeSent });
    log.warn({ ...particulars, nextTryAt: at.toISOString() }, 'delivery failed, will be tried again');
    return at;
  }

  /** Sends, unless an earlier try of unknown outcome turns out to have arrived. */
  async function send(delivery: Delivery, channel: Channel): Promise<null> {
    const particulars = { delivery: delivery.id, channel: channel.id, story: delivery.storyId };
    let { possibleDuplicate } = delivery;
    if (possibleDuplicate) {
      const arrived = await alertArrived(channel, delivery.idempotencyKey, world).catch(() => null);
      log.warn({ ...particulars, arrived }, 'an earlier try had an unknown outcome; the channel was asked');
      if (arrived === true) return settled(await markSent(pool, delivery, delivery.providerRef));
      if (arrived === false) await clearDoubt(pool, delivery.id);
      possibleDuplicate = arrived === null;
    }
    const receipt = await sendAlert(channel, { alert: delivery.alert, possibleDuplicate }, world);
    const next = await markSent(pool, delivery, receipt.providerRef);
    log.info({ ...particulars, why: delivery.why }, 'alert delivered');
    return settled(next);
  }

  return async (delivery: Delivery): Promise<Date | null> => {
    const channel = settings().channels.find((candidate) => candidate.id === delivery.channel);
    try {
      if (channel) return await send(delivery, channel);
      const missing = `${delivery.channel}: no such channel in alerts.yaml`;
      throw new DeliveryError(missing, { retryable: false });
    } catch (error) {
      if (error instanceof DeliveryError) return fail(delivery, error);
      throw error;
    }
  };
}
