import type { Alert } from '../model/alert.ts';
import type { Development, LeavingFacets, SaidFacets } from '../stories/development.ts';
import type { Sql } from './sql.ts';
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
export interface DevelopmentFilter {
  id: string | null;
  storyId: string | null;
  topic: string | null;
  faction: string | null;
  /** The host, or whose troops. */
  country: string | null;
  /** When it opened, as ISO dates in UTC. */
  since: string | null;
  until: string | null;
}

const MOST_ARTICLES = 100;

interface DevelopmentRow {
  id: string;
  story_id: string;
  topic: string;
  opened_at: Date;
  updated_at: Date;
  said: unknown;
  leaving: unknown;
  coverage: unknown;
  articles: string[] | null;
  event: string | null;
  alert: unknown;
}

function asListed(row: DevelopmentRow): ListedDevelopment {
  const { event } = row;
  const id = String(row.id);
  return {
    id,
    storyId: String(row.story_id),
    topic: row.topic,
    openedAt: row.opened_at,
    movedAt: row.updated_at,
    said: readStored(STORED.said, id, row.said),
    leaving: readStored(STORED.leaving, id, row.leaving),
    coverage: readStored(STORED.coverage, id, row.coverage),
    articleIds: row.articles ?? [],
    alert:
      event === null ? null : readableOrNull(() => readStored(STORED.eventAlert, String(event), row.alert)),
  };
}

/** Developments that fit, the one that opened last first; `before` is the id that the last page ended with. */
export async function listDevelopments(
  sql: Sql,
  filter: DevelopmentFilter,
  { before, limit }: { before: string | null; limit: number },
): Promise<ListedDevelopment[]> {
  const after = async (last: DevelopmentRow | null): Promise<DevelopmentRow[]> =>
    (
      await sql.query<DevelopmentRow>(
        `SELECT d.id, d.story_id, d.topic, d.opened_at, d.updated_at, d.state->'said' AS said, d.state->'leaving' AS leaving, d.state->'coverage' AS coverage,
            (SELECT array_agg(of.article_id::text ORDER BY of.joined_at, of.article_id)
               FROM (SELECT * FROM development_articles WHERE development_id = d.id
                      ORDER BY joined_at, article_id LIMIT ${MOST_ARTICLES}) AS of) AS articles,
            told.id AS event, told.alert
       FROM developments AS d
       LEFT JOIN LATERAL (SELECT id, alert FROM story_events WHERE story_id = d.story_id AND development_id = d.id
                           ORDER BY id DESC LIMIT 1) AS told ON true
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
