import { setTimeout as wait } from 'node:timers/promises';
import type { ChannelWorld } from '../src/channels/contract.ts';
import { createPauses } from '../src/channels/pauses.ts';
import { alertArrived, type Channel, refreshFirstMessage, sendAlert } from '../src/channels/registry.ts';
import { backoffMs } from '../src/lib/backoff.ts';
import { DeliveryError, errorLine, type Refusal } from '../src/lib/errors.ts';
import type { Log } from '../src/lib/log.ts';
import type { WorkMetrics } from '../src/metrics/metrics.ts';
import type { Jobs } from '../src/queue/queues.ts';
import type { Settings } from '../src/settings/load.ts';
import { lagOf } from '../src/store/alert-lag.ts';
import { firstMessage } from '../src/store/alerted.ts';
import type { Delivery } from '../src/store/delivery.ts';
import { clearDoubt, markDead, markFailed, markSent, putBack } from '../src/store/ledger.ts';
import { enterRefused, narrowRecipients, recipientsApart } from '../src/store/refused-recipients.ts';
import { type Sql, type SqlPool, transaction } from '../src/store/sql.ts';
import type { Tracing } from '../src/tracing/tracing.ts';

export interface DeliverNeeds {
  pool: SqlPool;
  settings(): Settings;
  world: ChannelWorld;
  jobs: Jobs;
  metrics: WorkMetrics;
  tracing: Tracing;
  log: Log;
  /** The number of this process's run: what it is sending carries it. */
  run: string;
}

/** A database that is away longer has let others take what this process was sending. */
const INSIST_MS = 90_000;
const INSIST_EVERY_MS = 500;

export const GIVEN_UP = 'delivery given up: see `rasid deliveries`';

/** What of a delivery stands on every line of the log that concerns it. */
export const about = ({ id, channel, storyId, alert }: Delivery) => ({
  delivery: id,
  channel,
  ...(alert.summary ? { stories: alert.summary.rows.map((row) => row.storyId) } : { story: storyId }),
  articles: alert.articles.map((article) => article.id),
  sources: [...new Set(alert.articles.map((article) => article.source))],
});

/**
 * Makes the function that brings one taken delivery to its channel, once, and marks the ledger. It resolves to the
 * time of the next try, or null where there is none: it arrived, or was given up and stays visible. While a channel
 * wants to be left alone, or does not answer (see pauses.ts), nothing is tried there and no try is counted.
 */
export function createDeliver({ pool, settings, world, jobs, metrics, tracing, log }: DeliverNeeds) {
  const pauses = createPauses();

  /** What is known of a message must not get lost with a connection: it would have to be doubted, and sent again. */
  async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
    for (const giveUpAt = Date.now() + INSIST_MS; ; ) {
      try {
        return await work();
      } catch (error) {
        if (world.lettingGo.aborted || Date.now() > giveUpAt) throw error;
        await wait(INSIST_EVERY_MS);
      }
    }
  }

  async function settled(next: readonly string[]): Promise<null> {
    for (const id of next) await jobs.enqueue('alert', { id });
    return null;
  }

  /** When to try again, counted from now; null when it was tried often enough. */
  function nextTry({ attempts }: Delivery, retryAfterMs?: number): Date | null {
    const { attempts: most, firstRetry, lastRetry } = settings().service.delivery;
    if (attempts >= most) return null;
    return new Date(Date.now() + backoffMs(attempts, firstRetry, lastRetry, retryAfterMs));
  }

  /** Gives each refused recipient a row of its own: tried again, or given up and visible. */
  async function refusedApart(sql: Sql, delivery: Delivery, refused: readonly Refusal[]): Promise<void> {
    const rows = refused.map(({ recipient, error, retryable }) => ({
      recipient,
      error,
      nextTryAt: retryable ? nextTry(delivery) : null,
    }));
    await enterRefused(sql, delivery, rows);
    for (const { error, nextTryAt } of rows) {
      const particulars = { ...about(delivery), error };
      if (nextTryAt === null) log.error(particulars, 'one recipient given up: see `rasid deliveries`');
      else
        log.warn({ ...particulars, nextTryAt: nextTryAt.toISOString() }, 'one recipient will be tried again');
    }
  }

  /** Nobody got the message, some may later: they get rows of their own, the row that was keeps the others and dies. */
  function failApart(delivery: Delivery, refused: readonly Refusal[]): Promise<string[]> {
    const final = refused.filter((one) => !one.retryable);
    return transaction(pool, async (sql) => {
      const passing = refused.filter((one) => one.retryable);
      await refusedApart(sql, delivery, passing);
      await narrowRecipients(
        sql,
        delivery.id,
        final.map((one) => one.recipient),
      );
      return markDead(sql, delivery, final.map((one) => one.error).join('; '));
    });
  }

  /** Nobody got the message: those who were refused get rows of their own, the row that was stays for the others. */
  const withApart = <Result>(
    delivery: Delivery,
    { apart }: DeliveryError,
    mark: (sql: Sql) => Promise<Result>,
  ): Promise<Result> =>
    apart.length === 0
      ? mark(pool)
      : transaction(pool, async (sql) => {
          await refusedApart(sql, delivery, apart);
          return mark(sql);
        });

  async function fail(delivery: Delivery, error: DeliveryError): Promise<Date | null> {
    if (error.refused.length > 0) return settled(await failApart(delivery, error.refused));
    const line = errorLine(error);
    const particulars = { ...about(delivery), attempt: delivery.attempts, error: line };
    const at = error.retryable ? nextTry(delivery, error.retryAfterMs) : null;
    if (!error.maybeSent) pauses.answered(delivery.channel, delivery.id);
    else pauses.unanswered(delivery.channel, delivery.id, at ?? new Date(), new Date());
    if (at === null) {
      log.error(particulars, GIVEN_UP);
      return settled(await withApart(delivery, error, (sql) => markDead(sql, delivery, line)));
    }
    if (error.retryAfterMs !== undefined) pauses.ask(delivery.channel, error.retryAfterMs, new Date());
    const failure = { error: line, nextTryAt: at, maybeSent: error.maybeSent };
    await insist(() => withApart(delivery, error, (sql) => markFailed(sql, delivery, failure)));
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
    log.warn({ ...about(delivery), arrived }, 'an earlier try was in doubt; asked');
    if (arrived === null) return 'unknown';
    await clearDoubt(pool, delivery.id);
    if (!arrived) return 'absent';
    await settled(await markSent(pool, delivery, providerRef ?? delivery.providerRef));
    return 'arrived';
  }

  /** How long after its article an alert arrived; of repeats and summaries that says nothing. */
  async function measureLag({ kind, alert }: Delivery): Promise<void> {
    const lead = alert.articles[0];
    if (kind !== 'event' || !lead || alert.event.startsWith('deadline_')) return;
    // It has arrived: what is only measured must not make it look otherwise.
    const lag = await lagOf(pool, lead.id).catch(() => null);
    if (lag) metrics.alerted(lag);
  }

  async function send(delivery: Delivery, channel: Channel): Promise<null> {
    const first = await firstMessage(pool, delivery);
    const doubt = delivery.possibleDuplicate
      ? await asked(delivery, channel, first?.providerRef ?? null)
      : null;
    if (doubt === 'arrived') return null;
    const { alert, recipients } = delivery;
    // Only a try that failed can have set any apart.
    const apart = delivery.error === null ? [] : await recipientsApart(pool, delivery);
    const dispatch = { alert, possibleDuplicate: doubt === 'unknown', first, recipients, apart };
    const { providerRef, refused = [] } = await sendAlert(channel, dispatch, world);
    pauses.answered(delivery.channel, delivery.id);
    const next = await insist(() =>
      transaction(pool, async (sql) => {
        await refusedApart(sql, delivery, refused);
        return markSent(sql, delivery, providerRef);
      }),
    );
    const particulars = about(delivery);
    await measureLag(delivery);
    log.info({ ...particulars, why: delivery.why }, 'alert delivered');
    await settled(next);
    await refreshFirstMessage(channel, dispatch, world).catch((error: unknown) =>
      log.warn({ ...particulars, error: errorLine(error) }, 'the first message was not brought up to date'),
    );
    return null;
  }

  return async (delivery: Delivery): Promise<Date | null> => {
    const channel = settings().channels.find((candidate) => candidate.id === delivery.channel);
    const pause = pauses.until(delivery.channel, delivery.id, new Date());
    if (pause !== null) {
      await putBack(pool, delivery, pause);
      return pause;
    }
    const startedMs = performance.now();
    const startedAtMs = Date.now();
    const tried = (outcome: string): void => {
      const seconds = (performance.now() - startedMs) / 1_000;
      metrics.tried({ channel: delivery.channel, kind: channel?.kind ?? 'none', outcome, seconds });
      const story = delivery.storyId === null ? {} : { 'rasid.story': delivery.storyId };
      const about = { 'rasid.delivery': delivery.id, 'rasid.channel': delivery.channel, ...story };
      tracing.done({
        ...{ name: 'deliver', startedAtMs, article: delivery.alert.articles[0]?.id ?? null },
        attributes: about,
        ...(outcome === 'sent' ? {} : { error: outcome }),
      });
    };
    try {
      if (channel) {
        await send(delivery, channel);
        tried('sent');
        return null;
      }
      // A process that has not loaded the changed file yet, or a slip in it: neither may cost a message.
      const missing = `${delivery.channel}: no such channel in alerts.yaml`;
      throw new DeliveryError(missing, { retryable: true });
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error;
      const again = await fail(delivery, error);
      tried(again === null ? 'dead' : 'failed');
      return again;
    }
  };
}
