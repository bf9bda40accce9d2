import { newsLine } from '../alerts/change-words.ts';
import type { Alert } from '../model/alert.ts';
import type { SqlPool } from './sql.ts';
import { readableOrNull, readStored, STORED } from './stored.ts';

/** Rows read at once: an archive of any size is written without being held. */
const BATCH = 200;

/** One table's rows as plain JSON values, in order of their ids; `since` null means from the beginning. */
async function* rowsAfter<Row extends { id: string }>(
  pool: SqlPool,
  sql: string,
  since: Date | null,
): AsyncGenerator<Row> {
  let after = '0';
  for (;;) {
    const { rows } = await pool.query<Row>(sql, [after, since?.toISOString() ?? null, BATCH]);
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** A story event as it was told, with the states of its deliveries. `id` is the event's. */
export interface ExportedAlert extends Omit<Alert, 'whatsNew'> {
  whatsNew: string;
  deliveries: { channel: string; state: string; sentAt: string | null }[];
}

/** Every story event, the oldest first. */
export async function* exportedAlerts(pool: SqlPool, since: Date | null): AsyncGenerator<ExportedAlert> {
  const rows = rowsAfter<{ id: string; alert: unknown; deliveries: ExportedAlert['deliveries'] | null }>(
    pool,
    `SELECT e.id, e.alert,
            (SELECT jsonb_agg(jsonb_build_object('channel', d.channel, 'state', d.state, 'sentAt', d.sent_at) ORDER BY d.id)
               FROM deliveries AS d WHERE d.story_event_id = e.id) AS deliveries
       FROM story_events AS e
      WHERE e.id > $1 AND ($2::timestamptz IS NULL OR e.at >= $2) ORDER BY e.id LIMIT $3`,
    since,
  );
  for await (const { id, alert: stored, deliveries } of rows) {
    const alert = readableOrNull(() => readStored(STORED.eventAlert, id, stored));
    if (alert) yield { ...alert, id, whatsNew: newsLine(alert.whatsNew), deliveries: deliveries ?? [] };
  }
}

/** An article with its verdicts and its story. */
export interface ExportedArticle {
  id: string;
  source: string;
  url: string;
  title: string;
  text: string;
  author: string | null;
  publishedAt: Date | null;
  fetchedAt: Date;
  revision: number;
  status: string;
  storyId: string | null;
  topics: { topic: string; score: number; matched: boolean; rulesVersion: string }[];
}

/** Every article, the oldest first. */
export function exportedArticles(pool: SqlPool, since: Date | null): AsyncGenerator<ExportedArticle> {
  return rowsAfter(
    pool,
    `SELECT a.id, a.source_id AS source, a.url, a.title, a.text, a.author, a.published_at AS "publishedAt",
            a.fetched_at AS "fetchedAt", a.revision, a.status,
            (SELECT max(story_id)::text FROM story_articles WHERE article_id = a.id) AS "storyId",
            coalesce((SELECT jsonb_agg(jsonb_build_object('topic', v.topic, 'score', v.score, 'matched', v.matched,
                                                          'rulesVersion', v.rules_version) ORDER BY v.topic)
                        FROM verdicts AS v WHERE v.article_id = a.id AND v.revision = a.revision), '[]') AS topics
       FROM articles AS a
      WHERE a.id > $1 AND ($2::timestamptz IS NULL OR a.fetched_at >= $2) ORDER BY a.id LIMIT $3`,
    since,
  );
}

/** One article that readers found relevant or not, as votes stand, by the story's topic. */
export interface VotedArticle {
  id: string;
  source: string;
  publishedAt: Date | null;
  title: string;
  text: string;
  /** Matched topics of the alert that was voted on. */
  topics: string[];
  relevant: number;
  notRelevant: number;
}

/** The articles that led alerts readers voted on. */
export function votedArticles(pool: SqlPool, since: Date | null): AsyncGenerator<VotedArticle> {
  return rowsAfter(
    pool,
    `SELECT a.id, a.source_id AS source, a.published_at AS "publishedAt", a.title, a.text,
            array_agg(DISTINCT v.topic) AS topics,
            count(DISTINCT (e.id, f.reader)) FILTER (WHERE f.choice = 'relevant')::int AS relevant,
            count(DISTINCT (e.id, f.reader)) FILTER (WHERE f.choice = 'not_relevant')::int AS "notRelevant"
       FROM feedback AS f
       JOIN story_events AS e ON e.id = f.story_event_id
       JOIN articles AS a ON a.id = e.article_id
       JOIN verdicts AS v ON v.article_id = a.id AND v.revision = e.revision AND v.matched
      WHERE a.id > $1 AND ($2::timestamptz IS NULL OR f.at >= $2)
      GROUP BY a.id ORDER BY a.id LIMIT $3`,
    since,
  );
}
