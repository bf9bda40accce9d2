import { ARTICLE_HEAD, type ArticleHead } from './article-head.ts';
import type { Sql } from './sql.ts';

/** The articles of a story, first to appear first. */
export async function storyArticles(pool: Sql, storyId: string, limit: number): Promise<ArticleHead[]> {
  const { rows } = await pool.query<ArticleHead>(
    `SELECT ${ARTICLE_HEAD} FROM story_articles AS s JOIN articles AS a ON a.id = s.article_id
      WHERE s.story_id = $1 ORDER BY coalesce(a.published_at, a.fetched_at), a.id LIMIT $2`,
    [storyId, limit],
  );
  return rows;
}
