import { newsLine } from '../alerts/change-words.ts';
import type { Alert } from '../model/alert.ts';
import type { StoryState } from '../stories/story.ts';
import type { ReadRow } from './read-row.ts';
import { saveWithKeys } from './save-with-keys.ts';
import { onlyRow, type Sql } from './sql.ts';
import { storableJson } from './storable.ts';
import { readable, readableOrNull, readStored, STORED } from './stored.ts';

/** The newest stories looked at under one key of an affair. */
const UNDER_A_KEY = 12;

interface StoryRow {
  id: string;
  state: unknown;
}

const asState = ({ id, state }: StoryRow): StoryState => ({
  ...readStored(STORED.story, id, state),
  id,
});

/** The stories of these ids, and the newest that share a key of an affair with an article; closed ones among them. */
export async function candidateStories(
  sql: Sql,
  ids: readonly string[],
  keys: readonly string[],
): Promise<ReadRow<StoryState>[]> {
  const { rows } = await sql.query<StoryRow & { version: string }>(
    `SELECT id, state, xmin::text AS version FROM stories
      WHERE id = ANY ($1::bigint[])
         OR id IN (SELECT newest.story_id FROM unnest($2::text[]) AS wanted (key)
                     JOIN LATERAL (SELECT story_id FROM story_keys WHERE story_keys.key = wanted.key
                                    ORDER BY seen_at DESC LIMIT ${UNDER_A_KEY}) AS newest ON true)
      ORDER BY updated_at DESC`,
    [ids, keys],
  );
  return readable(rows, (row) => ({ state: asState(row), version: row.version }));
}

/** A story by its id, or null where there is none that can be read. */
export async function storyById(sql: Sql, id: string): Promise<StoryState | null> {
  const { rows } = await sql.query<StoryRow>('SELECT id, state FROM stories WHERE id = $1', [id]);
  const [row] = rows;
  return row ? readableOrNull(() => asState(row)) : null;
}

/**
 * Saves a story under its id, or as a new one where the id is empty, with its lookup keys and, where one is named, an
 * article that joins it. Returns the id.
 */
export async function saveStory(
  sql: Sql,
  state: StoryState,
  keys: readonly string[],
  articleId: string | null = null,
): Promise<string> {
  const { id, topic } = state;
  const values = [topic, storableJson(state)];
  const saving =
    id === ''
      ? { statement: 'INSERT INTO stories (topic, state) VALUES ($3, $4)', values }
      : {
          statement: 'UPDATE stories SET topic = $3, state = $4, updated_at = now() WHERE id = $5',
          values: [...values, id],
        };
  return saveWithKeys(sql, 'story', id, { ...saving, keys, articleId });
}

/** Ids of a story's articles, first to join first. */
export async function storyArticleIds(sql: Sql, storyId: string, limit: number): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>(
    'SELECT article_id AS id FROM story_articles WHERE story_id = $1 ORDER BY joined_at, article_id LIMIT $2',
    [storyId, limit],
  );
  return rows.map(({ id }) => id);
}

/** Stores what happened to a story and the alert that tells it. Returns the event's id. */
export async function saveEvent(
  sql: Sql,
  event: {
    storyId: string;
    developmentId: string | null;
    articleId: string;
    revision: number;
    reason: string;
    alert: Alert;
  },
): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `INSERT INTO story_events (story_id, article_id, revision, kind, reason, whats_new, at, alert, development_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [
      event.storyId,
      event.articleId,
      event.revision,
      event.alert.event,
      event.reason,
      newsLine(event.alert.whatsNew),
      event.alert.at,
      storableJson(event.alert),
      event.developmentId,
    ],
  );
  return onlyRow(rows).id;
}
