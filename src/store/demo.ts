import { onlyRow, type Sql } from './sql.ts';

/** Sources a database knows that are not among `ids`: then it is not a demo's, and nobody's to play with. */
export async function otherSources(sql: Sql, ids: readonly string[]): Promise<number> {
  const { rows } = await sql.query<{ n: string }>(
    'SELECT count(*) AS n FROM source_states WHERE id <> ALL ($1::text[])',
    [ids],
  );
  return Number(onlyRow(rows).n);
}

/** Removes everything Rasid keeps in a database. */
export async function removeEverything(sql: Sql): Promise<void> {
  await sql.query('DROP SCHEMA rasid CASCADE');
}
