import type { ChannelWorld } from '../src/channels/contract.ts';
import { createPauses } from '../src/channels/pauses.ts';
import { alertArrived, refreshFirstMessage, sendAlert } from '../src/channels/registry.ts';
import { backoffMs } from '../src/lib/backoff.ts';
import { DeliveryError, errorLine } from '../src/lib/errors.ts';
import type { Log } from '../src/lib/log.ts';
import type { Channel } from '../src/model/channel.ts';
import type { Doorbell } from '../src/queue/queues.ts';
import type { Settings } from '../src/settings/load.ts';
import type { Delivery } from '../src/store/delivery.ts';
import { clearDoubt, markDead, markFailed, markSent, putBack } from '../src/store/ledger.ts';
import type { SqlPool } from '../src/store/sql.ts';
import { firstMessage } from '../src/store/told.ts';

export interface DeliverNeeds {
  pool: SqlPool;
  settings(): Settings;
  world: ChannelWorld;
  doorbell: Doorbell;
  log: Log;
}

/**
 * Makes the function that brings one taken delivery to its channel, once, and marks the ledger. It resolves to the
 * time of the next try, or null where there is none: it arrived, or was given up and stays visible. While a channel
 * wants to be left alone (Retry-After), nothing is tried there and no try is counted.
 */
export function createDeliver({ pool, settings, world, doorbell, log }: DeliverNeeds) {
  const pauses = createPauses();

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
    if (error.retryAfterMs !== undefined) pauses.ask(delivery.channel, error.retryAfterMs, new Date());
    const at = new Date(Date.now() + backoffMs(delivery.attempts, firstRetry, lastRetry, error.retryAfterMs));
    await markFailed(pool, delivery, { error: line, nextTryAt: at, maybeSent: error.maybeSent });
    log.warn({ ...particulars, nextTryAt: at.toISOString() }, 'delivery failed, will be tried again');
    return at;
  }

  /** Did an earlier try of unknown outcome arrive? Marks it if so; else says whether this try may be a repeat. */
  async function asked(
    delivery: Delivery,
    channel: Channel,
    firstRef: string | null,
  ): Promise<'arrived' | 'absent' | 'unknown'> {
    const earlier = { key: delivery.idempotencyKey, since: delivery.createdAt, firstRef };
    const { arrived, providerRef } = await alertArrived(channel, earlier, world);
    log.warn({ delivery: delivery.id, channel: channel.id, arrived }, 'an earlier try was in doubt; asked');
    if (arrived === null) return 'unknown';
    await clearDoubt(pool, delivery.id);
    if (!arrived) return 'absent';
    await settled(await markSent(pool, delivery, providerRef ?? delivery.providerRef));
    return 'arrived';
  }

  async function send(delivery: Delivery, channel: Channel): Promise<null> {
    const first = await firstMessage(pool, delivery);
    const doubt = delivery.possibleDuplicate
      ? await asked(delivery, channel, first?.providerRef ?? null)
      : null;
    if (doubt === 'arrived') return null;
    const dispatch = { alert: delivery.alert, possibleDuplicate: doubt === 'unknown', first };
    const { providerRef } = await sendAlert(channel, dispatch, world);
    const next = await markSent(pool, delivery, providerRef);
    const particulars = { delivery: delivery.id, channel: channel.id, story: delivery.storyId };
    log.info({ ...particulars, why: delivery.why }, 'alert delivered');
    await settled(next);
    await refreshFirstMessage(channel, dispatch, world).catch((error: unknown) =>
      log.warn({ ...particulars, error: errorLine(error) }, 'the first message was not brought up to date'),
    );
    return null;
  }

  return async (delivery: Delivery): Promise<Date | null> => {
    const channel = settings().channels.find((candidate) => candidate.id === delivery.channel);
    const pause = pauses.until(delivery.channel, new Date());
    if (pause !== null) {
      await putBack(pool, delivery, pause);
      return pause;
    }
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
