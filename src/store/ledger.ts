import type { Alert } from '../model/alert.ts';
import { asDelivery, DELIVERY_COLUMNS, type Delivery, type DeliveryRow } from './delivery.ts';
import type { Sql, SqlPool } from './sql.ts';
import { storableJson } from './storable.ts';
import type { StoredRowError } from './stored.ts';

/** How long the reconciler leaves a delivery to the job that was enqueued for it. */
const REENQUEUE_AFTER = '30 seconds';
/** Longer than any channel may take for one message; after it, `sending` means that the sender died. */
const SENDING_LEASE = '2 minutes';

/** A delivery, by what the ledger knows it by without its alert. */
export type LedgerRef = Pick<Delivery, 'id' | 'channel'>;

/** The row that carries a message: itself, or what it was merged into. */
export const CARRIER = `JOIN deliveries AS carrier ON carrier.id = coalesce(alerted.merged_into, alerted.id)`;

/**
 * Of one story, a channel gets the events in order: nothing overtakes a message that is still on its way, be it
 * alone or within another. What only waits for its time is not on its way: it goes out together with the rest. A
 * recipient that was refused is tried apart: the others do not wait for it.
 */
const NOTHING_AHEAD = `(deliveries.recipients IS NOT NULL OR NOT EXISTS (
  SELECT FROM deliveries AS alerted ${CARRIER}
   WHERE alerted.recipients IS NULL AND alerted.channel = deliveries.channel AND alerted.story_id = deliveries.story_id AND alerted.id < deliveries.id
     AND carrier.id <> deliveries.id AND alerted.state IN ('pending', 'sending', 'failed', 'merged')
     AND carrier.cleared AND carrier.state IN ('pending', 'sending', 'failed')))`;

/**
 * Enters a delivery, in the transaction of the story event that causes it. Its idempotency key names the database,
 * the event and the channel; entering the same pair again changes nothing and returns null.
 */
export async function enterDelivery(
  sql: Sql,
  entry: { storyEventId: string; storyId: string; channel: string; alert: Alert },
): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    `WITH key AS (SELECT (SELECT id FROM instance) || '-' || $1::bigint || '-' || $3::text AS text)
     INSERT INTO deliveries (story_event_id, story_id, channel, idempotency_key, alert, next_try_at)
     SELECT $1, $2, $3, key.text, $4::jsonb || jsonb_build_object('id', key.text), now() + interval '${REENQUEUE_AFTER}'
       FROM key
     ON CONFLICT DO NOTHING RETURNING id`,
    [entry.storyEventId, entry.storyId, entry.channel, storableJson(entry.alert)],
  );
  return rows[0]?.id ?? null;
}

/**
 * Enters a message that no single event causes: a repeat, a summary, a digest, a word to the operators. `occasion` names what it is for
 * (`daily-2026-11-24`), once for a channel: entering it again changes nothing and returns null. Only a repeat
 * passes the stages like an event; the others are cleared from the start.
 */
export async function enterOccasion(
  sql: Sql,
  entry: {
    kind: 'repeat' | 'summary' | 'digest' | 'operations';
    occasion: string;
    storyId: string | null;
    channel: string;
    alert: Alert;
    why: string;
  },
): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    `WITH key AS (SELECT (SELECT id FROM instance) || '-' || $1::text || '-' || $3::text AS text)
     INSERT INTO deliveries (kind, story_id, channel, idempotency_key, alert, why, cleared, next_try_at)
     SELECT $5::text, $2, $3, key.text, $4::jsonb || jsonb_build_object('id', key.text), $6, $5::text <> 'repeat',
            now() + interval '${REENQUEUE_AFTER}' FROM key
     ON CONFLICT DO NOTHING RETURNING id`,
    [entry.occasion, entry.storyId, entry.channel, storableJson(entry.alert), entry.kind, entry.why],
  );
  return rows[0]?.id ?? null;
}

/**
 * A delivery that waits and may be looked at now, locked; null when it is settled, being sent, or another goes first.
 * Throws StoredRowError where its alert cannot be read.
 */
export async function lockWaiting(sql: Sql, id: string): Promise<Delivery | null> {
  const { rows } = await sql.query<DeliveryRow>(
    `SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE id = $1 AND state IN ('pending', 'failed') AND ${NOTHING_AHEAD} FOR UPDATE`,
    [id],
  );
  return rows[0] ? asDelivery(rows[0]) : null;
}

/** Takes a locked delivery for sending; `alert` where others were merged into it. */
export async function markSending(
  sql: Sql,
  id: string,
  by: { sender: string; why: string | null; alert: Alert | null },
): Promise<Delivery | null> {
  const { rows } = await sql.query<DeliveryRow>(
    `UPDATE deliveries
        SET state = 'sending', cleared = true, attempts = attempts + 1, sending_since = now(), sender = $2,
            waits_until = NULL, held = false, why = coalesce($3, why),
            alert = coalesce($4::jsonb || jsonb_build_object('id', idempotency_key), alert)
      WHERE id = $1 AND state IN ('pending', 'failed') RETURNING ${DELIVERY_COLUMNS}`,
    [id, by.sender, by.why, by.alert === null ? null : storableJson(by.alert)],
  );
  return rows[0] ? asDelivery(rows[0]) : null;
}

/** Marks a delivery as arrived and returns those that waited behind it, one a story. */
export async function markSent(sql: Sql, delivery: Delivery, providerRef: string | null): Promise<string[]> {
  await sql.query(
    `UPDATE deliveries SET state = 'sent', sent_at = now(), provider_ref = $2, error = NULL, failing_since = NULL
      WHERE id = $1`,
    [delivery.id, providerRef],
  );
  return nextBehind(sql, delivery);
}

/** Marks a try that failed and will be made again; `maybeSent` when the message may have arrived all the same. */
export async function markFailed(
  sql: Sql,
  delivery: Delivery,
  failure: { error: string; nextTryAt: Date; maybeSent: boolean },
): Promise<void> {
  await sql.query(
    `UPDATE deliveries
        SET state = 'failed', error = $2, next_try_at = $3, possible_duplicate = possible_duplicate OR $4::boolean,
            failing_since = coalesce(failing_since, now())
      WHERE id = $1`,
    [delivery.id, failure.error, failure.nextTryAt.toISOString(), failure.maybeSent],
  );
}

/** Puts back what was taken and not tried, since its channel wants to be left alone until then: no try is counted. */
export async function putBack(pool: SqlPool, delivery: Delivery, until: Date): Promise<void> {
  await pool.query(
    `UPDATE deliveries SET state = 'pending', attempts = attempts - 1, next_try_at = $2, waits_until = $2
      WHERE id = $1`,
    [delivery.id, until.toISOString()],
  );
}

/** Gives a delivery up, visibly: it stays in the ledger and can be sent again by hand. Returns those behind it. */
export async function markDead(sql: Sql, delivery: LedgerRef, error: string): Promise<string[]> {
  await sql.query(
    `UPDATE deliveries SET state = 'dead', error = $2, failing_since = coalesce(failing_since, now()) WHERE id = $1`,
    [delivery.id, error],
  );
  return nextBehind(sql, delivery);
}

/** Gives up a delivery whose alert cannot be read. Returns those behind it. */
export async function markUnreadable(sql: Sql, { key: id, message }: StoredRowError): Promise<string[]> {
  const { rows } = await sql.query<LedgerRef>('SELECT id, channel FROM deliveries WHERE id = $1', [id]);
  const [row] = rows;
  return row ? markDead(sql, row, message) : [];
}

/** The channel was asked and does not have it: what comes next is no repeat. */
export async function clearDoubt(pool: SqlPool, id: string): Promise<void> {
  await pool.query('UPDATE deliveries SET possible_duplicate = false WHERE id = $1', [id]);
}

async function nextBehind(sql: Sql, delivery: LedgerRef): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT min(id) AS id FROM deliveries
      WHERE channel = $1 AND state IN ('pending', 'failed') AND recipients IS NULL AND id <> $2
        AND story_id IN (SELECT story_id FROM deliveries WHERE id = $2 OR merged_into = $2)
      GROUP BY story_id ORDER BY 1`,
    [delivery.channel, delivery.id],
  );
  return rows.map(({ id }) => id);
}

const inOrder = (rows: readonly LedgerRef[]): LedgerRef[] =>
  rows.toSorted((a, b) => Number(a.id) - Number(b.id));

/**
 * Puts what was left in `sending` by a process that died back in line, in doubt: all of it when `all`, else what is
 * past the lease. Before it is sent again, its channel is asked whether it has it.
 */
export async function requeueOrphans(sql: Sql, all: boolean): Promise<LedgerRef[]> {
  const { rows } = await sql.query<LedgerRef>(
    `UPDATE deliveries SET state = 'pending', possible_duplicate = true, next_try_at = now()
      WHERE state = 'sending' AND ($1::boolean OR sending_since < now() - interval '${SENDING_LEASE}')
      RETURNING id, channel`,
    [all],
  );
  return inOrder(rows);
}

/** Puts back in line, in doubt, what these runs were sending when they ended. */
export async function requeueOf(sql: Sql, runs: readonly string[]): Promise<LedgerRef[]> {
  const { rows } = await sql.query<LedgerRef>(
    `UPDATE deliveries SET state = 'pending', possible_duplicate = true, next_try_at = now()
      WHERE state = 'sending' AND sender = ANY ($1::text[]) RETURNING id, channel`,
    [runs],
  );
  return inOrder(rows);
}

/** Deliveries that are due and have waited too long for their job; each is put off for a while. */
export async function overdueDeliveries(
  pool: SqlPool,
  limit: number,
): Promise<{ id: string; attempts: number }[]> {
  const { rows } = await pool.query<{ id: string; attempts: number }>(
    `UPDATE deliveries SET next_try_at = now() + interval '${REENQUEUE_AFTER}'
      WHERE id IN (SELECT id FROM deliveries WHERE state IN ('pending', 'failed') AND next_try_at <= now()
                    AND ${NOTHING_AHEAD} ORDER BY id LIMIT $1)
      RETURNING id, attempts`,
    [limit],
  );
  return rows;
}

/** Makes everything that waits for a first try due now: after a crash, or where the jobs were lost. What waits on purpose is put off again. */
export async function makeDeliveriesDue(sql: Sql): Promise<void> {
  await sql.query(`UPDATE deliveries SET next_try_at = now() WHERE state = 'pending'`);
}

/** Puts a dead, failed or muted delivery back in line, past all stages; false when there is none such. */
export async function retryDelivery(pool: SqlPool, id: string): Promise<boolean> {
  const { rows } = await pool.query(
    `UPDATE deliveries
        SET state = 'pending', attempts = 0, next_try_at = now(), cleared = true, waits_until = NULL,
            failing_since = NULL, why = 'sent by hand'
      WHERE id = $1 AND state IN ('dead', 'failed', 'muted') RETURNING id`,
    [id],
  );
  return rows.length > 0;
}
