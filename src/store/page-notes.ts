import type { Sql } from './sql.ts';
import { storable } from './storable.ts';

/** So many pages of a source are looked back on, none older than this. */
const LATELY = 20;
const LOOKED_BACK = '7 days';

/** Remembers that an article's page was read, and why it was no article (null: it was). */
export async function notePage(sql: Sql, articleId: string, note: string | null): Promise<void> {
  await sql.query('UPDATE articles SET page_read_at = now(), page_note = $2 WHERE id = $1', [
    articleId,
    note === null ? null : storable(note).slice(0, 500),
  ]);
}

/** What came of the last pages of a source, newest first: null for an article, else why it was none. */
export async function latelyReadPages(sql: Sql, sourceId: string): Promise<(string | null)[]> {
  const { rows } = await sql.query<{ page_note: string | null }>(
    `SELECT page_note FROM articles
      WHERE source_id = $1 AND page_read_at > now() - interval '${LOOKED_BACK}'
      ORDER BY page_read_at DESC LIMIT ${LATELY}`,
    [sourceId],
  );
  return rows.map((row) => row.page_note);
}
