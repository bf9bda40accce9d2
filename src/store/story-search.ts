import type { Alert } from '../model/alert.ts';
import type { Asked, Sql } from './sql.ts';
import { readablePage, readStored, STORED } from './stored.ts';

/** A story in a list: what it last was, by its own news. */
export interface ListedStory {
  id: string;
  topic: string;
  openedAt: Date;
  movedAt: Date;
  /** Where it stands in the list, for the page after it: `movedAt` in microseconds since 1970. */
  place: string;
  /** A closed one takes nothing more in; what goes on opens another, whose `follows` names it. */
  closed: boolean;
  follows: string | null;
  articles: number;
  alert: Alert;
}

/** What stories are asked for: ids and codes as alerts carry them, days as ISO dates in UTC. */
export type StoryFilter = Asked<{
  topic: string;
  faction: string;
  /** The host, or whose troops. */
  country: string;
  since: string;
  until: string;
  /** Words of the headline or the title. */
  text: string;
  /** This one alone. */
  id: string;
}>;

/** A page of the list: after so many, or after a story's place. */
export interface StoryPage {
  limit: number;
  offset?: number;
  after?: { place: string; id: string } | null;
}

/** The stories that fit, as `s`, of those that told anything; $1 to $6 are the filter's. */
const FITTING = `FROM stories AS s
      WHERE s.told IS NOT NULL
        AND ($1::text IS NULL OR s.topic = $1)
        AND ($2::text IS NULL OR s.told->'factions' ? $2)
        AND ($3::text IS NULL OR s.told->'countries' ? $3)
        AND ($4::date IS NULL OR s.updated_at >= $4::date)
        AND ($5::date IS NULL OR s.updated_at < $5::date + 1)
        AND ($6::text IS NULL OR strpos(lower(s.told->>'words'), lower($6)) > 0)`;

const asked = ({ topic, faction, country, since, until, text }: StoryFilter) => [
  topic,
  faction,
  country,
  since,
  until,
  text,
];

/**
 * How many of the stories that fit moved last on each of the `days` days up to that of `now` (UTC), the oldest first, and
 * how many of them each topic has, the most first.
 */
export async function storyFigures(
  sql: Sql,
  filter: StoryFilter,
  { days, now }: { days: number; now: Date },
): Promise<{ perDay: number[]; topics: { topic: string; stories: number }[] }> {
  const { rows } = await sql.query<{ topic: string; ago: number; n: string }>(
    `SELECT s.topic, ($8::timestamptz AT TIME ZONE 'UTC')::date - (s.updated_at AT TIME ZONE 'UTC')::date AS ago, count(*) AS n
       ${FITTING}
        AND (s.updated_at AT TIME ZONE 'UTC')::date > ($8::timestamptz AT TIME ZONE 'UTC')::date - $7::integer
      GROUP BY 1, 2`,
    [...asked(filter), days, now],
  );
  const perDay = Array<number>(days).fill(0);
  const topics = new Map<string, number>();
  for (const { topic, ago, n } of rows) {
    const day = days - 1 - Math.max(0, ago);
    perDay[day] = (perDay[day] ?? 0) + Number(n);
    topics.set(topic, (topics.get(topic) ?? 0) + Number(n));
  }
  const most = [...topics].map(([topic, stories]) => ({ topic, stories }));
  return { perDay, topics: most.sort((a, b) => b.stories - a.stories) };
}

interface StoryRow extends Omit<ListedStory, 'alert'> {
  event: string;
  alert: unknown;
}

const asListed = ({ event, ...row }: StoryRow): ListedStory => ({
  ...row,
  alert: readStored(STORED.eventAlert, event, row.alert),
});

/** Stories that fit, the one that moved last first, each as it last was by its own news. */
export async function findStories(
  sql: Sql,
  filter: StoryFilter,
  { limit, offset = 0, after = null }: StoryPage,
): Promise<ListedStory[]> {
  const behind = async (last: StoryRow | null): Promise<StoryRow[]> =>
    (
      await sql.query<StoryRow>(
        `WITH listed AS (
           SELECT s.id, s.topic, s.opened_at, s.updated_at, s.state ${FITTING}
              AND ($9::bigint IS NULL OR s.id = $9)
              AND ($10::bigint IS NULL OR (s.updated_at, s.id) < ('epoch'::timestamptz + $10 * interval '1 microsecond', $11::bigint))
            ORDER BY s.updated_at DESC, s.id DESC LIMIT $7 OFFSET $8)
         SELECT s.id, s.topic, s.opened_at AS "openedAt", s.updated_at AS "movedAt",
            (extract(epoch FROM s.updated_at) * 1000000)::bigint AS place, coalesce((s.state->'closed')::boolean, false) AS closed,
            s.state->>'follows' AS follows, latest.id AS event, latest.alert,
            (SELECT count(*)::integer FROM story_articles WHERE story_id = s.id) AS articles
           FROM listed AS s
           JOIN LATERAL (SELECT id, alert FROM story_events WHERE story_id = s.id
                          ORDER BY (kind LIKE 'deadline%'), id DESC LIMIT 1) AS latest ON true
          ORDER BY s.updated_at DESC, s.id DESC`,
        [
          ...asked(filter),
          limit,
          last ? 0 : offset,
          filter.id ?? null,
          last?.place ?? after?.place ?? null,
          last?.id ?? after?.id ?? null,
        ],
      )
    ).rows;
  return readablePage(limit, behind, asListed);
}
