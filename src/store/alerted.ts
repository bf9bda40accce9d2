import { factsOfAlert } from '../alerts/facts.ts';
import type { LastSend } from '../alerts/group.ts';
import type { Recent } from '../alerts/inhibit.ts';
import type { Alert, Severity } from '../model/alert.ts';
import type { Delivery } from './delivery.ts';
import { CARRIER } from './ledger.ts';
import type { Sql } from './sql.ts';
import { readable, readableOrNull, readStored, STORED } from './stored.ts';

/** Alerts looked at for inhibition, the latest first: more than a channel that people read gets in any window. */
const MOST_RECENT = 500;

/** What a channel was last told of a story, alone or within another message; null when nothing yet. */
export async function lastAlerted(
  sql: Sql,
  channel: string,
  storyId: string | null,
): Promise<LastSend | null> {
  const { rows } = await sql.query<{ at: Date; severity: Severity }>(
    `SELECT carrier.sent_at AS at, alerted.alert->>'severity' AS severity FROM deliveries AS alerted ${CARRIER}
      WHERE alerted.channel = $1 AND alerted.story_id = $2 AND alerted.recipients IS NULL AND alerted.state IN ('sent', 'merged') AND carrier.state = 'sent'
      ORDER BY carrier.sent_at DESC, (alerted.id = carrier.id) DESC, alerted.id DESC LIMIT 1`,
    [channel, storyId],
  );
  const row = rows[0];
  return row ? { at: row.at.toISOString(), severity: row.severity } : null;
}

/** Instants (ms) of a channel's messages since `since`; what is on its way counts as sent at `now`. */
export async function sentInstants(sql: Sql, channel: string, since: Date, now: Date): Promise<number[]> {
  const { rows } = await sql.query<{ at: Date | null }>(
    `SELECT sent_at AS at FROM deliveries WHERE channel = $1 AND recipients IS NULL AND state = 'sent' AND sent_at > $2
     UNION ALL
     SELECT NULL FROM deliveries
      WHERE channel = $1 AND recipients IS NULL AND cleared AND (state = 'sending' OR state = 'pending' OR state = 'failed')`,
    [channel, since.toISOString()],
  );
  return rows.map((row) => row.at?.getTime() ?? now.getTime());
}

/** What a channel was told since `since` about single stories, for inhibition. */
export async function recentlyAlerted(sql: Sql, channel: string, since: Date): Promise<Recent[]> {
  const { rows } = await sql.query<{ id: string; storyId: string; at: Date; alert: unknown }>(
    `SELECT alerted.id, alerted.story_id AS "storyId", carrier.sent_at AS at, alerted.alert FROM deliveries AS alerted ${CARRIER}
      WHERE alerted.channel = $1 AND alerted.story_id IS NOT NULL AND alerted.recipients IS NULL AND alerted.state IN ('sent', 'merged')
        AND carrier.state = 'sent' AND carrier.sent_at > $2
      ORDER BY carrier.sent_at DESC LIMIT ${MOST_RECENT}`,
    [channel, since.toISOString()],
  );
  return readable(rows, (row) => ({
    storyId: row.storyId,
    at: row.at.toISOString(),
    facts: factsOfAlert(readStored(STORED.deliveryAlert, row.id, row.alert)),
  }));
}

/** The message that told a delivery's channel of its story first, where it has a name there and can be read, else null. */
export async function firstMessage(
  sql: Sql,
  delivery: Pick<Delivery, 'id' | 'channel' | 'storyId'>,
): Promise<{ alert: Alert; providerRef: string } | null> {
  const { rows } = await sql.query<{ id: string; alert: unknown; providerRef: string }>(
    `SELECT id, alert, provider_ref AS "providerRef" FROM deliveries
      WHERE channel = $1 AND story_id = $2 AND id <> $3 AND recipients IS NULL AND state = 'sent' AND provider_ref IS NOT NULL
      ORDER BY sent_at, id LIMIT 1`,
    [delivery.channel, delivery.storyId, delivery.id],
  );
  const [row] = rows;
  if (!row) return null;
  const alert = readableOrNull(() => readStored(STORED.deliveryAlert, row.id, row.alert));
  return alert && { alert, providerRef: row.providerRef };
}
