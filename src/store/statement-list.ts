import { STATEMENT_TOPIC } from '../model/topic.ts';
import type { Statement, StatementType } from '../model/verdict.ts';
import { ARTICLE_HEAD, type ArticleHead } from './article-head.ts';
import type { Asked, Sql } from './sql.ts';
import { readablePage, readStored, STORED } from './stored.ts';

/** One statement as one article reports it, with where the words stand. */
export interface ListedStatement {
  /** Its place among the statements of its article, from 0. */
  number: number;
  statement: Statement;
  article: ArticleHead;
  storyId: string | null;
  /** The text around the words, and where it begins in the field that has them. */
  around: { text: string; from: number };
}

/** Which statements are asked for; null: any. */
export type StatementFilter = Asked<{
  faction: string;
  type: StatementType;
  storyId: string;
  /** When the article was published, else fetched, as ISO dates in UTC. */
  since: string;
  until: string;
  /** Words within the quotation, as written. */
  text: string;
}>;

/** A place in the list: the article, and the statement's number in it. */
export interface StatementPlace {
  articleId: string;
  number: number;
}

/** UTF-16 units of the text brought along on either side of the words. */
const AROUND = 400;

interface StatementRow extends ArticleHead {
  wholeTitle: string;
  text: string;
  number: number;
  statement: unknown;
  storyId: string | null;
}

function asListed({
  wholeTitle,
  text,
  number,
  statement: stored,
  storyId,
  ...article
}: StatementRow): ListedStatement {
  const statement = readStored(STORED.statement, article.id, stored);
  const { quote } = statement;
  const from = Math.max(0, quote.start - AROUND);
  const words = quote.field === 'title' ? wholeTitle : text;
  return {
    number,
    statement,
    article,
    storyId,
    around: { text: words.slice(from, quote.end + AROUND), from },
  };
}

/**
 * Statements of judged articles, the article that was stored last first; within an article in its order. Articles whose
 * text retention removed are left out: their offsets point nowhere.
 */
export async function listStatements(
  sql: Sql,
  filter: StatementFilter,
  { before, limit }: { before: StatementPlace | null; limit: number },
): Promise<ListedStatement[]> {
  const after = async (last: StatementRow | null): Promise<StatementRow[]> =>
    (
      await sql.query<StatementRow>(
        `SELECT ${ARTICLE_HEAD}, a.title AS "wholeTitle", a.text, (said.number - 1)::integer AS number, said.statement,
            (SELECT max(story_id) FROM story_articles WHERE article_id = a.id) AS "storyId"
       FROM verdicts AS v
       JOIN articles AS a ON a.id = v.article_id AND a.revision = v.revision
       JOIN judgements AS j ON j.article_id = a.id AND j.revision = a.revision
      CROSS JOIN LATERAL jsonb_array_elements(j.classification->'statements') WITH ORDINALITY AS said (statement, number)
      WHERE v.topic = '${STATEMENT_TOPIC}' AND v.matched AND a.text <> ''
        AND ($1::bigint IS NULL OR v.article_id < $1 OR (v.article_id = $1 AND said.number - 1 > $2::bigint))
        AND ($3::text IS NULL OR said.statement->>'factionId' = $3)
        AND ($4::text IS NULL OR said.statement->>'type' = $4)
        AND ($5::bigint IS NULL OR EXISTS (SELECT FROM story_articles WHERE article_id = a.id AND story_id = $5))
        AND ($6::date IS NULL OR coalesce(a.published_at, a.fetched_at) >= $6::date)
        AND ($7::date IS NULL OR coalesce(a.published_at, a.fetched_at) < $7::date + 1)
        AND ($8::text IS NULL OR strpos(said.statement->'quote'->>'text', $8) > 0)
      ORDER BY v.article_id DESC, said.number LIMIT $9`,
        [
          last?.id ?? before?.articleId,
          last?.number ?? before?.number,
          filter.faction,
          filter.type,
          filter.storyId,
          filter.since,
          filter.until,
          filter.text,
          limit,
        ],
      )
    ).rows;
  return readablePage(limit, after, asListed);
}
