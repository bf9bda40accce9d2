import { codeOf, errorLine, PayloadError } from '../../lib/errors.ts';
import { makeArticlesDue } from '../articles.ts';
import { makeDeliveriesDue, requeueOrphans } from '../ledger.ts';
import { lockMigrations, migrateInside } from '../migrations.ts';
import { freeAbandonedFetches } from '../source-states.ts';
import { type Sql, type SqlPool, transaction } from '../sql.ts';
import { continueIds, insertJson, tablesOf } from '../tables.ts';
import type { Archive } from './archive.ts';
import { DERIVED } from './take.ts';

/** Rows by table. */
export type RestoredRows = Readonly<Record<string, number>>;

/**
 * Ids go on so much further on: what Rasid handed out after the backup was made (idempotency keys, addresses of stories
 * in alerts, links for votes) is never given to something else.
 */
const IDS_LEFT_OUT = 1_000_000;

/** Tables that tell whether a database has been used, with the words for their rows. */
const CONTENT = {
  source_states: 'sources',
  articles: 'articles',
  stories: 'stories',
  deliveries: 'deliveries',
  silences: 'silences',
} as const;

/** Throws PayloadError where a database was used already. */
export async function refuseUsed(sql: Sql): Promise<void> {
  const found: string[] = [];
  for (const [table, word] of Object.entries(CONTENT)) {
    const { rows } = await sql.query<{ n: string }>(`SELECT count(*) AS n FROM rasid.${table}`);
    if (Number(rows[0]?.n) > 0) found.push(`${rows[0]?.n} ${word}`);
  }
  if (found.length > 0)
    throw new PayloadError(
      `the database holds ${found.join(', ')} already; --replace puts the backup in their place`,
    );
}

/** Removes all that Rasid keeps, but not its schema, which may be somebody else's to make. */
async function clearSchema(sql: Sql): Promise<void> {
  const { rows } = await sql.query<{ statement: string }>(
    `SELECT format('DROP TABLE %s CASCADE', oid::regclass) AS statement FROM pg_class
      WHERE relnamespace = 'rasid'::regnamespace AND relkind = 'r'
     UNION ALL SELECT format('DROP FUNCTION %s CASCADE', oid::regprocedure) FROM pg_proc
      WHERE pronamespace = 'rasid'::regnamespace`,
  );
  for (const { statement } of rows) await sql.query(statement);
}

interface Reference {
  table: string;
  name: string;
  definition: string;
}

/** Takes the references between tables away, so that they can be filled in any order; they are checked when put back. */
async function dropReferences(sql: Sql): Promise<Reference[]> {
  const { rows } = await sql.query<Reference>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE connamespace = 'rasid'::regnamespace AND contype = 'f' AND conparentid = 0`,
  );
  for (const { table, name } of rows) await sql.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return rows;
}

/** Triggers keep tables of their own, which the backup has as they were: while rows come in, they rest. */
async function switchTriggers(sql: Sql, tables: Iterable<string>, to: 'DISABLE' | 'ENABLE'): Promise<void> {
  for (const table of tables) await sql.query(`ALTER TABLE rasid."${table}" ${to} TRIGGER USER`);
}

/** The tables as they were when the backup was made, empty. Throws PayloadError where the backup has others. */
async function layTables(sql: Sql, { name, header }: Archive): Promise<void> {
  await clearSchema(sql);
  await migrateInside(sql, header.schema);
  const tables = await tablesOf(sql);
  await sql.query(`TRUNCATE ${[...tables.keys()].map((table) => `rasid."${table}"`).join(', ')}`);
  for (const derived of DERIVED) tables.delete(derived);
  const same =
    tables.size === Object.keys(header.tables).length &&
    [...tables].every(([table, columns]) => {
      const theirs = header.tables[table] ?? [];
      return theirs.length === columns.length && columns.every((column) => theirs.includes(column));
    });
  const ids = Object.keys(header.lastIds).every((id) => /^[a-z_]+$/.test(id));
  if (!same || !ids)
    throw new PayloadError(`${name}: is damaged: its tables are not those of version ${header.schema}`);
}

async function fillTables(sql: Sql, archive: Archive): Promise<RestoredRows> {
  const references = await dropReferences(sql);
  const tables = [...(await tablesOf(sql)).keys()];
  await switchTriggers(sql, tables, 'DISABLE');
  const restored: Record<string, number> = {};
  for await (const { table, rows } of archive.portions()) {
    await insertJson(sql, table, archive.header.tables[table] ?? [], rows);
    restored[table] = (restored[table] ?? 0) + rows.length;
  }
  for (const { table, name, definition } of references)
    await sql.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  await switchTriggers(sql, tables, 'ENABLE');
  await continueIds(sql, archive.header.lastIds, IDS_LEFT_OUT);
  return restored;
}

/**
 * What was under way when the backup was made is not under way any more. What was due to be sent may have been sent
 * since by the Rasid that watched: its channel is asked first, or the message says that it may be a repeat.
 */
async function settleRestored(sql: Sql, { watched }: Archive['header']): Promise<void> {
  await sql.query('INSERT INTO search_waiting SELECT id FROM articles ON CONFLICT DO NOTHING');
  await freeAbandonedFetches(sql);
  await makeArticlesDue(sql);
  await requeueOrphans(sql, true);
  await makeDeliveriesDue(sql);
  if (watched) {
    await sql.query(
      `UPDATE deliveries SET possible_duplicate = true
        WHERE state IN ('pending', 'failed') AND (waits_until IS NULL OR waits_until <= now())`,
    );
  }
}

/** Wrong values, broken references, names that are not there: the backup's fault, by SQLSTATE class. Missing rights are not. */
const ITS_FAULT = /^(?:22|23|42(?!501))/;

/**
 * Puts a backup in the place of all that a database holds: everything or nothing, in one transaction. Throws PayloadError
 * where the backup is damaged, and where the database was used already, unless it may be replaced.
 */
export async function restoreArchive(
  pool: SqlPool,
  archive: Archive,
  replace: boolean,
): Promise<RestoredRows> {
  return transaction(pool, async (sql) => {
    // A Rasid that pauses begins anew meanwhile, and migrates: it holds this lock while it asks for the tables.
    await lockMigrations(sql);
    if (!replace) await refuseUsed(sql);
    try {
      await layTables(sql, archive);
      const restored = await fillTables(sql, archive);
      await migrateInside(sql);
      await settleRestored(sql, archive.header);
      return restored;
    } catch (cause) {
      if (!ITS_FAULT.test(codeOf(cause))) throw cause;
      throw new PayloadError(`${archive.name}: is damaged: its rows do not fit (${errorLine(cause)})`, {
        cause,
      });
    }
  });
}
