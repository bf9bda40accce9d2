import type { Alert } from '../model/alert.ts';
import type { Sql, SqlPool } from './sql.ts';

export const DELIVERY_STATES = ['pending', 'sending', 'sent', 'failed', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One row of the ledger: one story event on its way to one channel. */
export interface Delivery {
  id: string;
  storyEventId: string;
  storyId: string;
  channel: string;
  idempotencyKey: string;
  alert: Alert;
  state: DeliveryState;
  attempts: number;
  possibleDuplicate: boolean;
  providerRef: string | null;
  error: string | null;
  nextTryAt: Date;
  createdAt: Date;
  sentAt: Date | null;
}

interface DeliveryRow {
  id: string;
  story_event_id: string;
  story_id: string;
  channel: string;
  idempotency_key: string;
  alert: Alert;
  state: DeliveryState;
  attempts: number;
  possible_duplicate: boolean;
  provider_ref: string | null;
  error: string | null;
  next_try_at: Date;
  created_at: Date;
  sent_at: Date | null;
}

const asDelivery = (row: DeliveryRow): Delivery => ({
  id: String(row.id),
  storyEventId: String(row.story_event_id),
  storyId: String(row.story_id),
  channel: row.channel,
  idempotencyKey: row.idempotency_key,
  alert: row.alert,
  state: row.state,
  attempts: row.attempts,
  possibleDuplicate: row.possible_duplicate,
  providerRef: row.provider_ref,
  error: row.error,
  nextTryAt: row.next_try_at,
  createdAt: row.created_at,
  sentAt: row.sent_at,
});

/** How long the reconciler leaves a delivery to the job that was rung for it. */
const RING_AGAIN = '30 seconds';
/** Longer than any channel may take for one message; after it, `sending` means that the sender died. */
const SENDING_LEASE = '2 minutes';

/** Of one story, a channel gets the events in order: nothing overtakes a message that is still on its way. */
const NOTHING_AHEAD = `NOT EXISTS (
  SELECT FROM deliveries AS ahead
   WHERE ahead.channel = deliveries.channel AND ahead.story_id = deliveries.story_id AND ahead.id < deliveries.id
     AND ahead.state IN ('pending', 'sending', 'failed'))`;

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
     SELECT $1, $2, $3, key.text, $4::jsonb || jsonb_build_object('id', key.text), now() + interval '${RING_AGAIN}'
       FROM key
     ON CONFLICT DO NOTHING RETURNING id`,
    [entry.storyEventId, entry.storyId, entry.channel, JSON.stringify(entry.alert)],
  );
  return rows[0] ? String(rows[0].id) : null;
}

/** Takes a delivery for sending; null when it is not to be sent now (sent, being sent, dead, or another goes first). */
export async function claimDelivery(pool: SqlPool, id: string, sender: string): Promise<Delivery | null> {
  const { rows } = await pool.query<DeliveryRow>(
    `UPDATE deliveries SET state = 'sending', attempts = attempts + 1, sending_since = now(), sender = $2
      WHERE id = $1 AND state IN ('pending', 'failed') AND ${NOTHING_AHEAD} RETURNING *`,
    [id, sender],
  );
  return rows[0] ? asDelivery(rows[0]) : null;
}

/** Marks a delivery as arrived and returns the one that waited behind it, if any. */
export async function markSent(
  pool: SqlPool,
  delivery: Delivery,
  providerRef: string | null,
): Promise<string | null> {
  await pool.query(
    `UPDATE deliveries SET state = 'sent', sent_at = now(), provider_ref = $2, error = NULL WHERE id = $1`,
    [delivery.id, providerRef],
  );
  return nextBehind(pool, delivery);
}

/** Marks a try that failed and will be made again; `maybeSent` when the message may have arrived all the same. */
export async function markFailed(
  pool: SqlPool,
  delivery: Delivery,
  failure: { error: string; nextTryAt: Date; maybeSent: boolean },
): Promise<void> {
  await pool.query(
    `UPDATE deliveries
        SET state = 'failed', error = $2, next_try_at = $3, possible_duplicate = possible_duplicate OR $4::boolean
      WHERE id = $1`,
    [delivery.id, failure.error, failure.nextTryAt.toISOString(), failure.maybeSent],
  );
}

/** Gives a delivery up, visibly: it stays in the ledger and can be sent again by hand. Returns the one behind it. */
export async function markDead(pool: SqlPool, delivery: Delivery, error: string): Promise<string | null> {
  await pool.query(`UPDATE deliveries SET state = 'dead', error = $2 WHERE id = $1`, [delivery.id, error]);
  return nextBehind(pool, delivery);
}

async function nextBehind(pool: SqlPool, delivery: Delivery): Promise<string | null> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM deliveries
      WHERE channel = $1 AND story_id = $2 AND id > $3 AND state IN ('pending', 'failed') ORDER BY id LIMIT 1`,
    [delivery.channel, delivery.storyId, delivery.id],
  );
  return rows[0] ? String(rows[0].id) : null;
}

/** Deliveries left in `sending` by a process that died: all of them when `all`, else those past the lease. */
export async function orphanedDeliveries(pool: SqlPool, all: boolean): Promise<Delivery[]> {
  const { rows } = await pool.query<DeliveryRow>(
    `SELECT * FROM deliveries
      WHERE state = 'sending' AND ($1::boolean OR sending_since < now() - interval '${SENDING_LEASE}') ORDER BY id`,
    [all],
  );
  return rows.map(asDelivery);
}

/** Puts an orphan back in line; where nobody can say whether it arrived, it is marked as a possible duplicate. */
export async function requeueOrphan(pool: SqlPool, delivery: Delivery, inDoubt: boolean): Promise<void> {
  await pool.query(
    `UPDATE deliveries
        SET state = 'pending', possible_duplicate = possible_duplicate OR $2::boolean, next_try_at = now()
      WHERE id = $1 AND state = 'sending'`,
    [delivery.id, inDoubt],
  );
}

/** Deliveries that are due and have waited too long for their job; each is put off for a while. */
export async function overdueDeliveries(
  pool: SqlPool,
  limit: number,
): Promise<{ id: string; attempts: number }[]> {
  const { rows } = await pool.query<{ id: string; attempts: number }>(
    `UPDATE deliveries SET next_try_at = now() + interval '${RING_AGAIN}'
      WHERE id IN (SELECT id FROM deliveries WHERE state IN ('pending', 'failed') AND next_try_at <= now()
                    AND ${NOTHING_AHEAD} ORDER BY id LIMIT $1)
      RETURNING id, attempts`,
    [limit],
  );
  return rows.map((row) => ({ id: String(row.id), attempts: row.attempts }));
}

/** Makes every waiting first try due now: for a start after a crash. */
export async function ringAllDeliveries(pool: SqlPool): Promise<void> {
  await pool.query(`UPDATE deliveries SET next_try_at = now() WHERE state = 'pending'`);
}

/** The newest deliveries, optionally of one state. */
export async function listDeliveries(
  pool: SqlPool,
  state: DeliveryState | null,
  limit: number,
): Promise<Delivery[]> {
  const { rows } = await pool.query<DeliveryRow>(
    'SELECT * FROM deliveries WHERE ($1::text IS NULL OR state = $1) ORDER BY id DESC LIMIT $2',
    [state, limit],
  );
  return rows.map(asDelivery);
}

/** Puts a dead or failed delivery back in line; false when there is none such. */
export async function retryDelivery(pool: SqlPool, id: string): Promise<boolean> {
  const { rows } = await pool.query(
    `UPDATE deliveries SET state = 'pending', attempts = 0, next_try_at = now()
      WHERE id = $1 AND state IN ('dead', 'failed') RETURNING id`,
    [id],
  );
  return rows.length > 0;
}
