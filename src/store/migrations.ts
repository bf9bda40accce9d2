import { readdirSync, readFileSync } from 'node:fs';
import { type Sql, type SqlPool, transaction } from './sql.ts';

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

/** Any fixed number: it keeps two starting processes from migrating at once. */
const MIGRATION_LOCK = 7_273_684;

/** Brings the tables up to date, or up to an older version, within a transaction of the caller's. */
export async function migrateInside(sql: Sql, upTo = SCHEMA_VERSION): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
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
  for (const migration of MIGRATIONS) {
    if (migration.version <= current || migration.version > upTo) continue;
    await sql.query(migration.sql);
    await sql.query('INSERT INTO rasid_migrations (version, name) VALUES ($1, $2)', [
      migration.version,
      migration.name,
    ]);
  }
}

/** Brings Rasid's tables (schema `rasid`) up to date, all or nothing, one process at a time. */
export async function migrate(pool: SqlPool): Promise<void> {
  await transaction(pool, migrateInside);
}
