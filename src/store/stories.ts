import type { Alert } from '../model/alert.ts';
import type { StoryState } from '../stories/state.ts';
import type { Sql } from './sql.ts';

/** Stories older than this are closed: nothing joins them any more. */
const OPEN_FOR = '90 days';
/** More candidates than any article needs; the newest are the likeliest. */
const CANDIDATES = 60;

interface StoryRow {
  id: string;
  state: StoryState;
}

const asState = (row: StoryRow): StoryState => ({ ...row.state, id: String(row.id) });

/** Open stories that share a lookup key with an article: found through an index, whatever the size of the archive. */
export async function candidateStories(sql: Sql, keys: readonly string[]): Promise<StoryState[]> {
  const { rows } = await sql.query<StoryRow>(
    `SELECT id, state FROM stories WHERE id IN (
       SELECT story_id FROM (
         SELECT story_id, max(seen_at) AS seen_at FROM unnest($1::text[]) AS wanted (key)
           JOIN LATERAL (SELECT story_id, seen_at FROM story_keys
                          WHERE story_keys.key = wanted.key AND seen_at > now() - interval '${OPEN_FOR}'
                          ORDER BY seen_at DESC LIMIT ${CANDIDATES}) AS hit ON true
          GROUP BY story_id ORDER BY max(seen_at) DESC LIMIT ${CANDIDATES}) AS newest)
      ORDER BY updated_at DESC`,
    [keys],
  );
  return rows.map(asState);
}

/** The stories an article is in. */
export async function storiesOf(sql: Sql, articleId: string): Promise<StoryState[]> {
  const { rows } = await sql.query<StoryRow>(
    `SELECT id, state FROM stories WHERE id IN (SELECT story_id FROM story_articles WHERE article_id = $1)`,
    [articleId],
  );
  return rows.map(asState);
}

/** Saves a story under its id, or as a new one where the id is empty; remembers its lookup keys. Returns the id. */
export async function saveStory(sql: Sql, state: StoryState, keys: readonly string[]): Promise<string> {
  let id = state.id;
  if (id === '') {
    const { rows } = await sql.query<{ id: string }>(
      'INSERT INTO stories (topic, state) VALUES ($1, $2) RETURNING id',
      [state.topic, JSON.stringify(state)],
    );
    id = String(rows[0]?.id ?? '');
  } else {
    await sql.query('UPDATE stories SET topic = $2, state = $3, updated_at = now() WHERE id = $1', [
      id,
      state.topic,
      JSON.stringify(state),
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
      JSON.stringify(event.alert),
    ],
  );
  return String(rows[0]?.id ?? '');
}
