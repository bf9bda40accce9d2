import { errorLine } from '../src/lib/errors.ts';
import { type Settled, takeDelivery } from '../src/pipeline/dispatch.ts';
import { DONE, type Handler, type Outcome } from '../src/queue/outcome.ts';
import { deliveryPayload } from '../src/queue/payloads.ts';
import type { Delivery } from '../src/store/delivery.ts';
import { about, createDeliver, type DeliverNeeds, GIVEN_UP } from './deliver.ts';

const SETTLED = { merged: 'alert is told within another', muted: 'alert muted' } as const;

/** Decides about one ledger row when its time has come (send, wait, join others, mute), and delivers what is to go out. */
export function alertHandler(needs: DeliverNeeds): Handler {
  const { pool, settings, jobs, log } = needs;
  const deliver = createDeliver(needs);

  async function send(delivery: Delivery, jobOf: string): Promise<Outcome> {
    const again = await deliver(delivery);
    if (again === null) return DONE;
    if (delivery.id === jobOf) return { kind: 'again', at: again };
    // Another row carries the message: this job's row is settled, and the carrier needs a job of its own.
    const delayMs = Math.max(0, again.getTime() - Date.now());
    await jobs.enqueue('alert', { id: delivery.id }, { delayMs });
    return DONE;
  }

  function tellSettled(settled: readonly Settled[]): void {
    for (const { delivery, state, why } of settled) log.info({ ...about(delivery), why }, SETTLED[state]);
  }

  return async (payload) => {
    const { id } = deliveryPayload(payload);
    const taken = await takeDelivery(pool, id, {
      sender: needs.run,
      rules: settings().rules,
      now: new Date(),
    });
    switch (taken.action) {
      case 'nothing':
        return DONE;
      case 'unreadable':
        log.error({ delivery: id, error: errorLine(taken.error) }, GIVEN_UP);
        for (const behind of taken.behind) await jobs.enqueue('alert', { id: behind });
        return DONE;
      case 'muted':
        tellSettled(taken.settled);
        return DONE;
      case 'later':
        log.info({ ...about(taken.delivery), until: taken.at.toISOString(), why: taken.why }, 'alert waits');
        return { kind: 'again', at: taken.at };
      case 'send':
        tellSettled(taken.settled);
        return send(taken.delivery, id);
    }
  };
}
