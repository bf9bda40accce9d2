import type { Article, ArticleStatus } from '../model/article.ts';
import type { Urgency } from '../model/urgency.ts';
import { columns } from './columns.ts';
import type { Sql, SqlPool } from './sql.ts';
import { storable } from './storable.ts';

/** Names one revision of one article; the ids of its jobs derive from it. */
export interface ArticleRef {
  id: string;
  revision: number;
}

/** A revision that has just been stored, and where its way begins: at its page, or at the judge. */
export interface FreshArticle extends ArticleRef {
  status: 'new' | 'read';
  urgency: Urgency;
}

/** How long a row waits for its job before the reconciler enqueues another. */
const REENQUEUE_AFTER = '30 seconds';

/** An article on its way through the pipeline, with what the workers need beside it. */
export interface WaitingArticle extends Article {
  attempts: number;
}

/** An article whose page is to be read, with what its feed offered. */
export interface ArticleToRead extends WaitingArticle {
  /** Empty where it is the whole text, which then is the article's. */
  offeredText: string;
  offeredWhole: boolean;
}

type ArticleRow = Omit<WaitingArticle, 'publishedAt' | 'fetchedAt'> & {
  publishedAt: Date | null;
  fetchedAt: Date;
};

/** All of them but what only reading needs; named one by one, so that a column more changes no statement's answer. */
const COLUMNS = columns(`id sourceId guid url canonicalUrl title text author
  publishedAt fetchedAt firstFetch revision status attempts`);

const asArticle = <Row extends ArticleRow>(row: Row) => ({
  ...row,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  fetchedAt: row.fetchedAt.toISOString(),
});

/** The article when it waits to be read at this very revision, else null: the job is out of date. */
export async function articleToRead(sql: Sql, ref: ArticleRef): Promise<ArticleToRead | null> {
  const { rows } = await sql.query<ArticleRow & Pick<ArticleToRead, 'offeredText' | 'offeredWhole'>>(
    `SELECT ${COLUMNS}, ${columns('offeredText offeredWhole')} FROM articles
      WHERE id = $1 AND revision = $2 AND status = 'new'`,
    [ref.id, ref.revision],
  );
  const [row] = rows;
  return row ? asArticle(row) : null;
}

/** Those of the articles that wait to be judged at these very revisions. */
export async function articlesToJudge(sql: Sql, refs: readonly ArticleRef[]): Promise<WaitingArticle[]> {
  const { rows } = await sql.query<ArticleRow>(
    `SELECT ${COLUMNS}
       FROM articles JOIN unnest($1::bigint[], $2::integer[]) AS item (id, revision) USING (id, revision)
      WHERE status = 'read' ORDER BY id`,
    [refs.map(({ id }) => id), refs.map(({ revision }) => revision)],
  );
  return rows.map(asArticle);
}

export interface ReadText {
  title: string;
  text: string;
  textHash: string;
  author: string | null;
  publishedAt: string | null;
  /** Why the page could not be read, where the offered text had to do; what was odd about it, where it was. */
  note: string | null;
  urgency: Urgency;
  /** The source whose page it is from, which that is noted of; null where the text is what the feed offered. */
  pageOf: string | null;
}

/**
 * Saves the text of an article. Returns `judge` when it now waits for judgement, `same` when the text is what was
 * judged before (then there is nothing left to do).
 */
export async function saveText(pool: SqlPool, ref: ArticleRef, read: ReadText): Promise<'judge' | 'same'> {
  const { rows } = await pool.query<{ status: ArticleStatus }>(
    `WITH noted AS (INSERT INTO page_notes (source_id) SELECT $10::text WHERE $10::text IS NOT NULL)
     UPDATE articles
        SET title = $3, text = $4, author = coalesce($6, author), published_at = coalesce(published_at, $7),
            status = CASE WHEN text_hash = $5 AND EXISTS (SELECT FROM judgements WHERE article_id = $1)
                     THEN 'judged' ELSE 'read' END,
            text_hash = $5, attempts = 0, error = $8, urgency = $9
      WHERE id = $1 AND revision = $2 AND status = 'new' RETURNING status`,
    [
      ref.id,
      ref.revision,
      storable(read.title),
      storable(read.text),
      read.textHash,
      read.author === null ? null : storable(read.author),
      read.publishedAt,
      read.note,
      read.urgency,
      read.pageOf,
    ],
  );
  return rows[0]?.status === 'read' ? 'judge' : 'same';
}

/** Puts a try off: the article keeps its status, remembers the error and is enqueued again at `retryAt`. */
export async function postponeArticle(
  pool: SqlPool,
  ref: ArticleRef,
  error: string,
  retryAt: Date,
): Promise<void> {
  await pool.query(
    `WITH postponed AS (
       UPDATE articles SET attempts = attempts + 1, error = $3 WHERE id = $1 AND revision = $2 RETURNING id)
     UPDATE waiting_articles SET ring_at = $4 FROM postponed WHERE article_id = postponed.id`,
    [ref.id, ref.revision, error, retryAt.toISOString()],
  );
}

/** Ends an article's way where it cannot go on, with the reason. */
export async function giveUpArticle(sql: Sql, ref: ArticleRef, error: string): Promise<void> {
  await sql.query(`UPDATE articles SET status = 'failed', error = $3 WHERE id = $1 AND revision = $2`, [
    ref.id,
    ref.revision,
    error,
  ]);
}

/**
 * Articles that have waited too long for their job, the most urgent first and of these the newest, each put off so
 * that it is enqueued once in a while, not at every tick.
 */
export async function overdueArticles(pool: SqlPool, limit: number): Promise<FreshArticle[]> {
  const { rows } = await pool.query<FreshArticle>(
    `WITH due AS (
       SELECT article_id FROM waiting_articles WHERE ring_at <= now()
        ORDER BY urgency, article_id DESC LIMIT $1 FOR UPDATE SKIP LOCKED),
     put_off AS (
       UPDATE waiting_articles AS waiting SET ring_at = now() + interval '${REENQUEUE_AFTER}'
         FROM due WHERE waiting.article_id = due.article_id RETURNING due.article_id)
     SELECT id, revision, status, urgency FROM articles JOIN put_off ON article_id = id
      ORDER BY urgency, id DESC`,
    [limit],
  );
  return rows;
}

/** Makes every waiting article due now: after a crash, or where the jobs were lost. */
export async function makeArticlesDue(sql: Sql): Promise<void> {
  await sql.query(
    `UPDATE waiting_articles SET ring_at = now() FROM articles WHERE id = article_id AND attempts = 0`,
  );
}

/** Articles by id, as stored. */
export async function articlesById(sql: Sql, ids: readonly string[]): Promise<WaitingArticle[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql.query<ArticleRow>(
    `SELECT ${COLUMNS} FROM articles WHERE id = ANY ($1::bigint[])`,
    [ids],
  );
  return rows.map(asArticle);
}
