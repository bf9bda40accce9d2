import type { Sql } from './sql.ts';

/** Seconds between the publication and the first sight of an article and now; null where it is not there. */
export async function lagOf(
  sql: Sql,
  articleId: string,
): Promise<{ sincePublished: number | null; sinceFetched: number } | null> {
  if (!/^\d{1,18}$/.test(articleId)) return null;
  const { rows } = await sql.query<{ published: number | null; fetched: number }>(
    `SELECT extract(epoch FROM now() - published_at)::float8 AS published,
            extract(epoch FROM now() - fetched_at)::float8 AS fetched FROM articles WHERE id = $1`,
    [articleId],
  );
  return rows[0] ? { sincePublished: rows[0].published, sinceFetched: rows[0].fetched } : null;
}
