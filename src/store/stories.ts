import type { Alert } from '../model/alert.ts';
import type { StoryState } from '../stories/state.ts';
import type { Sql } from './sql.ts';
import { storableJson } from './storable.ts';

/** Stories older than this are closed: nothing joins them any more. */
const OPEN_FOR = '240 days';
/** The newest stories looked at under one key, and the likeliest of all that are compared. */
const UNDER_A_KEY = 32;
const CANDIDATES = 24;

interface StoryRow {
  id: string;
  state: StoryState;
}

/** A story as it was read; `version` changes with every change of it. */
export interface ReadStory {
  state: StoryState;
  version: string;
}

const asState = (row: StoryRow): StoryState => ({ ...row.state, id: String(row.id) });

/**
 * Open stories that share lookup keys with an article, the likeliest first, and those it is in already. Found through
 * an index on (key, time), whatever the size of the archive. A key of facets or of the text's fingerprint says more
 * than one of the topic (`t:`).
 */
export async function candidateStories(
  sql: Sql,
  keys: readonly string[],
  articleId: string,
): Promise<ReadStory[]> {
  const { rows } = await sql.query<StoryRow & { version: string }>(
    `WITH hit AS (
       SELECT story_id, seen_at, CASE WHEN wanted.key LIKE 't:%' THEN 1 ELSE 3 END AS weight
         FROM unnest($1::text[]) AS wanted (key)
         JOIN LATERAL (SELECT story_id, seen_at FROM story_keys
                        WHERE story_keys.key = wanted.key AND seen_at > now() - interval '${OPEN_FOR}'
                        ORDER BY seen_at DESC LIMIT ${UNDER_A_KEY}) AS newest ON true),
     likely AS (
       SELECT story_id FROM hit GROUP BY story_id ORDER BY sum(weight) DESC, max(seen_at) DESC LIMIT ${CANDIDATES})
     SELECT id, state, xmin::text AS version FROM stories
      WHERE id IN (SELECT story_id FROM likely UNION SELECT story_id FROM story_articles WHERE article_id = $2)
      ORDER BY updated_at DESC`,
    [keys, articleId],
  );
  return rows.map((row) => ({ state: asState(row), version: row.version }));
}

/** Keeps a story from being changed by others until the transaction ends; false when it was changed since it was read. */
export async function holdStory(sql: Sql, { state, version }: ReadStory): Promise<boolean> {
  const { rows } = await sql.query<{ same: boolean }>(
    'SELECT xmin::text = $2 AS same FROM stories WHERE id = $1 FOR UPDATE',
    [state.id, version],
  );
  return rows[0]?.same ?? false;
}

/** The stories an article is in. */
export async function storiesOf(sql: Sql, articleId: string): Promise<StoryState[]> {
  const { rows } = await sql.query<StoryRow>(
    `SELECT id, state FROM stories WHERE id IN (SELECT story_id FROM story_articles WHERE article_id = $1)`,
    [articleId],
  );
  return rows.map(asState);
}

/** A story by its id, or null. */
export async function storyById(sql: Sql, id: string): Promise<StoryState | null> {
  const { rows } = await sql.query<StoryRow>('SELECT id, state FROM stories WHERE id = $1', [id]);
  return rows[0] ? asState(rows[0]) : null;
}

/** Saves a story under its id, or as a new one where the id is empty; remembers its lookup keys. Returns the id. */
export async function saveStory(sql: Sql, state: StoryState, keys: readonly string[]): Promise<string> {
  let id = state.id;
  if (id === '') {
    const { rows } = await sql.query<{ id: string }>(
      'INSERT INTO stories (topic, state) VALUES ($1, $2) RETURNING id',
      [state.topic, storableJson(state)],
    );
    id = String(rows[0]?.id ?? '');
  } else {
    await sql.query('UPDATE stories SET topic = $2, state = $3, updated_at = now() WHERE id = $1', [
      id,
      state.topic,
      storableJson(state),
    ]);
  }
  await sql.query(
    `INSERT INTO story_keys (key, story_id, seen_at) SELECT DISTINCT key, $2::bigint, now() FROM unnest($1::text[]) AS wanted (key)
     ON CONFLICT (key, story_id) DO UPDATE SET seen_at = excluded.seen_at`,
    [keys, id],
  );
  return id;
}

/** Adds an article to a story; adding it again changes nothing. */
export async function joinStory(sql: Sql, storyId: string, articleId: string): Promise<void> {
  await sql.query(
    'INSERT INTO story_articles (story_id, article_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [storyId, articleId],
  );
}

/** Ids of a story's articles, first to join first. */
export async function storyArticleIds(sql: Sql, storyId: string, limit: number): Promise<string[]> {
  const { rows } = await sql.query<{ article_id: string }>(
    'SELECT article_id FROM story_articles WHERE story_id = $1 ORDER BY joined_at, article_id LIMIT $2',
    [storyId, limit],
  );
  return rows.map((row) => String(row.article_id));
}

/** Stores what happened to a story and the alert that tells it. Returns the event's id. */
export async function saveEvent(
  sql: Sql,
  event: {
    storyId: string;
    articleId: string;
    revision: number;
    event: string;
    reason: string;
    whatsNew: string;
    at: string;
    alert: Alert;
  },
): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `INSERT INTO story_events (story_id, article_id, revision, kind, reason, whats_new, at, alert)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [
      event.storyId,
      event.articleId,
      event.revision,
      event.event,
      event.reason,
      event.whatsNew,
      event.at,
      storableJson(event.alert),
    ],
  );
  return String(rows[0]?.id ?? '');
}
