import type { ArticleStatus } from '../model/article.ts';
import type { Classification } from '../model/verdict.ts';
import type { ArticleHead } from './article-head.ts';
import { columns } from './columns.ts';
import type { Sql } from './sql.ts';
import { readableOrNull, readStored, STORED } from './stored.ts';

/** An article as lists have it. */
export interface ListedArticle extends ArticleHead {
  author: string | null;
  revision: number;
  status: ArticleStatus;
  /** The topics it matches, as it was judged last. */
  topics: string[];
  storyIds: string[];
}

/** A whole article: its text, and how it was judged. */
export interface WholeArticle extends ListedArticle {
  text: string;
  /** Null while it waits to be judged, and where it cannot be read. */
  judgement: { rulesVersion: string; judgedAt: Date; classification: Classification } | null;
}

/** Which articles are asked for; null: any. */
export interface ArticleFilter {
  sourceId: string | null;
  /** A topic it matches. */
  topic: string | null;
  storyId: string | null;
  matched: boolean | null;
  /** When it was fetched, as ISO dates in UTC. */
  since: string | null;
  until: string | null;
}

const COLUMNS = `${columns('id sourceId url author publishedAt fetchedAt revision status', 'a')},
            left(a.title, 1000) AS title,
            ARRAY (SELECT topic FROM verdicts WHERE article_id = a.id AND revision = a.revision AND matched
                    ORDER BY score DESC, topic) AS topics,
            ARRAY (SELECT story_id::text FROM story_articles WHERE article_id = a.id
                    ORDER BY story_articles.story_id) AS "storyIds"`;

/** Articles that fit, the one that was stored last first; `before` is the id that the last page ended with. */
export async function listArticles(
  sql: Sql,
  filter: ArticleFilter,
  { before, limit }: { before: string | null; limit: number },
): Promise<ListedArticle[]> {
  const { rows } = await sql.query<ListedArticle>(
    `SELECT ${COLUMNS} FROM articles AS a
      WHERE ($1::bigint IS NULL OR a.id < $1) AND ($2::text IS NULL OR a.source_id = $2)
        AND ($3::text IS NULL OR EXISTS (SELECT FROM verdicts WHERE topic = $3 AND article_id = a.id
                                            AND revision = a.revision AND matched))
        AND ($4::bigint IS NULL OR EXISTS (SELECT FROM story_articles WHERE article_id = a.id AND story_id = $4))
        AND ($5::boolean IS NULL OR $5 = EXISTS (SELECT FROM verdicts WHERE article_id = a.id
                                                    AND revision = a.revision AND matched))
        AND ($6::date IS NULL OR a.fetched_at >= $6::date) AND ($7::date IS NULL OR a.fetched_at < $7::date + 1)
      ORDER BY a.id DESC LIMIT $8`,
    [
      before,
      filter.sourceId,
      filter.topic,
      filter.storyId,
      filter.matched,
      filter.since,
      filter.until,
      limit,
    ],
  );
  return rows;
}

/** One article whole, or null where there is none. */
export async function wholeArticle(sql: Sql, id: string): Promise<WholeArticle | null> {
  const { rows } = await sql.query<
    ListedArticle & {
      text: string;
      rulesVersion: string | null;
      judgedAt: Date | null;
      classification: unknown;
    }
  >(
    `SELECT ${COLUMNS}, a.text, j.rules_version AS "rulesVersion", j.judged_at AS "judgedAt", j.classification
       FROM articles AS a LEFT JOIN judgements AS j ON j.article_id = a.id AND j.revision = a.revision WHERE a.id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return null;
  const { rulesVersion, judgedAt, classification: stored, ...article } = row;
  const classification = judgedAt && readableOrNull(() => readStored(STORED.classification, id, stored));
  return {
    ...article,
    judgement:
      rulesVersion === null || judgedAt === null || classification === null
        ? null
        : { rulesVersion, judgedAt, classification },
  };
}
