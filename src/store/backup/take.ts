import { VERSION } from '../../lib/version.ts';
import { SCHEMA_VERSION } from '../migrations.ts';
import { isWatched } from '../presence.ts';
import type { SqlPool } from '../sql.ts';
import { lastIds, rowsAsJson, tablesOf } from '../tables.ts';
import { archiveText } from './archive.ts';

/** What a restored database has anew: the words of the search, and the processes that run on it. */
export const DERIVED: readonly string[] = ['article_words', 'search_waiting', 'runs'];

/** Rows asked for at once. */
const PORTION = 200;

/**
 * The text of a backup of everything that Rasid keeps, as it is at one moment: all tables are read within one snapshot,
 * while others go on writing. `onRows` is told of each table's rows as they are read.
 */
export async function* backupText(
  pool: SqlPool,
  onRows: (table: string, rows: number) => void,
): AsyncGenerator<string> {
  const session = await pool.connect();
  try {
    await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const tables = await tablesOf(session);
    for (const name of DERIVED) tables.delete(name);
    const header = {
      rasid: VERSION,
      schema: SCHEMA_VERSION,
      takenAt: new Date().toISOString(),
      watched: await isWatched(session),
      tables: Object.fromEntries(tables),
      lastIds: await lastIds(session),
    };
    yield* archiveText(header, async function* rowsOf(table, columns) {
      for await (const rows of rowsAsJson(session, table, columns, PORTION)) {
        onRows(table, rows.length);
        yield rows;
      }
    });
    await session.query('COMMIT');
  } finally {
    // Not handed back: what was left early is still within its transaction.
    session.release(true);
  }
}
