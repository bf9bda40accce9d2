import { hostname } from 'node:os';
import type { ChannelWorld } from '../src/channels/contract.ts';
import { sendAlert } from '../src/channels/registry.ts';
import { backoffMs } from '../src/lib/backoff.ts';
import { DeliveryError, errorLine } from '../src/lib/errors.ts';
import type { Log } from '../src/lib/log.ts';
import type { Alert } from '../src/model/alert.ts';
import { DONE, type Outcome } from '../src/queue/outcome.ts';
import { deliveryPayload } from '../src/queue/payloads.ts';
import type { Doorbell, Handler } from '../src/queue/queues.ts';
import type { Settings } from '../src/settings/load.ts';
import { claimDelivery, type Delivery, markDead, markFailed, markSent } from '../src/store/ledger.ts';
import type { SqlPool } from '../src/store/sql.ts';

interface AlertNeeds {
  pool: SqlPool;
  settings(): Settings;
  world: ChannelWorld;
  doorbell: Doorbell;
  log: Log;
  /** The addresses for readers that a delivery's alert carries. */
  links(delivery: Delivery): Alert['links'];
}

/** Delivers one ledger row to its channel, once; what fails for now is tried again, what fails for good stays visible. */
export function alertHandler({ pool, settings, world, doorbell, log, links }: AlertNeeds): Handler {
  const sender = `${hostname()}-${process.pid}`;

  async function ringNext(next: string | null): Promise<Outcome> {
    if (next !== null) await doorbell.ring('alert', { id: next });
    return DONE;
  }

  async function fail(delivery: Delivery, error: DeliveryError): Promise<Outcome> {
    const { attempts, firstRetry, lastRetry } = settings().service.delivery;
    const particulars = {
      delivery: delivery.id,
      channel: delivery.channel,
      attempt: delivery.attempts,
      error: errorLine(error),
    };
    if (!error.retryable || delivery.attempts >= attempts) {
      log.error(particulars, 'delivery given up: see `rasid deliveries`');
      return ringNext(await markDead(pool, delivery, errorLine(error)));
    }
    const at = new Date(Date.now() + backoffMs(delivery.attempts, firstRetry, lastRetry, error.retryAfterMs));
    await markFailed(pool, delivery, { error: errorLine(error), nextTryAt: at, maybeSent: error.maybeSent });
    log.warn({ ...particulars, nextTryAt: at.toISOString() }, 'delivery failed, will be tried again');
    return { kind: 'again', at };
  }

  return async (payload) => {
    const { id } = deliveryPayload(payload);
    const delivery = await claimDelivery(pool, id, sender);
    if (!delivery) return DONE;
    const channel = settings().channels.find((candidate) => candidate.id === delivery.channel);
    if (!channel) {
      const error = new DeliveryError(`${delivery.channel}: no such channel in alerts.yaml`, {
        retryable: false,
      });
      return fail(delivery, error);
    }
    try {
      const alert = { ...delivery.alert, links: links(delivery) };
      const dispatch = { alert, possibleDuplicate: delivery.possibleDuplicate };
      const receipt = await sendAlert(channel, dispatch, world);
      const next = await markSent(pool, delivery, receipt.providerRef);
      log.info({ delivery: id, channel: channel.id, story: delivery.storyId }, 'alert delivered');
      return ringNext(next);
    } catch (error) {
      if (error instanceof DeliveryError) return fail(delivery, error);
      throw error;
    }
  };
}
