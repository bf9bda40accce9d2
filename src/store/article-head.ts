/** An article, as lists of something else have it. */
export interface ArticleHead {
  id: string;
  sourceId: string;
  title: string;
  url: string;
  publishedAt: Date | null;
  fetchedAt: Date;
}

/** Its columns, as the server gives them. */
export interface ArticleHeadRow {
  id: string;
  source_id: string;
  title: string;
  url: string;
  published_at: Date | null;
  fetched_at: Date;
}

export const articleHead = (row: ArticleHeadRow): ArticleHead => ({
  id: String(row.id),
  sourceId: row.source_id,
  title: row.title,
  url: row.url,
  publishedAt: row.published_at,
  fetchedAt: row.fetched_at,
});
