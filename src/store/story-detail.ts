import type { Sql } from './sql.ts';

/** An article of a story, as its page lists it. */
export interface StoryArticle {
  id: string;
  sourceId: string;
  title: string;
  url: string;
  publishedAt: Date | null;
  fetchedAt: Date;
}

/** The articles of a story, first to appear first. */
export async function storyArticles(pool: Sql, storyId: string, limit: number): Promise<StoryArticle[]> {
  const { rows } = await pool.query<{
    id: string;
    source_id: string;
    title: string;
    url: string;
    published_at: Date | null;
    fetched_at: Date;
  }>(
    `SELECT a.id, a.source_id, left(a.title, 1000) AS title, a.url, a.published_at, a.fetched_at
       FROM story_articles AS s JOIN articles AS a ON a.id = s.article_id
      WHERE s.story_id = $1 ORDER BY coalesce(a.published_at, a.fetched_at), a.id LIMIT $2`,
    [storyId, limit],
  );
  return rows.map((row) => ({
    id: String(row.id),
    sourceId: row.source_id,
    title: row.title,
    url: row.url,
    publishedAt: row.published_at,
    fetchedAt: row.fetched_at,
  }));
}
