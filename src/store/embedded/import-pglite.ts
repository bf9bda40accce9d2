import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, errorLine } from '../../lib/errors.ts';
import { migrateInside } from '../migrations.ts';
import { type Sql, type SqlPool, transaction } from '../sql.ts';
import { withStartLock } from './start-lock.ts';

/** Name of the import in the table of work that was done. */
const IMPORT = 'import from PGlite';
const PAGE = 100;

/** The database of an older Rasid, opened for reading. */
interface OldDatabase extends Sql {
  close(): Promise<void>;
}

async function openOld(folder: string, home: string): Promise<OldDatabase> {
  const { PGlite } = await import('@electric-sql/pglite').catch((cause: unknown) => {
    throw new ConfigError(
      [
        `data folder ${folder}: holds the database of an older Rasid (postgres), and what reads it is not installed; run npm install --no-save @electric-sql/pglite@0.5 once and start again, or move ${home} away to begin anew`,
      ],
      { cause },
    );
  });
  const db = await PGlite.create(home).catch((cause: unknown) => {
    throw new ConfigError(
      [
        `data folder ${folder}: the database of an older Rasid (postgres) cannot be opened (${errorLine(cause)}); move ${home} away to begin anew`,
      ],
      { cause },
    );
  });
  return {
    async query<Row>(text: string, params?: readonly unknown[]) {
      if (params) return { rows: (await db.query<Row>(text, [...params])).rows };
      return { rows: ((await db.exec(text)).at(-1)?.rows ?? []) as Row[] };
    },
    close: () => db.close(),
  };
}

/** The tables of Rasid with the columns that are stored, not generated. */
async function tablesOf(sql: Sql): Promise<Map<string, string[]>> {
  const { rows } = await sql.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
      WHERE table_schema = 'rasid' AND table_name <> 'rasid_migrations' AND is_generated = 'NEVER'
      ORDER BY table_name, ordinal_position`,
  );
  const tables = new Map<string, string[]>();
  for (const { table, column } of rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

async function copyTable(from: Sql, to: Sql, table: string, columns: readonly string[]): Promise<number> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  let copied = 0;
  await from.query(
    `DECLARE page CURSOR FOR SELECT to_json(t)::text AS line FROM (SELECT ${names} FROM rasid."${table}") AS t`,
  );
  for (;;) {
    const { rows } = await from.query<{ line: string }>(`FETCH ${PAGE} FROM page`);
    if (rows.length === 0) break;
    await to.query(
      `INSERT INTO rasid."${table}" (${names}) OVERRIDING SYSTEM VALUE
       SELECT ${names} FROM json_populate_recordset(NULL::rasid."${table}", $1::json)`,
      [`[${rows.map(({ line }) => line).join(',')}]`],
    );
    copied += rows.length;
  }
  await from.query('CLOSE page');
  return copied;
}

/** Ids go on where they were, those of rows that were removed since included. */
async function copySequences(from: Sql, to: Sql): Promise<void> {
  const { rows } = await from.query<{ name: string; last: string }>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
      WHERE schemaname = 'rasid' AND last_value IS NOT NULL`,
  );
  for (const { name, last } of rows)
    await to.query('SELECT setval($1::regclass, $2)', [`rasid."${name}"`, last]);
}

async function copyAll(from: Sql, to: Sql): Promise<number> {
  await from.query('BEGIN');
  // Brought up to date first, so that both have the same tables.
  await migrateInside(from);
  const tables = await tablesOf(from);
  // References hold in the old database; checking them again would ask for an order of the tables.
  await to.query(`SET LOCAL session_replication_role = 'replica'`);
  await to.query(`TRUNCATE ${[...tables.keys()].map((table) => `rasid."${table}"`).join(', ')}`);
  let copied = 0;
  for (const [table, columns] of tables) copied += await copyTable(from, to, table, columns);
  await copySequences(from, to);
  await from.query('ROLLBACK');
  return copied;
}

/**
 * Carries the database of an older Rasid, which kept it in `postgres` by PGlite, over into the server's, once: all of
 * it in one transaction, which also remembers that it was done. The old folder is renamed, not deleted. PGlite is no
 * dependency of the running service any more, only of the tests; without it this says how to get it.
 * Throws ConfigError when it cannot be read, or when both databases have been used.
 */
export async function importOlder(
  dataFolder: string,
  pool: SqlPool,
  options: { signal: AbortSignal; onNotice: (message: string, fields: Record<string, unknown>) => void },
): Promise<void> {
  const home = join(dataFolder, 'postgres');
  const isThere = (): boolean => existsSync(join(home, 'PG_VERSION'));
  if (!isThere()) return;
  await withStartLock(dataFolder, options.signal, async () => {
    if (!isThere()) return;
    const asked = await pool.query<{ done: boolean; used: boolean }>(
      `SELECT EXISTS (SELECT FROM upkeep WHERE name = $1) AS done, EXISTS (SELECT FROM source_states) AS used`,
      [IMPORT],
    );
    const { done, used } = asked.rows[0] ?? { done: false, used: false };
    if (!done && used) {
      throw new ConfigError([
        `data folder ${dataFolder}: holds the database of an older Rasid (postgres) beside one that is in use (postgresql); move away the one that is not wanted`,
      ]);
    }
    if (!done) {
      options.onNotice('database: carrying over the one of an older Rasid', { from: home });
      const old = await openOld(dataFolder, home);
      try {
        const rows = await transaction(pool, async (sql) => {
          const copied = await copyAll(old, sql);
          await sql.query('INSERT INTO rasid.upkeep (name, done_at) VALUES ($1, now())', [IMPORT]);
          return copied;
        });
        options.onNotice('database: carried over', { rows });
      } finally {
        await old.close();
      }
    }
    await rename(home, `${home}.imported`);
  });
}
