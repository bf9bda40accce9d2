import type { Sql } from './sql.ts';

/** Rasid's tables by name, each with the columns that are stored, not generated. */
export async function tablesOf(sql: Sql): Promise<Map<string, string[]>> {
  const { rows } = await sql.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column
       FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
      WHERE table_schema = 'rasid' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER'
      ORDER BY table_name, ordinal_position`,
  );
  const tables = new Map<string, string[]>();
  for (const { table, column } of rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

const named = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');

/** The rows of a table, each as the text of a JSON object, in portions. Within a transaction of the caller's. */
export async function* rowsAsJson(
  sql: Sql,
  table: string,
  columns: readonly string[],
  portion: number,
): AsyncGenerator<string[]> {
  await sql.query(
    `DECLARE page CURSOR FOR SELECT to_json(t)::text AS line FROM (SELECT ${named(columns)} FROM rasid."${table}") AS t`,
  );
  for (;;) {
    const { rows } = await sql.query<{ line: string }>(`FETCH ${portion} FROM page`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await sql.query('CLOSE page');
}

/** Inserts rows that were written by `rowsAsJson`, their ids included. */
export async function insertJson(
  sql: Sql,
  table: string,
  columns: readonly string[],
  rows: readonly string[],
): Promise<void> {
  await sql.query(
    `INSERT INTO rasid."${table}" (${named(columns)}) OVERRIDING SYSTEM VALUE
     SELECT ${named(columns)} FROM json_populate_recordset(NULL::rasid."${table}", $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

/** The last id that each sequence gave, as text: rows that were removed since have had theirs too. */
export async function lastIds(sql: Sql): Promise<Record<string, string>> {
  const { rows } = await sql.query<{ name: string; last: string }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
      WHERE schemaname = 'rasid' AND last_value IS NOT NULL ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** Has each sequence go on where it was, `further` ids later. */
export async function continueIds(
  sql: Sql,
  last: Readonly<Record<string, string>>,
  further = 0,
): Promise<void> {
  for (const [name, id] of Object.entries(last))
    await sql.query('SELECT setval($1::text::regclass, $2::bigint + $3::bigint)', [
      `rasid."${name}"`,
      id,
      further,
    ]);
}
