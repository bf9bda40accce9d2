import type { Sql, SqlPool } from './sql.ts';

/** What is counted as it changes (migrations/11-counts.sql). */
export type CountName = 'articles' | 'articles of sources' | 'matched articles' | 'deliveries' | 'stories';

/** One count by its keys, whatever the size of the archive. */
export async function countsBy(sql: Sql, name: CountName): Promise<Record<string, number>> {
  const { rows } = await sql.query<{ key: string; n: string }>(
    'SELECT key, sum(n) AS n FROM counts WHERE name = $1 GROUP BY key',
    [name],
  );
  return Object.fromEntries(rows.map(({ key, n }) => [key, Number(n)]));
}

/** Adds up the differences that were written since, so that reading a count stays short. */
export async function addUpCounts(pool: SqlPool): Promise<void> {
  await pool.query(
    `WITH taken AS (DELETE FROM counts RETURNING name, key, n)
     INSERT INTO counts SELECT name, key, sum(n) FROM taken GROUP BY name, key HAVING sum(n) <> 0`,
  );
}
