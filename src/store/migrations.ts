import { readdirSync, readFileSync } from 'node:fs';
import { ConfigError, codeOf, errorLine } from '../lib/errors.ts';
import { LOCK_NUMBERS } from './lock-numbers.ts';
import { onlyRow, type Sql, type SqlPool, transaction } from './sql.ts';

interface Migration {
  version: number;
  name: string;
  sql: string;
}

const FOLDER = new URL('migrations/', import.meta.url);
/** 07-upkeep.sql; its first line is a comment that says what it brings. */
const FILE = /^(\d+)-[a-z-]+\.sql$/;

/** In order. Only ever appended to: a migration that has run somewhere is not edited. */
export const MIGRATIONS: readonly Migration[] = readdirSync(FOLDER)
  .sort()
  .flatMap((file) => {
    const version = Number(FILE.exec(file)?.[1]);
    if (!version) return [];
    const sql = readFileSync(new URL(file, FOLDER), 'utf8');
    return [{ version, name: sql.slice('-- '.length, sql.indexOf('\n')), sql }];
  });

/** The version of the tables as this Rasid has them. */
export const SCHEMA_VERSION = Math.max(...MIGRATIONS.map(({ version }) => version));

/** SQLSTATE of what another try may mend, by class: connections, deadlocks, resources, locks, a server that stops, its disk. */
const PASSING = /^(?:08|40|53|55|57|58)/;
/** Told from the codes of sockets (EPIPE) by a digit. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

/** What the server has against the statements themselves, it has at every try. Throws ConfigError then, else as it came. */
async function apply(sql: Sql, { version, name, sql: statements }: Migration): Promise<void> {
  try {
    await sql.query(statements);
  } catch (cause) {
    const code = codeOf(cause);
    if (!SQLSTATE.test(code) || PASSING.test(code)) throw cause;
    const problem = `database: migration ${version} (${name}) failed, nothing was changed: ${errorLine(cause)}`;
    throw new ConfigError([problem], { cause });
  }
}

/** Holds off all who would migrate until the transaction ends. Who locks tables of Rasid's whole takes this lock first. */
export async function lockMigrations(sql: Sql): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [LOCK_NUMBERS.migration]);
}

/** Throws ConfigError where the database cannot hold Arabic, or keeps it as bytes that it cuts and folds wrongly. */
async function requireUtf8(sql: Sql): Promise<void> {
  const { rows } = await sql.query<{ encoding: string; name: string }>(
    `SELECT current_setting('server_encoding') AS encoding, current_database() AS name`,
  );
  const { encoding, name } = onlyRow(rows);
  if (encoding === 'UTF8') return;
  throw new ConfigError([
    `database: "${name}" has the encoding ${encoding}, allowed: UTF8; make another one with createdb --encoding=UTF8 --template=template0, and name it in DATABASE_URL`,
  ]);
}

/** Throws ConfigError where a newer Rasid has changed the tables: what this one would write, that one may misread. */
function refuseNewer(current: number): void {
  if (current <= SCHEMA_VERSION) return;
  throw new ConfigError([
    `database: was brought up to date by a newer Rasid (tables of version ${current}; this one knows ${SCHEMA_VERSION}): install that or a later one, or restore a backup of before into an empty database`,
  ]);
}

/**
 * Brings the tables up to date, or up to an older version, within a transaction of the caller's. Throws ConfigError where
 * they are of a newer Rasid.
 */
export async function migrateInside(sql: Sql, upTo = SCHEMA_VERSION): Promise<void> {
  await requireUtf8(sql);
  await lockMigrations(sql);
  await sql.query('CREATE SCHEMA IF NOT EXISTS rasid');
  await sql.query('SET LOCAL search_path TO rasid');
  await sql.query(
    `CREATE TABLE IF NOT EXISTS rasid_migrations (
       version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  const { rows } = await sql.query<{ version: number }>(
    'SELECT max(version) AS version FROM rasid_migrations',
  );
  const current = rows[0]?.version ?? 0;
  refuseNewer(current);
  for (const migration of MIGRATIONS) {
    if (migration.version <= current || migration.version > upTo) continue;
    await apply(sql, migration);
    await sql.query('INSERT INTO rasid_migrations (version, name) VALUES ($1, $2)', [
      migration.version,
      migration.name,
    ]);
  }
}

/**
 * Brings Rasid's tables (schema `rasid`) up to date, all or nothing, one process at a time. Throws ConfigError where the
 * tables that are there do not let a migration through, or are of a newer Rasid.
 */
export async function migrate(pool: SqlPool): Promise<void> {
  // A connection that has made every table remembers them all: 4 MB that the next one does without.
  await transaction(pool, migrateInside, { thenClose: true });
}
