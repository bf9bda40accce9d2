import type { Sql } from './sql.ts';

/** Messages to the operators whose time has come: they go out even where no queue can be reached. */
export async function dueOperations(sql: Sql): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM deliveries
      WHERE kind = 'operations' AND (state = 'pending' OR (state = 'failed' AND next_try_at <= now())) ORDER BY id LIMIT 20`,
  );
  return rows.map(({ id }) => id);
}
