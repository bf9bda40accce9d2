import type { SqlPool } from './sql.ts';

/**
 * Tables that articles are forgotten from, though some stay for good. PostgreSQL gives a page of a B-tree back only when
 * nothing is left on it ("Routine Reindexing" in its manual), so these indexes grow with the few that stay.
 */
const THINNED = ['articles', 'judgements', 'verdicts', 'article_words'];

/** What a rebuild that was cut short leaves behind, by the names that PostgreSQL gives: invalid, and never used. */
const LEFT_BEHIND = /_cc(new|old)\d*$/;

interface Index {
  index: string;
  valid: boolean;
}

/**
 * Builds the indexes of those tables anew, one after another, while all goes on reading and writing; first removes what
 * an earlier rebuild left that was cut short. Returns how many were built. Throws what the database threw.
 */
export async function rebuildIndexes(pool: SqlPool): Promise<number> {
  const { rows } = await pool.query<Index>(
    `SELECT indexrelid::regclass::text AS index, indisvalid AS valid
       FROM pg_index WHERE indrelid = ANY($1::regclass[]) ORDER BY index`,
    [THINNED],
  );
  const isLeftBehind = ({ index, valid }: Index) => !valid && LEFT_BEHIND.test(index);
  for (const { index } of rows.filter(isLeftBehind))
    await pool.query(`DROP INDEX CONCURRENTLY IF EXISTS ${index}`);
  const whole = rows.filter((row) => !isLeftBehind(row));
  for (const { index } of whole) await pool.query(`REINDEX INDEX CONCURRENTLY ${index}`);
  return whole.length;
}
