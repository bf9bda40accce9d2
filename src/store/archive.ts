import type { Judgeable } from '../model/article.ts';
import type { Classification } from '../model/verdict.ts';
import { onlyRow, type Sql } from './sql.ts';
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
  return Number(onlyRow(rows).n);
}

type ArchivedRow = Omit<ArchivedArticle, 'before' | 'publishedAt'> & {
  before: unknown;
  publishedAt: Date | null;
};

async function pageOf(sql: Sql, since: Date, after: string): Promise<ArchivedRow[]> {
  const { rows } = await sql.query<ArchivedRow>(
    `SELECT a.id, a.url, a.source_id AS source, a.title, a.text, a.published_at AS "publishedAt",
            j.classification AS before, j.rules_version AS "rulesVersion"
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
      ...row,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      before: readStored(STORED.classification, row.id, row.before),
    }));
  }
}
