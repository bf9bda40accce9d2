import type { Delivery } from './delivery.ts';
import type { Sql } from './sql.ts';
import { storable } from './storable.ts';

/** A recipient that was refused a message, and when it is tried again; null: given up. */
export interface RefusedRecipient {
  recipient: string;
  error: string;
  nextTryAt: Date | null;
}

/**
 * Enters a delivery of its own for each recipient that was refused a message: `failed` with its next try, or `dead`.
 * It carries the same alert under a key of its own and holds up nothing else of its story. Entering the same
 * recipient again changes nothing.
 */
export async function enterRefused(
  sql: Sql,
  delivery: Delivery,
  refused: readonly RefusedRecipient[],
): Promise<void> {
  for (const { recipient, error, nextTryAt } of refused) {
    await sql.query(
      `INSERT INTO deliveries (story_event_id, kind, story_id, channel, idempotency_key, alert, state, attempts,
                               cleared, why, error, next_try_at, recipients)
       SELECT story_event_id, kind, story_id, channel, idempotency_key || '-to-' || left(md5($2), 10), alert,
              CASE WHEN $4::timestamptz IS NULL THEN 'dead' ELSE 'failed' END, attempts,
              true, 'refused for one recipient of delivery ' || id, $3, coalesce($4::timestamptz, now()), ARRAY[$2]
         FROM deliveries WHERE id = $1
       ON CONFLICT DO NOTHING`,
      [delivery.id, storable(recipient), storable(error), nextTryAt?.toISOString() ?? null],
    );
  }
}

/** Those of a message's recipients that have deliveries of their own, having been refused it. */
export async function recipientsApart(sql: Sql, delivery: Delivery): Promise<string[]> {
  const { rows } = await sql.query<{ recipient: string }>(
    `SELECT unnest(recipients) AS recipient FROM deliveries
      WHERE channel = $1 AND id > $2 AND recipients IS NOT NULL AND starts_with(idempotency_key, $3 || '-to-')`,
    [delivery.channel, delivery.id, delivery.idempotencyKey],
  );
  return rows.map(({ recipient }) => recipient);
}

/** Leaves a message that nobody got to those for whom it was refused for good; the others have rows of their own. */
export async function narrowRecipients(sql: Sql, id: string, recipients: readonly string[]): Promise<void> {
  await sql.query('UPDATE deliveries SET recipients = $2 WHERE id = $1', [id, recipients]);
}
