import type { ArticleRef } from './articles.ts';
import { columns } from './columns.ts';
import type { Sql } from './sql.ts';

/** An article that was given up: its judgement broke off again and again, or there was nothing to judge. */
export interface SetAside {
  id: string;
  sourceId: string;
  title: string;
  url: string;
  /** Why, in one line. */
  error: string;
  fetchedAt: Date;
}

/** The articles that were set aside, newest first; from below the id `before`, where one is given. */
export async function articlesSetAside(sql: Sql, before: string | null, limit: number): Promise<SetAside[]> {
  const { rows } = await sql.query<SetAside>(
    `SELECT ${columns('id sourceId title url fetchedAt')}, coalesce(error, '') AS error FROM articles
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
  const { rows } = await sql.query<{ id: string; revision: number; status: 'new' | 'read' }>(
    `UPDATE articles SET status = CASE WHEN text = '' THEN 'new' ELSE 'read' END, attempts = 1, error = NULL
      WHERE id = $1 AND status = 'failed' RETURNING id, revision, status`,
    [id],
  );
  const [row] = rows;
  return row ?? null;
}
