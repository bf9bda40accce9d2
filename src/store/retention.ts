import { LOCK_NUMBERS } from './lock-numbers.ts';
import { onlyRow, type SqlPool } from './sql.ts';

/** Rows of one statement: a night's work never holds the tables for long. */
const BATCH = 500;

/** Articles of no story: nothing else speaks of them. */
const OUTSIDE_STORIES = `NOT EXISTS (SELECT FROM story_articles WHERE article_id = a.id)
   AND NOT EXISTS (SELECT FROM development_articles WHERE article_id = a.id)
   AND NOT EXISTS (SELECT FROM story_events WHERE article_id = a.id)
   AND NOT EXISTS (SELECT FROM deadlines WHERE article_id = a.id OR met_by = a.id)`;

/** Does `batch` again and again, each from the id where the one before ended. Returns how many rows it touched. */
async function inBatches(pool: SqlPool, batch: string, before: Date): Promise<number> {
  let all = 0;
  for (let after = '0'; ; ) {
    const { rows } = await pool.query<{ n: number; last: string | null }>(batch, [
      before.toISOString(),
      after,
    ]);
    const [{ n, last } = { n: 0, last: null }] = rows;
    all += n;
    if (last === null || n < BATCH) return all;
    after = last;
  }
}

/**
 * Removes the texts of articles that matched nothing and were fetched more than `retentionMs` before `now`, in
 * batches. Their identity stays (guid, address, hashes, title), so that none is taken for new. Returns how many.
 */
export function removeOldTexts(pool: SqlPool, retentionMs: number, now: Date): Promise<number> {
  return inBatches(
    pool,
    `WITH old AS (
       SELECT id FROM articles AS a
        WHERE id > $2 AND fetched_at < $1 AND status IN ('judged', 'failed') AND (text <> '' OR offered_text <> '')
          AND ${OUTSIDE_STORIES}
        ORDER BY id LIMIT ${BATCH}),
     emptied AS (UPDATE articles SET text = '', offered_text = '' WHERE id IN (SELECT id FROM old)),
     listed AS (INSERT INTO search_waiting SELECT id FROM old ON CONFLICT DO NOTHING)
     SELECT count(*)::int AS n, max(id) AS last FROM old`,
    new Date(now.getTime() - retentionMs),
  );
}

/**
 * Forgets articles whose texts were removed as long ago again, in batches, so that the database stays as large as it is.
 * Those that their source still listed when it was read last are kept, however old. Should one come back all the same, it
 * is judged once more, to match nothing once more. Returns how many.
 */
export function forgetOldArticles(pool: SqlPool, retentionMs: number, now: Date): Promise<number> {
  return inBatches(
    pool,
    `WITH old AS (
       SELECT id FROM articles AS a
        WHERE id > $2 AND fetched_at < $1 AND status IN ('judged', 'failed') AND text = '' AND offered_text = ''
          AND ${OUTSIDE_STORIES}
          AND NOT EXISTS (SELECT FROM source_states AS s WHERE s.id = a.source_id AND s.memory->'known' ? a.guid)
        ORDER BY id LIMIT ${BATCH}),
     forgotten AS (DELETE FROM articles WHERE id IN (SELECT id FROM old))
     SELECT count(*)::int AS n, max(id) AS last FROM old`,
    new Date(now.getTime() - 2 * retentionMs),
  );
}

/** Was a day's work, by its name, last done before `dueAt`? */
export async function isUpkeepDue(pool: SqlPool, name: string, dueAt: Date): Promise<boolean> {
  const { rows } = await pool.query('SELECT FROM upkeep WHERE name = $1 AND done_at >= $2', [
    name,
    dueAt.toISOString(),
  ]);
  return rows.length === 0;
}

/**
 * Does a day's work, unless another process that shares the database is at one: two that build the same indexes anew wait
 * for each other until PostgreSQL ends one, and take what the other is building for left behind. Throws what `work` threw.
 */
export async function upkeepAlone(pool: SqlPool, work: () => Promise<void>): Promise<void> {
  const session = await pool.connect();
  let kept = false;
  try {
    const { rows } = await session.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
      LOCK_NUMBERS.upkeep,
    ]);
    if (!onlyRow(rows).alone) {
      kept = true;
      return;
    }
    await work();
    await session.query('SELECT pg_advisory_unlock($1)', [LOCK_NUMBERS.upkeep]);
    kept = true;
  } finally {
    // A connection that is closed holds nothing.
    session.release(!kept);
  }
}

/** Remembers a day's work as done at `at`. */
export async function upkeepDone(pool: SqlPool, name: string, at: Date): Promise<void> {
  await pool.query(
    `INSERT INTO upkeep (name, done_at) VALUES ($1, $2)
     ON CONFLICT (name) DO UPDATE SET done_at = greatest(upkeep.done_at, excluded.done_at)`,
    [name, at.toISOString()],
  );
}
