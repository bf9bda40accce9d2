import { ARTICLE_HEAD, type ArticleHead } from './article-head.ts';
import type { ArticleRef } from './articles.ts';
import type { Sql } from './sql.ts';

/** An article that was given up: its judgement broke off again and again, or there was nothing to judge. */
export interface SetAside extends ArticleHead {
  /** Why, in one line. */
  error: string;
}

/** The articles that were set aside, newest first; from below the id `before`, where one is given. */
export async function articlesSetAside(sql: Sql, before: string | null, limit: number): Promise<SetAside[]> {
  const { rows } = await sql.query<SetAside>(
    `SELECT ${ARTICLE_HEAD}, coalesce(error, '') AS error FROM articles AS a
      WHERE status = 'failed' AND ($1::bigint IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
    [before, limit],
  );
  return rows;
}

/**
 * Puts an article that was set aside back in line: to be judged, or, where it has no text, to be read. It counts as one
 * that broke off once, so that nothing waits for it. Null where there is none such.
 */
export async function retryArticle(
  sql: Sql,
  id: string,
): Promise<(ArticleRef & { status: 'new' | 'read' }) | null> {
  const { rows } = await sql.query<ArticleRef & { status: 'new' | 'read' }>(
    `UPDATE articles SET status = CASE WHEN text = '' THEN 'new' ELSE 'read' END, attempts = 1, error = NULL
      WHERE id = $1 AND status = 'failed' RETURNING id, revision, status`,
    [id],
  );
  return rows[0] ?? null;
}
