import type { Alert } from '../model/alert.ts';
import type { SqlPool } from './sql.ts';
import { readable, readStored, STORED } from './stored.ts';

/** The newest alerts, of all topics or of one, each under an id of its own that never changes. */
export async function newestAlerts(pool: SqlPool, topic: string | null, limit: number): Promise<Alert[]> {
  const { rows } = await pool.query<{ id: string; instance: string; alert: unknown }>(
    `SELECT e.id, (SELECT id FROM instance) AS instance, e.alert FROM story_events AS e
      WHERE $1::text IS NULL OR topics_of(e.alert) @> ARRAY[$1]
      ORDER BY e.id DESC LIMIT $2`,
    [topic, limit],
  );
  return readable(rows, ({ id, instance, alert }) => ({
    ...readStored(STORED.eventAlert, id, alert),
    id: `${instance}-${id}`,
  }));
}
