import type { Judgeable } from '../model/article.ts';
import type { Classification } from '../model/verdict.ts';
import type { Sql } from './sql.ts';
import { readable, readStored, STORED } from './stored.ts';

/** An article as it was judged last. */
export interface ArchivedArticle extends Judgeable {
  id: string;
  url: string;
  before: Classification;
  /** The version of the rules that judged it so. */
  rulesVersion: string;
}

/** Rows of one page: a text may be long, and a page is held in memory whole. */
const PAGE = 100;

/** How many articles `judgedSince` gives. */
export async function countJudgedSince(sql: Sql, since: Date): Promise<number> {
  const { rows } = await sql.query<{ n: string }>(
    `SELECT count(*) AS n FROM articles AS a
      WHERE a.fetched_at >= $1 AND a.status = 'judged' AND (a.text <> '' OR a.offered_text = '')`,
    [since.toISOString()],
  );
  return Number(rows[0]?.n ?? 0);
}

interface ArchivedRow {
  id: string;
  url: string;
  source_id: string;
  title: string;
  text: string;
  published_at: Date | null;
  classification: unknown;
  rules_version: string;
}

async function pageOf(sql: Sql, since: Date, after: string): Promise<ArchivedRow[]> {
  const { rows } = await sql.query<ArchivedRow>(
    `SELECT a.id, a.url, a.source_id, a.title, a.text, a.published_at, j.classification, j.rules_version
       FROM articles AS a
       JOIN LATERAL (SELECT classification, rules_version FROM judgements WHERE article_id = a.id
                      ORDER BY revision DESC LIMIT 1) AS j ON true
      WHERE a.id > $1 AND a.fetched_at >= $2 AND a.status = 'judged' AND (a.text <> '' OR a.offered_text = '')
      ORDER BY a.id LIMIT ${PAGE}`,
    [after, since.toISOString()],
  );
  return rows;
}

/**
 * Judged articles fetched since `since` whose text is still there, oldest first, page by page; the next page is asked for
 * while one is worked on.
 */
export async function* judgedSince(sql: Sql, since: Date): AsyncGenerator<ArchivedArticle> {
  let next: Promise<ArchivedRow[]> | null = pageOf(sql, since, '0');
  while (next !== null) {
    const rows: ArchivedRow[] = await next;
    const last = rows.at(-1);
    next = last ? pageOf(sql, since, last.id) : null;
    // Who stops early never hears what became of it.
    next?.catch(() => {});
    yield* readable(rows, (row) => ({
      id: String(row.id),
      url: row.url,
      title: row.title,
      text: row.text,
      publishedAt: row.published_at?.toISOString() ?? null,
      source: row.source_id,
      before: readStored(STORED.classification, String(row.id), row.classification),
      rulesVersion: row.rules_version,
    }));
  }
}
