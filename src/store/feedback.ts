import type { FeedbackChoice, TopicFeedback } from '../model/feedback.ts';
import type { Sql, SqlPool } from './sql.ts';

/** Readers whose choices one alert keeps: a signed link that went public fills no disk. */
const READERS_AN_ALERT = 500;

/** The votes of feedback `f`, counted. */
const VOTES = `count(*) FILTER (WHERE f.choice = 'relevant')::integer AS relevant,
            count(*) FILTER (WHERE f.choice = 'not_relevant')::integer AS "notRelevant"`;

/** What a feedback link is about. */
export interface FeedbackSubject {
  storyId: string;
  headline: string;
  title: string;
}

/** The alert that a story event told, or null where there is no such event. */
export async function feedbackSubject(pool: SqlPool, eventId: string): Promise<FeedbackSubject | null> {
  const { rows } = await pool.query<FeedbackSubject>(
    `SELECT story_id AS "storyId", coalesce(alert ->> 'headline', '') AS headline, coalesce(alert ->> 'title', '') AS title
       FROM story_events WHERE id = $1`,
    [eventId],
  );
  return rows[0] ?? null;
}

/** Keeps a reader's choice on an alert; the last one of the same reader holds. */
export async function saveFeedback(
  pool: SqlPool,
  vote: { eventId: string; reader: string; choice: FeedbackChoice },
): Promise<void> {
  await pool.query(
    `INSERT INTO feedback (story_event_id, reader, choice)
     SELECT $1, $2, $3
      WHERE EXISTS (SELECT FROM feedback WHERE story_event_id = $1 AND reader = $2)
         OR (SELECT count(*) FROM feedback WHERE story_event_id = $1) < ${READERS_AN_ALERT}
     ON CONFLICT (story_event_id, reader) DO UPDATE SET choice = excluded.choice, at = now()`,
    [vote.eventId, vote.reader, vote.choice],
  );
}

/** How readers found each topic's alerts; a vote counts for the story's topic. Topics without a vote are left out. */
export async function topicFeedback(pool: SqlPool): Promise<TopicFeedback[]> {
  const { rows } = await pool.query<TopicFeedback>(
    `SELECT s.topic, ${VOTES}
       FROM feedback AS f JOIN story_events AS e ON e.id = f.story_event_id JOIN stories AS s ON s.id = e.story_id
      GROUP BY s.topic ORDER BY s.topic`,
  );
  return rows;
}

/** Votes on the alerts that articles fetched since `since` led, by article id. */
export async function votesOfArticles(
  pool: SqlPool,
  since: Date,
): Promise<Map<string, { relevant: number; all: number }>> {
  const { rows } = await pool.query<{ id: string; relevant: number; all: number }>(
    `SELECT e.article_id AS id, ${VOTES}, count(*)::integer AS "all"
       FROM feedback AS f JOIN story_events AS e ON e.id = f.story_event_id JOIN articles AS a ON a.id = e.article_id
      WHERE a.fetched_at >= $1 GROUP BY e.article_id`,
    [since.toISOString()],
  );
  return new Map(rows.map(({ id, relevant, all }) => [id, { relevant, all }]));
}

/** The votes on each event of a story, by event id. */
export async function storyFeedback(
  pool: Sql,
  storyId: string,
): Promise<Map<string, { relevant: number; notRelevant: number }>> {
  const { rows } = await pool.query<{ id: string; relevant: number; notRelevant: number }>(
    `SELECT e.id, ${VOTES}
       FROM feedback AS f JOIN story_events AS e ON e.id = f.story_event_id WHERE e.story_id = $1 GROUP BY e.id`,
    [storyId],
  );
  return new Map(rows.map(({ id, ...votes }) => [id, votes]));
}
