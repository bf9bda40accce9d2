import type { Sql } from './sql.ts';

/** The story each article is in; articles of no story are left out. */
export async function storiesOfArticles(
  sql: Sql,
  articleIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ article_id: string; story_id: string }>(
    'SELECT article_id, max(story_id) AS story_id FROM story_articles WHERE article_id = ANY ($1::bigint[]) GROUP BY 1',
    [articleIds],
  );
  return new Map(rows.map((row) => [String(row.article_id), String(row.story_id)]));
}
