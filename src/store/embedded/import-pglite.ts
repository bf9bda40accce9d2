import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError, errorLine } from '../../lib/errors.ts';
import { migrateInside } from '../migrations.ts';
import { type Sql, type SqlPool, transaction } from '../sql.ts';
import { continueIds, insertJson, lastIds, rowsAsJson, tablesOf } from '../tables.ts';
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

async function copyAll(from: Sql, to: Sql): Promise<number> {
  await from.query('BEGIN');
  // Brought up to date first, so that both have the same tables.
  await migrateInside(from);
  const tables = await tablesOf(from);
  tables.delete('rasid_migrations');
  // References hold in the old database; checking them again would ask for an order of the tables.
  await to.query(`SET LOCAL session_replication_role = 'replica'`);
  await to.query(`TRUNCATE ${[...tables.keys()].map((table) => `rasid."${table}"`).join(', ')}`);
  let copied = 0;
  for (const [table, columns] of tables) {
    for await (const rows of rowsAsJson(from, table, columns, PAGE)) {
      await insertJson(to, table, columns, rows);
      copied += rows.length;
    }
  }
  await continueIds(to, await lastIds(from));
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
