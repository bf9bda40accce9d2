import type { DeadlineState, ListedDeadline } from '../model/deadline.ts';
import { asDeadline, DEADLINE_COLUMNS, type DeadlineRow } from './deadline-rows.ts';
import type { Asked, Sql } from './sql.ts';

/** Which deadlines are asked for. */
export type DeadlineFilter = Asked<{
  storyId: string;
  /** Leaves out what ended before it. */
  since: Date;
  /** Leaves out what ends after it. */
  until: Date;
  faction: string;
  /** The host, or whose troops. */
  country: string;
  state: DeadlineState;
  /** As of when `state` holds. */
  now: Date;
  /** The deadline that the page before ended with. */
  after: Pick<ListedDeadline, 'date' | 'id'> & { endsAt: string };
}> & { limit: number };

/** Deadlines for readers, soonest first. `faction` is the English name that deadlines carry. */
export async function listDeadlines(sql: Sql, which: DeadlineFilter): Promise<ListedDeadline[]> {
  const { rows } = await sql.query<
    DeadlineRow & {
      storyId: string;
      topic: string;
      metAt: Date | null;
      title: string;
      url: string;
      sourceId: string;
    }
  >(
    `SELECT ${DEADLINE_COLUMNS}, d.story_id AS "storyId", d.topic, d.met_at AS "metAt", left(a.title, 1000) AS title,
            a.url, a.source_id AS "sourceId"
       FROM deadlines AS d JOIN articles AS a ON a.id = d.article_id
      WHERE ($1::bigint IS NULL OR d.story_id = $1) AND ($2::timestamptz IS NULL OR d.ends_at >= $2)
        AND ($4::timestamptz IS NULL OR d.ends_at <= $4)
        AND ($5::text IS NULL OR d.faction = $5) AND ($6::text IS NULL OR $6 IN (d.force, d.host))
        AND ($7::text IS NULL OR $7 = CASE WHEN d.met_at IS NOT NULL THEN 'met' WHEN d.ends_at <= $8 THEN 'passed' ELSE 'upcoming' END)
        AND ($9::timestamptz IS NULL OR (d.ends_at, d.date, d.id) > ($9::timestamptz, $10::text, $11::bigint))
      ORDER BY d.ends_at, d.date, d.id LIMIT $3`,
    [
      which.storyId,
      which.since?.toISOString(),
      which.limit,
      which.until?.toISOString(),
      which.faction,
      which.country,
      which.state,
      (which.now ?? new Date(0)).toISOString(),
      which.after?.endsAt,
      which.after?.date,
      which.after?.id,
    ],
  );
  return rows.map((row) => {
    const { articleId, title, url, sourceId, ...deadline } = asDeadline(row);
    return { ...deadline, article: { id: articleId, title, url, sourceId } };
  });
}
