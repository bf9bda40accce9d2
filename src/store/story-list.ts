import type { Alert } from '../model/alert.ts';
import type { SqlPool } from './sql.ts';

/** A story in a list: what it last was, by its own news. */
export interface ListedStory {
  id: string;
  movedAt: Date;
  articles: number;
  alert: Alert;
}

/** Stories of a topic (null: of all), the one that moved last first. A reminder of a deadline is no news of a story. */
export async function listStories(
  pool: SqlPool,
  topic: string | null,
  page: { limit: number; offset: number },
): Promise<ListedStory[]> {
  const { rows } = await pool.query<{ id: string; updated_at: Date; articles: string; alert: Alert }>(
    `SELECT s.id, s.updated_at, latest.alert,
            (SELECT count(*) FROM story_articles WHERE story_id = s.id) AS articles
       FROM (SELECT id, updated_at FROM stories WHERE $1::text IS NULL OR topic = $1
              ORDER BY updated_at DESC, id DESC LIMIT $2 OFFSET $3) AS s
       JOIN LATERAL (SELECT alert FROM story_events WHERE story_id = s.id
                      ORDER BY (kind LIKE 'deadline%'), id DESC LIMIT 1) AS latest ON true
      ORDER BY s.updated_at DESC, s.id DESC`,
    [topic, page.limit, page.offset],
  );
  return rows.map((row) => ({
    id: String(row.id),
    movedAt: row.updated_at,
    articles: Number(row.articles),
    alert: row.alert,
  }));
}
