import type { Classification } from '../model/verdict.ts';
import type { ArticleRef } from './articles.ts';
import type { Sql } from './sql.ts';
import { storableJson } from './storable.ts';

/** Stores the judgement of one revision and a verdict a topic; judging the same revision again replaces them. */
export async function saveJudgement(
  sql: Sql,
  ref: ArticleRef,
  classification: Classification,
  rulesVersion: string,
): Promise<void> {
  await sql.query(
    `INSERT INTO judgements (article_id, revision, rules_version, classification) VALUES ($1, $2, $3, $4)
     ON CONFLICT (article_id, revision) DO UPDATE
       SET rules_version = excluded.rules_version, classification = excluded.classification, judged_at = now()`,
    [ref.id, ref.revision, rulesVersion, storableJson(classification)],
  );
  for (const verdict of classification.topics) {
    await sql.query(
      `INSERT INTO verdicts (article_id, revision, topic, score, matched, facets, evidence, rules_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (article_id, revision, topic) DO UPDATE
         SET score = excluded.score, matched = excluded.matched, facets = excluded.facets,
             evidence = excluded.evidence, rules_version = excluded.rules_version`,
      [
        ref.id,
        ref.revision,
        verdict.topic,
        verdict.score,
        verdict.matched,
        storableJson(verdict.facets),
        storableJson(verdict.evidence),
        rulesVersion,
      ],
    );
  }
}

/** The latest judgement of each of these articles. */
export async function classificationsOf(
  sql: Sql,
  ids: readonly string[],
): Promise<Map<string, Classification>> {
  const { rows } = await sql.query<{ article_id: string; classification: Classification }>(
    `SELECT DISTINCT ON (article_id) article_id, classification FROM judgements
      WHERE article_id = ANY ($1::bigint[]) ORDER BY article_id, revision DESC`,
    [ids],
  );
  return new Map(rows.map((row) => [String(row.article_id), row.classification]));
}
