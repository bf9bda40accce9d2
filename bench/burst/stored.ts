import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/store/open.ts';

interface Lead {
  guid: string;
  judgedAtMs: number;
}

/** The articles that alerts told of first, by the alerts' keys. */
export async function leads(store: Store): Promise<Map<string, Lead>> {
  const { rows } = await store.pool.query<{ key: string; guid: string; judged_at: Date }>(
    `SELECT idempotency_key AS key, guid, e.at AS judged_at FROM deliveries AS d
       JOIN story_events AS e ON e.id = d.story_event_id JOIN articles AS a ON a.id = e.article_id`,
  );
  return new Map(rows.map(({ key, guid, judged_at }) => [key, { guid, judgedAtMs: judged_at.getTime() }]));
}

/** Updates of a row within its page, which touch no index, in percent of all updates; by table. */
export async function hotPercent(store: Store): Promise<Record<string, number>> {
  // Processes hand in what they counted once a second at the most.
  await wait(1_500);
  const { rows } = await store.pool.query<{ relname: string; percent: number }>(
    `SELECT relname, round(100.0 * n_tup_hot_upd / n_tup_upd)::int AS percent FROM pg_stat_user_tables
      WHERE schemaname = 'rasid' AND n_tup_upd > 50 ORDER BY n_tup_upd DESC`,
  );
  return Object.fromEntries(rows.map(({ relname, percent }) => [relname, percent]));
}
