import { columns } from './columns.ts';
import type { Sql } from './sql.ts';

/** The story each article told something in, first of all; articles of no story are left out. */
export async function storiesOfArticles(
  sql: Sql,
  articleIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ articleId: string; storyId: string }>(
    `SELECT DISTINCT ON (a.article_id) ${columns('articleId storyId', 'a')}
       FROM story_articles AS a
       LEFT JOIN story_events AS e ON e.story_id = a.story_id AND e.article_id = a.article_id
      WHERE a.article_id = ANY ($1::bigint[])
      ORDER BY a.article_id, e.id NULLS LAST, a.story_id`,
    [articleIds],
  );
  return new Map(rows.map(({ articleId, storyId }) => [articleId, storyId]));
}
