import {
  asListed,
  DELIVERY_COLUMNS,
  type DeliveryRow,
  type DeliveryState,
  type ListedDelivery,
} from './delivery.ts';
import { type Asked, onlyRow, type Sql } from './sql.ts';

/** What part of the ledger is asked for; `before` is the id that the last page ended with. */
export type DeliveryFilter = Asked<{ state: DeliveryState; channel: string; before: string }>;

/** Deliveries that fit, newest first. */
export async function listDeliveries(
  sql: Sql,
  { state, channel, before }: DeliveryFilter,
  limit: number,
): Promise<ListedDelivery[]> {
  const { rows } = await sql.query<DeliveryRow>(
    `SELECT ${DELIVERY_COLUMNS} FROM deliveries
      WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR channel = $2) AND ($3::bigint IS NULL OR id < $3)
      ORDER BY id DESC LIMIT $4`,
    [state, channel, before, limit],
  );
  return rows.map(asListed);
}

/** New articles a day of each source, oldest day first, the last entry today; UTC. */
export async function itemsADay(sql: Sql, days: number): Promise<Map<string, number[]>> {
  const { rows } = await sql.query<{ sourceId: string; ago: number; n: string }>(
    `SELECT source_id AS "sourceId", (now() AT TIME ZONE 'UTC')::date - (fetched_at AT TIME ZONE 'UTC')::date AS ago, count(*) AS n
       FROM articles WHERE fetched_at > now() - make_interval(days => $1::integer) GROUP BY 1, 2`,
    [days],
  );
  const bySource = new Map<string, number[]>();
  for (const { sourceId, ago, n } of rows) {
    const counts = bySource.get(sourceId) ?? Array<number>(days).fill(0);
    if (ago < days) counts[days - 1 - ago] = Number(n);
    bySource.set(sourceId, counts);
  }
  return bySource;
}

/** Events that channels were told in each of the last `hours`, the oldest first. */
export async function alertsAnHour(sql: Sql, hours: number, now: Date): Promise<number[]> {
  const { rows } = await sql.query<{ ago: number; n: string }>(
    `SELECT floor(extract(epoch FROM $2::timestamptz - at) / 3600)::integer AS ago, count(*) AS n FROM story_events AS e
      WHERE at > $2::timestamptz - make_interval(hours => $1::integer) AND at <= $2
        AND EXISTS (SELECT FROM deliveries WHERE story_event_id = e.id) GROUP BY 1`,
    [hours, now.toISOString()],
  );
  const counts = Array<number>(hours).fill(0);
  for (const { ago, n } of rows) if (ago < hours) counts[hours - 1 - ago] = Number(n);
  return counts;
}

/** Makes a source due now; false where it is switched off, being fetched, or not there. */
export async function fetchSoon(sql: Sql, id: string): Promise<boolean> {
  const { rows } = await sql.query(
    `UPDATE source_states SET next_fetch_at = now() WHERE id = $1 AND enabled AND phase = 'idle' RETURNING id`,
    [id],
  );
  return rows.length > 0;
}

/** Changes whenever something happened that a page could show. */
export async function lastMoved(sql: Sql): Promise<string> {
  const { rows } = await sql.query<{ stamp: string }>(
    `SELECT concat_ws('-', (SELECT max(id) FROM story_events), (SELECT max(id) FROM deliveries),
                      (SELECT max(phase_since) FROM source_states), (SELECT count(*) FROM deliveries WHERE state = 'dead')) AS stamp`,
  );
  return onlyRow(rows).stamp;
}
