import type { ChannelFigures, WorkFigures } from '../model/health.ts';
import { onlyRow, type Sql } from './sql.ts';

/** A fetch is taken up within seconds; a minute-long request of each of eight hosts ahead of it, and it waits longer. */
const OVERDUE_AFTER = '5 minutes';
const LATELY = '15 minutes';
const LONGEST_LOOK_BACK = '30 days';
const OVERDUE_NAMED = 5;

/** After a failover a database may answer everything and take nothing: to the work it is away. */
async function requireWritable(sql: Sql): Promise<void> {
  const { rows } = await sql.query<{ readOnly: boolean }>(
    `SELECT current_setting('transaction_read_only')::boolean AS "readOnly"`,
  );
  if (onlyRow(rows).readOnly) throw new Error('the database takes no writes');
}

/**
 * What there is to say of the work now. Throws where the database does not answer, or takes nothing. What was due before
 * `startedAt` counts from then on: it fell due while nothing ran. Of each channel in `configured` there is a line, sent to
 * or not, and of each other one that has deliveries. `sourceIds`: those that are to be watched.
 */
export async function workFigures(
  sql: Sql,
  startedAt: Date,
  configured: readonly string[],
  sourceIds: readonly string[],
): Promise<WorkFigures> {
  await requireWritable(sql);
  const { rows } = await sql.query<
    Omit<WorkFigures['sources'], 'switchedOff' | 'switchedOffIds'> & { oldest: number | null }
  >(
    `WITH watched AS (
       SELECT id, failures, last_fetch_at > now() - interval '${LATELY}' AND phase = 'idle' AS lately,
              now() - greatest(next_fetch_at, $1::timestamptz) > interval '${OVERDUE_AFTER}' AS overdue, next_fetch_at
         FROM source_states WHERE enabled)
     SELECT count(*)::integer AS watched, count(*) FILTER (WHERE overdue)::integer AS overdue,
            coalesce((array_agg(id ORDER BY next_fetch_at) FILTER (WHERE overdue))[1:${OVERDUE_NAMED}], '{}') AS "overdueIds",
            count(*) FILTER (WHERE failures > 0)::integer AS failing,
            count(*) FILTER (WHERE lately)::integer AS recent,
            count(*) FILTER (WHERE lately AND failures > 0)::integer AS "recentFailed",
            (SELECT extract(epoch FROM now() - min(since))::float8 FROM (
               SELECT greatest(since, $1::timestamptz) AS since
                 FROM (SELECT min(since) AS since FROM waiting_articles) AS articles WHERE since IS NOT NULL
               UNION ALL SELECT min(greatest(created_at, waits_until, $1::timestamptz)) FROM deliveries
                WHERE state IN ('pending', 'sending') AND (waits_until IS NULL OR waits_until < now())) AS waiting) AS oldest
       FROM watched`,
    [startedAt.toISOString()],
  );
  const channels = await sql.query<Omit<ChannelFigures, 'lastSentAt'> & { lastSentAt: Date | null }>(
    `WITH RECURSIVE known AS (
       (SELECT channel FROM deliveries ORDER BY channel LIMIT 1)
       UNION ALL
       SELECT (SELECT channel FROM deliveries WHERE channel > known.channel ORDER BY channel LIMIT 1)
         FROM known WHERE known.channel IS NOT NULL),
     waiting AS (
       SELECT channel, count(*) FILTER (WHERE next_try_at <= now())::integer AS due,
              count(*) FILTER (WHERE error IS NOT NULL)::integer AS failing
         FROM deliveries WHERE state IN ('pending', 'sending', 'failed') GROUP BY channel),
     dead AS (
       SELECT channel, count(*)::integer AS dead FROM deliveries
        WHERE state = 'dead' AND created_at > now() - interval '${LONGEST_LOOK_BACK}' GROUP BY channel)
     SELECT channel, sent.at AS "lastSentAt", coalesce(dead, 0) AS dead, coalesce(due, 0) AS due, coalesce(failing, 0) AS failing
       FROM (SELECT unnest($1::text[]) AS channel UNION SELECT channel FROM known WHERE channel IS NOT NULL) AS named
       LEFT JOIN LATERAL (SELECT max(sent_at) AS at FROM deliveries AS d
                           WHERE d.channel = named.channel AND state = 'sent') AS sent ON true
       LEFT JOIN waiting USING (channel) LEFT JOIN dead USING (channel)
      WHERE channel = ANY ($1) OR waiting.channel IS NOT NULL OR dead.channel IS NOT NULL
         OR sent.at > now() - interval '${LONGEST_LOOK_BACK}'
      ORDER BY channel`,
    [configured],
  );
  // Whoever registers its sources switches off all others.
  const { rows: off } = await sql.query<{ id: string }>(
    'SELECT id FROM source_states WHERE NOT enabled AND id = ANY ($1::text[]) ORDER BY id',
    [sourceIds],
  );
  const { oldest, ...counted } = onlyRow(rows);
  const switchedOffIds = off.slice(0, OVERDUE_NAMED).map(({ id }) => id);
  const sources = { ...counted, switchedOff: off.length, switchedOffIds };
  return {
    sources,
    oldestWaitingSeconds: Math.max(0, Math.round(oldest ?? 0)),
    channels: channels.rows.map((row) => ({ ...row, lastSentAt: row.lastSentAt?.toISOString() ?? null })),
  };
}
