import type { Sql } from './sql.ts';
import { storable } from './storable.ts';

/** So many pages of a source are looked back on, none older than this. */
const LATELY = 20;
const LOOKED_BACK = '7 days';

/** Remembers that an article's page was read, and why it was no article (null: it was). */
export async function notePage(sql: Sql, sourceId: string, note: string | null): Promise<void> {
  await sql.query('INSERT INTO page_notes (source_id, note) VALUES ($1, $2)', [
    sourceId,
    note === null ? null : storable(note).slice(0, 500),
  ]);
}

/** What came of the last pages of a source, newest first: null for an article, else why it was none. */
export async function latelyReadPages(sql: Sql, sourceId: string): Promise<(string | null)[]> {
  const { rows } = await sql.query<{ note: string | null }>(
    `SELECT note FROM page_notes WHERE source_id = $1 AND read_at > now() - interval '${LOOKED_BACK}'
      ORDER BY read_at DESC LIMIT ${LATELY}`,
    [sourceId],
  );
  return rows.map((row) => row.note);
}

/** Removes what nobody looks back on any more. */
export async function removeOldPageNotes(sql: Sql): Promise<void> {
  await sql.query(`DELETE FROM page_notes WHERE read_at <= now() - interval '${LOOKED_BACK}'`);
}
