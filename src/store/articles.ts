import type { Article, ArticleStatus } from '../model/article.ts';
import type { Sql, SqlPool } from './sql.ts';
import { storable } from './storable.ts';

/** One item ready to be stored: plain text, canonical address and the hash of what the source offered. */
export interface OfferedArticle {
  guid: string;
  url: string;
  canonicalUrl: string;
  title: string;
  /** Plain text of the item's content, or of its summary. */
  offeredText: string;
  offeredHash: string;
  /** Is the offered text the whole article, so that its page need not be fetched? */
  offeredWhole: boolean;
  author: string | null;
  publishedAt: string | null;
}

/** Names one revision of one article; the ids of its jobs derive from it. */
export interface ArticleRef {
  id: string;
  revision: number;
}

export interface SavedItems {
  /** New articles and new revisions: what now waits to be read. */
  fresh: ArticleRef[];
  created: number;
  revised: number;
  known: number;
}

/** How long a row waits for the job that was rung for it before the reconciler rings again. */
const RING_AGAIN = '30 seconds';
const BATCH = 100;

const ITEM_COLUMNS = `n integer, guid text, url text, canonical_url text, title text, offered_text text,
  offered_hash text, offered_whole boolean, author text, published_at timestamptz`;

function asRecord(item: OfferedArticle, n: number): Record<string, unknown> {
  return {
    n,
    guid: storable(item.guid),
    url: storable(item.url),
    canonical_url: storable(item.canonicalUrl),
    title: storable(item.title),
    offered_text: storable(item.offeredText),
    offered_hash: item.offeredHash,
    offered_whole: item.offeredWhole,
    author: item.author === null ? null : storable(item.author),
    published_at: item.publishedAt,
  };
}

async function saveBatch(sql: Sql, sourceId: string, items: readonly OfferedArticle[]): Promise<SavedItems> {
  const records = items.map(asRecord);
  // The same guid with another text is a revision; the same address or text under another guid is known already.
  const known = await sql.query<{ n: number; id: string; same_guid: boolean; changed: boolean }>(
    `SELECT DISTINCT ON (item.n) item.n, a.id, a.same_guid, a.offered_hash <> item.offered_hash AS changed
       FROM jsonb_to_recordset($2::jsonb) AS item (${ITEM_COLUMNS})
       JOIN LATERAL (
         SELECT id, offered_hash, true AS same_guid FROM articles
          WHERE source_id = $1 AND guid = item.guid
         UNION ALL
         SELECT id, offered_hash, false FROM articles WHERE canonical_url = item.canonical_url
         UNION ALL
         SELECT id, offered_hash, false FROM articles
          WHERE source_id = $1 AND articles.offered_hash = item.offered_hash
       ) AS a ON true
      ORDER BY item.n, a.same_guid DESC`,
    [sourceId, JSON.stringify(records)],
  );
  const knownNumbers = new Set(known.rows.map((row) => row.n));
  const fresh: ArticleRef[] = [];
  let revised = 0;
  for (const row of known.rows) {
    const record = records[row.n];
    if (!row.same_guid || !row.changed || !record) continue;
    const { rows } = await sql.query<{ id: string; revision: number }>(
      `UPDATE articles
          SET title = $2, offered_text = $3, offered_hash = $4, offered_whole = $5, revision = revision + 1, status = 'new',
              attempts = 0, error = NULL, ring_at = now() + interval '${RING_AGAIN}'
        WHERE id = $1 RETURNING id, revision`,
      [row.id, record.title, record.offered_text, record.offered_hash, record.offered_whole],
    );
    fresh.push(...rows);
    revised += rows.length;
  }
  const unknown = records.filter((record) => !knownNumbers.has(Number(record.n)));
  if (unknown.length === 0) return { fresh, created: 0, revised, known: known.rows.length - revised };
  const inserted = await sql.query<{ id: string; revision: number }>(
    `INSERT INTO articles
       (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole, author,
        published_at, ring_at)
     SELECT $1, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole, author, published_at,
            now() + interval '${RING_AGAIN}'
       FROM jsonb_to_recordset($2::jsonb) AS item (${ITEM_COLUMNS}) ORDER BY n
     ON CONFLICT DO NOTHING RETURNING id, revision`,
    [sourceId, JSON.stringify(unknown)],
  );
  fresh.push(...inserted.rows);
  const created = inserted.rows.length;
  return { fresh, created, revised, known: items.length - created - revised };
}

/**
 * Stores what a source offers, oldest first (feeds list the newest first); returns what is new or changed.
 * Runs inside the caller's transaction.
 */
export async function saveItems(
  sql: Sql,
  sourceId: string,
  items: readonly OfferedArticle[],
): Promise<SavedItems> {
  const total: SavedItems = { fresh: [], created: 0, revised: 0, known: 0 };
  const oldestFirst = items.toReversed();
  for (let from = 0; from < oldestFirst.length; from += BATCH) {
    const saved = await saveBatch(sql, sourceId, oldestFirst.slice(from, from + BATCH));
    total.fresh.push(...saved.fresh);
    total.created += saved.created;
    total.revised += saved.revised;
    total.known += saved.known;
  }
  return total;
}

interface ArticleRow {
  id: string;
  source_id: string;
  guid: string;
  url: string;
  canonical_url: string;
  title: string;
  text: string;
  offered_text: string;
  offered_whole: boolean;
  text_hash: string | null;
  author: string | null;
  published_at: Date | null;
  fetched_at: Date;
  revision: number;
  status: ArticleStatus;
  attempts: number;
}

/** An article on its way through the pipeline, with what the workers need beside it. */
export interface WaitingArticle extends Article {
  offeredText: string;
  offeredWhole: boolean;
  textHash: string | null;
  attempts: number;
}

function asArticle(row: ArticleRow): WaitingArticle {
  return {
    id: String(row.id),
    sourceId: row.source_id,
    guid: row.guid,
    url: row.url,
    canonicalUrl: row.canonical_url,
    title: row.title,
    text: row.text,
    author: row.author,
    publishedAt: row.published_at?.toISOString() ?? null,
    fetchedAt: row.fetched_at.toISOString(),
    revision: row.revision,
    status: row.status,
    offeredText: row.offered_text,
    offeredWhole: row.offered_whole,
    textHash: row.text_hash,
    attempts: row.attempts,
  };
}

/** The article when it waits in `status` at this very revision, else null: the job is out of date. */
export async function waitingArticle(
  sql: Sql,
  ref: ArticleRef,
  status: ArticleStatus,
): Promise<WaitingArticle | null> {
  const { rows } = await sql.query<ArticleRow>(
    'SELECT * FROM articles WHERE id = $1 AND revision = $2 AND status = $3',
    [ref.id, ref.revision, status],
  );
  return rows[0] ? asArticle(rows[0]) : null;
}

export interface ReadText {
  title: string;
  text: string;
  textHash: string;
  author: string | null;
  publishedAt: string | null;
  /** Why the page could not be read, where the offered text had to do. */
  note: string | null;
}

/**
 * Saves the text of an article. Returns `judge` when it now waits for judgement, `same` when the text is what was
 * judged before (then there is nothing left to do).
 */
export async function saveText(pool: SqlPool, ref: ArticleRef, read: ReadText): Promise<'judge' | 'same'> {
  const { rows } = await pool.query<{ status: ArticleStatus }>(
    `UPDATE articles
        SET title = $3, text = $4, author = coalesce($6, author), published_at = coalesce(published_at, $7),
            status = CASE WHEN text_hash = $5 AND EXISTS (SELECT FROM judgements WHERE article_id = $1)
                     THEN 'judged' ELSE 'read' END,
            text_hash = $5, attempts = 0, error = $8, ring_at = now() + interval '${RING_AGAIN}'
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
    ],
  );
  return rows[0]?.status === 'read' ? 'judge' : 'same';
}

/** Puts a try off: the article keeps its status, remembers the error and is rung again at `retryAt`. */
export async function postponeArticle(
  pool: SqlPool,
  ref: ArticleRef,
  error: string,
  retryAt: Date,
): Promise<void> {
  await pool.query(
    'UPDATE articles SET attempts = attempts + 1, error = $3, ring_at = $4 WHERE id = $1 AND revision = $2',
    [ref.id, ref.revision, error, retryAt.toISOString()],
  );
}

/** Ends an article's way: judged, or given up with the reason. */
export async function settleArticle(
  sql: Sql,
  ref: ArticleRef,
  status: 'judged' | 'failed',
  error: string | null,
): Promise<void> {
  await sql.query(
    'UPDATE articles SET status = $3, error = coalesce($4, error) WHERE id = $1 AND revision = $2',
    [ref.id, ref.revision, status, error],
  );
}

/** Articles that have waited too long for their job, each put off so that it is rung once in a while, not at every tick. */
export async function overdueArticles(
  pool: SqlPool,
  limit: number,
): Promise<(ArticleRef & { status: 'new' | 'read' })[]> {
  const { rows } = await pool.query<{ id: string; revision: number; status: 'new' | 'read' }>(
    `UPDATE articles SET ring_at = now() + interval '${RING_AGAIN}'
      WHERE id IN (SELECT id FROM articles WHERE status IN ('new', 'read') AND ring_at <= now()
                    ORDER BY ring_at LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING id, revision, status`,
    [limit],
  );
  return rows;
}

/** Makes every waiting article due now: for a start after a crash. */
export async function ringAllArticles(pool: SqlPool): Promise<void> {
  await pool.query(`UPDATE articles SET ring_at = now() WHERE status IN ('new', 'read') AND attempts = 0`);
}

/** Articles by id, as stored. */
export async function articlesById(sql: Sql, ids: readonly string[]): Promise<WaitingArticle[]> {
  const { rows } = await sql.query<ArticleRow>('SELECT * FROM articles WHERE id = ANY ($1::bigint[])', [ids]);
  return rows.map(asArticle);
}
