import type { Excerpt } from '../model/alert.ts';
import type { ListedDeadline } from '../model/deadline.ts';
import { endOfDate } from '../model/deadline-day.ts';
import type { Field } from '../model/verdict.ts';
import type { KnownDeadline } from '../stories/deadlines.ts';
import { columns } from './columns.ts';
import type { Sql } from './sql.ts';
import { readableOrNull, readStored, STORED } from './stored.ts';

/** A row of the table `deadlines`, of these columns. */
export interface DeadlineRow
  extends Omit<ListedDeadline, 'excerpt' | 'span' | 'storyId' | 'topic' | 'metAt' | 'article'> {
  excerpt: unknown;
  field: Field | null;
  spanStart: number | null;
  spanEnd: number | null;
  articleId: string;
}
export const DEADLINE_COLUMNS = columns(
  `id date precision endsAt quote excerpt field spanStart
  spanEnd force host faction sites articleId knownAt`,
  'd',
);

/** A deadline with the sentence that set it. */
export interface QuotedDeadline extends KnownDeadline {
  excerpt: Excerpt | null;
}

/** A row with its words in place: where they stand that set the date, and the sentence, null where none can be read. */
export function asDeadline<Row extends DeadlineRow>({ field, spanStart, spanEnd, ...row }: Row) {
  return {
    ...row,
    span:
      field === null || spanStart === null || spanEnd === null
        ? null
        : { field, start: spanStart, end: spanEnd },
    excerpt: readableOrNull(() => readStored(STORED.excerpt, row.id, row.excerpt)),
  };
}

/** A row as following up sees it. */
export function asKnown(row: DeadlineRow): QuotedDeadline {
  const { endsAt, knownAt, ...deadline } = asDeadline(row);
  return { ...deadline, endsMs: endsAt.getTime(), knownMs: knownAt.getTime() };
}

/** The deadlines of a story that no completed withdrawal has met, soonest first. */
export async function openDeadlines(sql: Sql, storyId: string): Promise<KnownDeadline[]> {
  const { rows } = await sql.query<DeadlineRow>(
    `SELECT ${DEADLINE_COLUMNS} FROM deadlines AS d WHERE story_id = $1 AND met_at IS NULL ORDER BY ends_at, date`,
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
  const { rows } = await sql.query<{ storyId: string; articleId: string }>(
    `SELECT story_id AS "storyId", article_id AS "articleId" FROM deadlines
      WHERE force = $2 AND host = $3 AND date = $4 AND sites = $5::text[] AND story_id <> $1
        AND met_at IS NULL AND known_at < ends_at
      ORDER BY story_id LIMIT ${MOST_STORIES}`,
    [storyId, force, host, date, sites],
  );
  return rows;
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
