import type { SqlPool } from './sql.ts';

/** Articles of one statement: stemming a hundred texts takes about a tenth of a second. */
const BATCH = 100;

/**
 * Files the words of articles that wait for it, the newest first, for the search; once an article, after it was judged.
 * Only the head of a text: a tsvector over 1 MB is refused, and with it the article. Ends when nothing waits, or when
 * `stopAt` has come. Returns how many it filed.
 */
export async function fileWords(pool: SqlPool, stopAt: Date): Promise<number> {
  let filed = 0;
  for (;;) {
    const { rows } = await pool.query(
      `WITH taken AS (
         DELETE FROM search_waiting WHERE article_id IN (
           SELECT article_id FROM search_waiting ORDER BY article_id DESC LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
         RETURNING article_id)
       INSERT INTO article_words (article_id, words)
       SELECT id, to_tsvector('arabic', left(title, 4000) || ' ' || left(text, 60000))
         FROM articles JOIN taken ON taken.article_id = id
       ON CONFLICT (article_id) DO UPDATE SET words = excluded.words
       RETURNING article_id`,
    );
    filed += rows.length;
    if (rows.length < BATCH || new Date() >= stopAt) return filed;
  }
}
