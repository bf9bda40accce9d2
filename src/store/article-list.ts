import type { ArticleStatus } from '../model/article.ts';
import type { Classification } from '../model/verdict.ts';
import { ARTICLE_HEAD, type ArticleHead } from './article-head.ts';
import { columns } from './columns.ts';
import type { Asked, Sql } from './sql.ts';
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
export type ArticleFilter = Asked<{
  sourceId: string;
  /** A topic it matches. */
  topic: string;
  storyId: string;
  matched: boolean;
  /** When it was fetched, as ISO dates in UTC. */
  since: string;
  until: string;
}>;

const COLUMNS = `${ARTICLE_HEAD}, ${columns('author revision status', 'a')},
            ARRAY (SELECT topic FROM verdicts WHERE article_id = a.id AND revision = a.revision AND matched
                    ORDER BY score DESC, topic) AS topics,
            ARRAY (SELECT story_id::text FROM story_articles WHERE article_id = a.id
                    ORDER BY story_articles.story_id) AS "storyIds"`;

/** Articles stored at one moment need not have ids in the order of `fetched_at`: so many are looked at for the bound. */
const AT_ONE_MOMENT = 1_000;

/** Each as a condition of its own, `$` for its value: an index serves it only where nothing else is left open. */
const CONDITIONS: Record<keyof ArticleFilter | 'before', readonly string[]> = {
  before: ['a.id < $::bigint'],
  sourceId: ['a.source_id = $'],
  topic: [
    'EXISTS (SELECT FROM verdicts WHERE topic = $ AND article_id = a.id AND revision = a.revision AND matched)',
  ],
  storyId: ['EXISTS (SELECT FROM story_articles WHERE article_id = a.id AND story_id = $)'],
  matched: [
    '$::boolean = EXISTS (SELECT FROM verdicts WHERE article_id = a.id AND revision = a.revision AND matched)',
  ],
  since: [
    'a.fetched_at >= $::date',
    `a.id >= (SELECT min(id) FROM (SELECT id FROM articles WHERE fetched_at >= $::date
                                    ORDER BY fetched_at FETCH FIRST ${AT_ONE_MOMENT} ROWS WITH TIES) AS first)`,
  ],
  until: [
    'a.fetched_at < $::date + 1',
    `a.id <= (SELECT max(id) FROM (SELECT id FROM articles WHERE fetched_at < $::date + 1
                                    ORDER BY fetched_at DESC FETCH FIRST ${AT_ONE_MOMENT} ROWS WITH TIES) AS last)`,
  ],
};

/** Articles that fit, the one that was stored last first; `before` is the id that the last page ended with. */
export async function listArticles(
  sql: Sql,
  filter: ArticleFilter,
  { before, limit }: { before: string | null; limit: number },
): Promise<ListedArticle[]> {
  const asked = Object.entries({ before, ...filter }).filter(([, value]) => value != null);
  const conditions = asked.flatMap(([name], index) =>
    CONDITIONS[name as keyof typeof CONDITIONS].map((one) => one.replaceAll('$', `$${index + 2}`)),
  );
  const { rows } = await sql.query<ListedArticle>(
    `SELECT ${COLUMNS} FROM articles AS a WHERE ${['true', ...conditions].join(' AND ')} ORDER BY a.id DESC LIMIT $1`,
    [limit, ...asked.map(([, value]) => value)],
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
