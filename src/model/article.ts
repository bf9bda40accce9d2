/** Where an article stands: `new` waits to be read, `read` to be judged, `judged` is done, `failed` was given up (and says why). */
export const ARTICLE_STATUSES = ['new', 'read', 'judged', 'failed'] as const;
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number];

/** One article as stored. `title` and `text` are plain text, the original that evidence offsets point into. */
export interface Article {
  id: string;
  sourceId: string;
  guid: string;
  url: string;
  canonicalUrl: string;
  title: string;
  text: string;
  author: string | null;
  /** ISO 8601, UTC. */
  publishedAt: string | null;
  fetchedAt: string;
  /** Was it there already when its source was read for the first time? */
  firstFetch?: boolean;
  /** Starts at 1; a changed text is a new revision and is judged again. */
  revision: number;
  status: ArticleStatus;
}

/** What the judgement reads of an article. `source` is the outlet's id or host, where known. */
export interface Judgeable {
  title: string;
  text: string;
  publishedAt: string | null;
  source: string | null;
}
