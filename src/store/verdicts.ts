import type { Classification } from '../model/verdict.ts';
import { type ArticleRef, articlesById, type WaitingArticle } from './articles.ts';
import type { Sql } from './sql.ts';
import { storableJson } from './storable.ts';
import { readable, readStored, STORED } from './stored.ts';

/** A revision of an article with how it was judged. */
export interface Judgement {
  ref: ArticleRef;
  classification: Classification;
}

/**
 * Stores judgements with a verdict a topic, ends the articles' wait for them and lists them for the search, in one
 * statement whatever their number; judging a revision again replaces what was stored. Returns the ids of those that still waited. With
 * `outsideStories`, articles that are in a story are left alone: what becomes of the story is decided elsewhere.
 */
export async function settleJudged(
  sql: Sql,
  judgements: readonly Judgement[],
  rulesVersion: string,
  { outsideStories }: { outsideStories: boolean },
): Promise<Set<string>> {
  const items = judgements.map(
    ({ ref, classification }) =>
      `{"id":${ref.id},"revision":${ref.revision},"classification":${storableJson(classification)}}`,
  );
  const { rows } = await sql.query<{ id: string }>(
    `WITH settled AS (
       UPDATE articles AS a
            SET status = 'judged',
                matched = a.matched OR jsonb_path_exists(item.classification, '$.topics[*] ? (@.matched == true)')
         FROM jsonb_to_recordset($1::jsonb) AS item (id bigint, revision integer, classification jsonb)
        WHERE a.id = item.id AND a.revision = item.revision AND a.status = 'read'
          AND (NOT $3 OR NOT EXISTS (SELECT FROM story_articles WHERE article_id = a.id))
       RETURNING a.id, a.revision, item.classification),
     judged AS (
       INSERT INTO judgements (article_id, revision, rules_version, classification)
       SELECT id, revision, $2, classification FROM settled
       ON CONFLICT (article_id, revision) DO UPDATE
         SET rules_version = excluded.rules_version, classification = excluded.classification, judged_at = now()),
     decided AS (
       INSERT INTO verdicts (article_id, revision, topic, score, matched, facets, evidence, rules_version)
       SELECT s.id, s.revision, v.topic, v.score, v.matched, v.facets, v.evidence, $2
         FROM settled AS s, jsonb_to_recordset(s.classification->'topics')
                AS v (topic text, score double precision, matched boolean, facets jsonb, evidence jsonb)
       ON CONFLICT (article_id, revision, topic) DO UPDATE
         SET score = excluded.score, matched = excluded.matched, facets = excluded.facets,
             evidence = excluded.evidence, rules_version = excluded.rules_version),
     listed AS (INSERT INTO search_waiting SELECT id FROM settled ON CONFLICT DO NOTHING)
     SELECT id FROM settled`,
    [`[${items.join(',')}]`, rulesVersion, outsideStories],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those of these articles that are judged and can be read, each with its latest judgement. */
export async function judgedArticles(
  sql: Sql,
  ids: readonly string[],
): Promise<{ article: WaitingArticle; classification: Classification }[]> {
  const articles = await articlesById(sql, ids);
  const judgements = await classificationsOf(sql, ids);
  return articles.flatMap((article) => {
    const classification = judgements.get(article.id);
    return classification ? [{ article, classification }] : [];
  });
}

/** The latest judgement of each of these articles, without those that cannot be read. */
export async function classificationsOf(
  sql: Sql,
  ids: readonly string[],
): Promise<Map<string, Classification>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql.query<{ id: string; classification: unknown }>(
    `SELECT DISTINCT ON (article_id) article_id AS id, classification FROM judgements
      WHERE article_id = ANY ($1::bigint[]) ORDER BY article_id, revision DESC`,
    [ids],
  );
  return new Map(
    readable(
      rows,
      ({ id, classification }) => [id, readStored(STORED.classification, id, classification)] as const,
    ),
  );
}
