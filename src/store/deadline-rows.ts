import type { Excerpt } from '../model/alert.ts';
import type { ListedDeadline } from '../model/deadline.ts';
import { endOfDate } from '../model/deadline-day.ts';
import type { DatePrecision, Field } from '../model/verdict.ts';
import type { KnownDeadline } from '../stories/deadlines.ts';
import type { Sql } from './sql.ts';
import { readableOrNull, readStored, STORED } from './stored.ts';

/** A row of the table `deadlines`. */
export interface DeadlineRow {
  id: string;
  date: string;
  precision: DatePrecision;
  ends_at: Date;
  quote: string;
  excerpt: unknown;
  field: Field | null;
  span_start: number | null;
  span_end: number | null;
  force: string | null;
  host: string | null;
  faction: string | null;
  sites: string[];
  article_id: string;
  known_at: Date;
}

/** A deadline with the sentence that set it. */
export interface QuotedDeadline extends KnownDeadline {
  excerpt: Excerpt | null;
}

/** Where the words stand that set a row's date. */
export const spanOf = (row: DeadlineRow): ListedDeadline['span'] =>
  row.field === null || row.span_start === null || row.span_end === null
    ? null
    : { field: row.field, start: row.span_start, end: row.span_end };

/** The sentence that set a row's date; null where there is none, or none that can be read. */
export const excerptOf = (row: DeadlineRow): Excerpt | null =>
  readableOrNull(() => readStored(STORED.excerpt, String(row.id), row.excerpt));

/** A row as following up sees it. */
export const asKnown = (row: DeadlineRow): QuotedDeadline => ({
  date: row.date,
  precision: row.precision,
  quote: row.quote,
  excerpt: excerptOf(row),
  span: spanOf(row),
  articleId: String(row.article_id),
  force: row.force,
  host: row.host,
  faction: row.faction,
  sites: row.sites,
  endsMs: row.ends_at.getTime(),
  knownMs: row.known_at.getTime(),
});

/** The deadlines of a story that no completed withdrawal has met, soonest first. */
export async function openDeadlines(sql: Sql, storyId: string): Promise<KnownDeadline[]> {
  const { rows } = await sql.query<DeadlineRow>(
    'SELECT * FROM deadlines WHERE story_id = $1 AND met_at IS NULL ORDER BY ends_at, date',
    [storyId],
  );
  return rows.map(asKnown);
}

/** Other stories looked at for the same date; what two factions and two outlets' wordings make is rarely over three. */
const MOST_STORIES = 6;

/** Open deadlines of other stories that say the same: one force, host and sites, and the same date. */
export async function sameInOtherStories(
  sql: Sql,
  storyId: string,
  { force, host, date, sites }: Pick<KnownDeadline, 'force' | 'host' | 'date' | 'sites'>,
): Promise<{ storyId: string; articleId: string }[]> {
  const { rows } = await sql.query<{ story_id: string; article_id: string }>(
    `SELECT story_id, article_id FROM deadlines
      WHERE force = $2 AND host = $3 AND date = $4 AND sites = $5::text[] AND story_id <> $1
        AND met_at IS NULL AND known_at < ends_at
      ORDER BY story_id LIMIT ${MOST_STORIES}`,
    [storyId, force, host, date, sites],
  );
  return rows.map((row) => ({ storyId: String(row.story_id), articleId: String(row.article_id) }));
}

/** Rows whose ends are reckoned anew in one go after the configured zone was changed. */
const RECKONED_AT_ONCE = 500;

/** Moves the ends of deadlines that were reckoned in another zone to `zone`. */
export async function reckonEnds(sql: Sql, zone: string): Promise<void> {
  for (;;) {
    const { rows } = await sql.query<{ id: string; date: string }>(
      `SELECT id, date FROM deadlines WHERE timezone <> $1 LIMIT ${RECKONED_AT_ONCE}`,
      [zone],
    );
    if (rows.length === 0) return;
    const ends = rows.map(({ id, date }) => ({
      id,
      ends_at: new Date(endOfDate(date, zone) ?? 0).toISOString(),
    }));
    await sql.query(
      `UPDATE deadlines AS d SET ends_at = moved.ends_at, timezone = $1
         FROM jsonb_to_recordset($2::jsonb) AS moved (id bigint, ends_at timestamptz) WHERE d.id = moved.id`,
      [zone, JSON.stringify(ends)],
    );
  }
}
