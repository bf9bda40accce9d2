import type { Alert } from '../model/alert.ts';
import { columns } from './columns.ts';
import { countsBy } from './counts.ts';
import { DELIVERY_STATES, type DeliveryState } from './delivery.ts';
import { onlyRow, type Sql, type SqlPool } from './sql.ts';
import { readable, readableOrNull, readStored, STORED } from './stored.ts';

/** How one source is doing. */
export interface SourceHealth {
  id: string;
  phase: string;
  nextFetchAt: Date;
  lastSuccessAt: Date | null;
  lastNewAt: Date | null;
  failures: number;
  lastFailure: string | null;
  lastError: string | null;
  articles: number;
  /** Of a feed: the reader that read it last. */
  readBy: string | null;
  /** What it does wrong although it answers. */
  findings: { kind: string; detail: string }[];
}

/** How many rows stand where, and how long the oldest waiting one has waited, in seconds. */
export interface Overview {
  articles: Record<'new' | 'read' | 'judged' | 'failed', number>;
  matched: number;
  stories: number;
  /** By state; `waiting` are those of `pending` that wait on purpose: grouped, in quiet hours, over a rate. */
  deliveries: Record<DeliveryState | 'waiting', number>;
  oldestWaitingSeconds: number;
  fetches: number;
  notModified: number;
}

const HEALTH_COLUMNS = columns('id phase nextFetchAt lastSuccessAt lastNewAt failures lastFailure lastError');

/** Health of every enabled source, by id. */
export async function sourceHealth(pool: SqlPool): Promise<Map<string, SourceHealth>> {
  const { rows } = await pool.query<Omit<SourceHealth, 'articles' | 'findings'> & { findings: unknown }>(
    `SELECT ${HEALTH_COLUMNS}, memory->>'readBy' AS "readBy", memory->'findings' AS findings FROM source_states
      WHERE enabled ORDER BY id`,
  );
  const articles = await countsBy(pool, 'articles of sources');
  const findingsOf = (id: string, stored: unknown) =>
    readableOrNull(() => readStored(STORED.findings, id, stored)) ?? [];
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, articles: articles[row.id] ?? 0, findings: findingsOf(row.id, row.findings) },
    ]),
  );
}

const NO_DELIVERIES = Object.fromEntries(
  [...DELIVERY_STATES, 'waiting'].map((state) => [state, 0]),
) as Overview['deliveries'];

/** Counts of the whole pipeline. */
export async function overview(pool: SqlPool): Promise<Overview> {
  const [articles, deliveries, stories, matched] = await Promise.all([
    countsBy(pool, 'articles'),
    countsBy(pool, 'deliveries'),
    countsBy(pool, 'stories'),
    countsBy(pool, 'matched articles'),
  ]);
  const { rows } = await pool.query<{
    oldest: number | null;
    onPurpose: number;
    fetches: number;
    notModified: number;
  }>(
    `SELECT (SELECT extract(epoch FROM now() - min(since))::float8 FROM (
               SELECT min(since) AS since FROM waiting_articles
               UNION ALL SELECT min(greatest(created_at, waits_until)) FROM deliveries
                WHERE state IN ('pending', 'sending') AND (waits_until IS NULL OR waits_until < now())) AS waiting) AS oldest,
            (SELECT count(*)::integer FROM deliveries WHERE state = 'pending' AND waits_until > now()) AS "onPurpose",
            coalesce(sum(fetches), 0)::float8 AS fetches, coalesce(sum(not_modified), 0)::float8 AS "notModified"
       FROM source_states`,
  );
  const row = onlyRow(rows);
  return {
    articles: { new: 0, read: 0, judged: 0, failed: 0, ...articles },
    matched: matched.true ?? 0,
    stories: stories[''] ?? 0,
    deliveries: { ...NO_DELIVERIES, ...deliveries, waiting: row.onPurpose },
    oldestWaitingSeconds: Math.max(0, Math.round(row.oldest ?? 0)),
    fetches: row.fetches,
    notModified: row.notModified,
  };
}

/** What became of a told event on one channel, and why. */
export interface EventDelivery {
  channel: string;
  /** Of its recipients, those this is about; null: all. */
  recipients: string[] | null;
  state: DeliveryState;
  why: string | null;
  waitsUntil: Date | null;
}

/** One thing that happened to a story, as told. */
export interface AlertedEvent {
  id: string;
  storyId: string;
  at: Date;
  alert: Alert;
  deliveries: EventDelivery[];
}

/** The newest story events, or all of one story, newest first. */
export async function alertedEvents(
  pool: Sql,
  storyId: string | null,
  limit: number,
): Promise<AlertedEvent[]> {
  const { rows } = await pool.query<
    Omit<AlertedEvent, 'alert' | 'deliveries'> & {
      alert: unknown;
      deliveries: (Omit<EventDelivery, 'waitsUntil'> & { waitsUntil: string | null })[] | null;
    }
  >(
    `SELECT e.id, e.story_id AS "storyId", e.at, e.alert,
            (SELECT jsonb_agg(jsonb_build_object('channel', d.channel, 'recipients', d.recipients, 'state', d.state, 'why', d.why, 'waitsUntil', d.waits_until) ORDER BY d.id)
               FROM deliveries AS d WHERE d.story_event_id = e.id) AS deliveries
       FROM story_events AS e WHERE ($1::bigint IS NULL OR e.story_id = $1) ORDER BY e.id DESC LIMIT $2`,
    [storyId, limit],
  );
  return readable(rows, (row) => ({
    ...row,
    alert: readStored(STORED.eventAlert, row.id, row.alert),
    deliveries: (row.deliveries ?? []).map((one) => ({
      ...one,
      waitsUntil: one.waitsUntil === null ? null : new Date(one.waitsUntil),
    })),
  }));
}
