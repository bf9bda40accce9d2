import { onlyRow, type Sql } from './sql.ts';

/** How a story or development is saved: an INSERT or UPDATE whose own values begin at $3. */
interface Saving {
  statement: string;
  values: readonly unknown[];
  /** Under these it is found again. */
  keys: readonly string[];
  /** An article that joins it, if any. */
  articleId: string | null;
}

const rest = (what: 'story' | 'development'): string => `
  keyed AS (
    INSERT INTO ${what}_keys (key, ${what}_id, seen_at)
    SELECT DISTINCT key, id, now() FROM saved, unnest($1::text[]) AS wanted (key)
    ON CONFLICT (key, ${what}_id) DO UPDATE SET seen_at = excluded.seen_at),
  joined AS (
    INSERT INTO ${what}_articles (${what}_id, article_id)
    SELECT id, $2::bigint FROM saved WHERE $2::bigint IS NOT NULL
    ON CONFLICT DO NOTHING)
  SELECT id FROM saved`;

/**
 * Saves a story or development, its keys and the article that joins it by one statement; doing so again changes nothing.
 * Returns the id; where it is empty, that of the new row.
 */
export async function saveWithKeys(
  sql: Sql,
  what: 'story' | 'development',
  id: string,
  { statement, values, keys, articleId }: Saving,
): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `WITH saved AS (${statement} RETURNING id), ${rest(what)}`,
    [keys, articleId, ...values],
  );
  return id === '' ? onlyRow(rows).id : id;
}
