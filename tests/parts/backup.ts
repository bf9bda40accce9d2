import { packFile, unpackFile } from '../../src/store/backup/file.ts';
import { type RestoredRows, restoreArchive } from '../../src/store/backup/restore.ts';
import { backupText } from '../../src/store/backup/take.ts';
import type { Sql, SqlPool } from '../../src/store/sql.ts';
import { tablesOf } from '../../src/store/tables.ts';

/** Writes a backup of a database to a file. */
export function takeBackup(pool: SqlPool, file: string): Promise<number> {
  return packFile(
    file,
    false,
    backupText(pool, () => {}),
  );
}

/** Fills a database from it. */
export function restoreBackup(pool: SqlPool, file: string, replace = false): Promise<RestoredRows> {
  return unpackFile(file, (archive) => restoreArchive(pool, archive, replace));
}

/** All rows of a database by table, as text in a fixed order; without what a restored one has anew. */
export async function everything(sql: Sql): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of (await tablesOf(sql)).keys()) {
    if (['article_words', 'search_waiting', 'runs'].includes(table)) continue;
    const { rows } = await sql.query<{ line: string }>(
      `SELECT to_json(t)::text AS line FROM rasid."${table}" AS t ORDER BY 1`,
    );
    all[table] = rows.map(({ line }) => line);
  }
  return all;
}
