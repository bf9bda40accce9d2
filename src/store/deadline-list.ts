import type { ListedDeadline } from '../model/deadline.ts';
import { type DeadlineRow, spanOf } from './deadline-rows.ts';
import type { Sql } from './sql.ts';

/**
 * Deadlines for readers. `storyId` null means all stories'; `since` leaves out what ended before it; soonest first.
 */
export async function listDeadlines(
  sql: Sql,
  which: { storyId: string | null; since: Date | null; limit: number },
): Promise<ListedDeadline[]> {
  const { rows } = await sql.query<
    DeadlineRow & {
      id: string;
      story_id: string;
      topic: string;
      met_at: Date | null;
      title: string;
      url: string;
      source_id: string;
    }
  >(
    `SELECT d.*, left(a.title, 1000) AS title, a.url, a.source_id
       FROM deadlines AS d JOIN articles AS a ON a.id = d.article_id
      WHERE ($1::bigint IS NULL OR d.story_id = $1) AND ($2::timestamptz IS NULL OR d.ends_at >= $2)
      ORDER BY d.ends_at, d.date, d.id LIMIT $3`,
    [which.storyId, which.since?.toISOString() ?? null, which.limit],
  );
  return rows.map((row) => ({
    id: String(row.id),
    storyId: String(row.story_id),
    topic: row.topic,
    date: row.date,
    precision: row.precision,
    endsAt: row.ends_at,
    quote: row.quote,
    excerpt: row.excerpt,
    span: spanOf(row),
    force: row.force,
    host: row.host,
    faction: row.faction,
    sites: row.sites,
    metAt: row.met_at,
    knownAt: row.known_at,
    article: { id: String(row.article_id), title: row.title, url: row.url, sourceId: row.source_id },
  }));
}
