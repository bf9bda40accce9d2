import type { Sql } from './sql.ts';

/** What a row held when it was read; `version` changes with every change of it. */
export interface ReadRow<State> {
  state: State;
  version: string;
}

/** Keeps rows from being changed by others until the transaction ends; false when one was changed since it was read. */
export async function holdRows(
  sql: Sql,
  table: 'stories' | 'developments',
  read: readonly ReadRow<{ id: string }>[],
): Promise<boolean> {
  if (read.length === 0) return true;
  // In one order, so that no two wait for each other.
  const { rows } = await sql.query<{ same: boolean }>(
    `SELECT held.xmin::text = read.version AS same
       FROM ${table} AS held JOIN unnest($1::bigint[], $2::text[]) AS read (id, version) USING (id)
      ORDER BY held.id FOR UPDATE OF held`,
    [read.map(({ state }) => state.id), read.map(({ version }) => version)],
  );
  return rows.length === read.length && rows.every(({ same }) => same);
}
