import type { Sql } from './sql.ts';
import { storable } from './storable.ts';

/** So many pages of a source are looked back on, none older than this. */
const LATELY = 20;
const LOOKED_BACK = '7 days';

/** Remembers why an article's page was none; that one was is remembered as its text is saved (articles.ts). */
export async function notePage(sql: Sql, sourceId: string, note: string): Promise<void> {
  await sql.query('INSERT INTO page_notes (source_id, note) VALUES ($1, $2)', [
    sourceId,
    storable(note).slice(0, 500),
  ]);
}

/** What came of the last pages of the source whose id this SQL says, newest first: null for an article, else why it was none. */
export const latelyReadPages = (sourceId: string): string =>
  `ARRAY(SELECT note FROM page_notes WHERE page_notes.source_id = ${sourceId}
             AND read_at > now() - interval '${LOOKED_BACK}' ORDER BY read_at DESC LIMIT ${LATELY})`;

/** Removes what nobody looks back on any more. */
export async function removeOldPageNotes(sql: Sql): Promise<void> {
  await sql.query(`DELETE FROM page_notes WHERE read_at <= now() - interval '${LOOKED_BACK}'`);
}
