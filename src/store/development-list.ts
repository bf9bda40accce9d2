import type { Alert } from '../model/alert.ts';
import type { Development, LeavingFacets, SaidFacets } from '../stories/development.ts';
import type { Asked, Sql } from './sql.ts';
import { readableOrNull, readablePage, readStored, STORED } from './stored.ts';

/** A development as readers look at it. */
export interface ListedDevelopment {
  id: string;
  storyId: string;
  topic: string;
  openedAt: Date;
  movedAt: Date;
  said: SaidFacets | null;
  leaving: LeavingFacets | null;
  coverage: Development['coverage'];
  articleIds: string[];
  /** As it was told last; null for one that nobody was told of, and where that cannot be read. */
  alert: Alert | null;
}

/** Which developments are asked for; null: any. */
export type DevelopmentFilter = Asked<{
  id: string;
  storyId: string;
  topic: string;
  faction: string;
  /** The host, or whose troops. */
  country: string;
  /** When it opened, as ISO dates in UTC. */
  since: string;
  until: string;
}>;

const MOST_ARTICLES = 100;

interface DevelopmentRow extends Omit<ListedDevelopment, 'said' | 'leaving' | 'coverage' | 'alert'> {
  said: unknown;
  leaving: unknown;
  coverage: unknown;
  event: string | null;
  alert: unknown;
}

const asListed = ({ event, ...row }: DevelopmentRow): ListedDevelopment => ({
  ...row,
  said: readStored(STORED.said, row.id, row.said),
  leaving: readStored(STORED.leaving, row.id, row.leaving),
  coverage: readStored(STORED.coverage, row.id, row.coverage),
  alert: event === null ? null : readableOrNull(() => readStored(STORED.eventAlert, event, row.alert)),
});

/** Developments that fit, the one that opened last first; `before` is the id that the last page ended with. */
export async function listDevelopments(
  sql: Sql,
  filter: DevelopmentFilter,
  { before, limit }: { before: string | null; limit: number },
): Promise<ListedDevelopment[]> {
  const after = async (last: DevelopmentRow | null): Promise<DevelopmentRow[]> =>
    (
      await sql.query<DevelopmentRow>(
        `SELECT d.id, d.story_id AS "storyId", d.topic, d.opened_at AS "openedAt", d.updated_at AS "movedAt",
            d.state->'said' AS said, d.state->'leaving' AS leaving, d.state->'coverage' AS coverage,
            ARRAY (SELECT article_id::text FROM development_articles WHERE development_id = d.id
                    ORDER BY joined_at, development_articles.article_id LIMIT ${MOST_ARTICLES}) AS "articleIds",
            alerted.id AS event, alerted.alert
       FROM developments AS d
       LEFT JOIN LATERAL (SELECT id, alert FROM story_events WHERE story_id = d.story_id AND development_id = d.id
                           ORDER BY id DESC LIMIT 1) AS alerted ON true
      WHERE ($1::bigint IS NULL OR d.id < $1) AND ($2::bigint IS NULL OR d.id = $2)
        AND ($3::bigint IS NULL OR d.story_id = $3) AND ($4::text IS NULL OR d.topic = $4)
        AND ($5::text IS NULL OR d.state->'said'->>'factionId' = $5)
        AND ($6::text IS NULL OR $6 IN (d.state->'leaving'->>'host', d.state->'leaving'->>'force'))
        AND ($7::date IS NULL OR d.opened_at >= $7::date) AND ($8::date IS NULL OR d.opened_at < $8::date + 1)
      ORDER BY d.id DESC LIMIT $9`,
        [
          last?.id ?? before,
          filter.id,
          filter.storyId,
          filter.topic,
          filter.faction,
          filter.country,
          filter.since,
          filter.until,
          limit,
        ],
      )
    ).rows;
  return readablePage(limit, after, asListed);
}
