import type { SqlPool } from './sql.ts';

/** Rows of one statement: a night's work never holds the tables for long. */
const BATCH = 500;

/**
 * Removes the texts of articles that matched nothing and were fetched more than `retentionMs` before `now`, in
 * batches. Their identity stays (guid, address, hashes, title), so that none is ever taken for new. Returns how many.
 */
export async function removeOldTexts(pool: SqlPool, retentionMs: number, now: Date): Promise<number> {
  const before = new Date(now.getTime() - retentionMs).toISOString();
  let removed = 0;
  for (;;) {
    const { rows } = await pool.query(
      `WITH emptied AS (
       UPDATE articles SET text = '', offered_text = ''
        WHERE id IN (SELECT id FROM articles
                      WHERE fetched_at < $1 AND status IN ('judged', 'failed') AND (text <> '' OR offered_text <> '')
                        AND NOT EXISTS (SELECT FROM story_articles WHERE article_id = articles.id)
                      LIMIT ${BATCH})
        RETURNING id),
       listed AS (INSERT INTO search_waiting SELECT id FROM emptied ON CONFLICT DO NOTHING)
       SELECT id FROM emptied`,
      [before],
    );
    removed += rows.length;
    if (rows.length < BATCH) return removed;
  }
}

/** Was a day's work, by its name, last done before `dueAt`? */
export async function isUpkeepDue(pool: SqlPool, name: string, dueAt: Date): Promise<boolean> {
  const { rows } = await pool.query('SELECT FROM upkeep WHERE name = $1 AND done_at >= $2', [
    name,
    dueAt.toISOString(),
  ]);
  return rows.length === 0;
}

/** Remembers a day's work as done at `at`. */
export async function upkeepDone(pool: SqlPool, name: string, at: Date): Promise<void> {
  await pool.query(
    `INSERT INTO upkeep (name, done_at) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET done_at = greatest(upkeep.done_at, excluded.done_at)`,
    [name, at.toISOString()],
  );
}
