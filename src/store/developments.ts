import type { Development } from '../stories/development.ts';
import type { ReadRow } from './read-row.ts';
import { saveWithKeys } from './save-with-keys.ts';
import type { Sql } from './sql.ts';
import { storableJson } from './storable.ts';
import { readable, readStored, STORED } from './stored.ts';

/** Developments that nothing told for so long are not looked at any more. */
const LOOKED_BACK = '30 days';
/** The newest looked at under one key, and the likeliest of all that are compared. */
const UNDER_A_KEY = 32;
const CANDIDATES = 24;

interface DevelopmentRow {
  id: string;
  storyId: string;
  state: unknown;
}

const asDevelopment = ({ id, storyId, state }: DevelopmentRow): Development => ({
  ...readStored(STORED.development, id, state),
  id,
  storyId,
});

/**
 * Developments that share lookup keys with an article, the likeliest first, and those it is in already. Found through
 * an index on (key, time), whatever the size of the archive. A key of facets or of the text's fingerprint says more
 * than one of a word (`t:`). Those that cannot be read are no candidates.
 */
export async function candidateDevelopments(
  sql: Sql,
  keys: readonly string[],
  articleId: string,
): Promise<ReadRow<Development>[]> {
  const { rows } = await sql.query<DevelopmentRow & { version: string }>(
    `WITH hit AS (
       SELECT development_id, seen_at, CASE WHEN wanted.key LIKE 't:%' THEN 1 ELSE 3 END AS weight
         FROM unnest($1::text[]) AS wanted (key)
         JOIN LATERAL (SELECT development_id, seen_at FROM development_keys
                        WHERE development_keys.key = wanted.key AND seen_at > now() - interval '${LOOKED_BACK}'
                        ORDER BY seen_at DESC LIMIT ${UNDER_A_KEY}) AS newest ON true),
     likely AS (
       SELECT development_id FROM hit GROUP BY development_id
        ORDER BY sum(weight) DESC, max(seen_at) DESC LIMIT ${CANDIDATES})
     SELECT id, story_id AS "storyId", state, xmin::text AS version FROM developments
      WHERE id IN (SELECT development_id FROM likely
                   UNION SELECT development_id FROM development_articles WHERE article_id = $2)
      ORDER BY updated_at DESC`,
    [keys, articleId],
  );
  return readable(rows, (row) => ({ state: asDevelopment(row), version: row.version }));
}

/** The developments an article is in. */
export async function developmentsOf(sql: Sql, articleId: string): Promise<Development[]> {
  const { rows } = await sql.query<DevelopmentRow>(
    `SELECT id, story_id AS "storyId", state FROM developments
      WHERE id IN (SELECT development_id FROM development_articles WHERE article_id = $1)`,
    [articleId],
  );
  return readable(rows, asDevelopment);
}

/**
 * Saves a development in its story, as a new one where its id is empty, with its lookup keys and, where one is named,
 * an article that joins it. Returns the id.
 */
export async function saveDevelopment(
  sql: Sql,
  development: Development,
  keys: readonly string[],
  articleId: string | null = null,
): Promise<string> {
  const { id, storyId, topic } = development;
  const state = storableJson(development);
  const saving =
    id === ''
      ? {
          statement: 'INSERT INTO developments (story_id, topic, state) VALUES ($3, $4, $5)',
          values: [storyId, topic, state],
        }
      : {
          statement: 'UPDATE developments SET state = $3, updated_at = now() WHERE id = $4',
          values: [state, id],
        };
  return saveWithKeys(sql, 'development', id, { ...saving, keys, articleId });
}

/** Takes an article out of a development. */
export async function leaveDevelopment(sql: Sql, developmentId: string, articleId: string): Promise<void> {
  await sql.query('DELETE FROM development_articles WHERE development_id = $1 AND article_id = $2', [
    developmentId,
    articleId,
  ]);
}

/** Ids of a development's articles, first to join first. */
export async function developmentArticleIds(
  sql: Sql,
  developmentId: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT article_id AS id FROM development_articles WHERE development_id = $1
      ORDER BY joined_at, article_id LIMIT $2`,
    [developmentId, limit],
  );
  return rows.map(({ id }) => id);
}
