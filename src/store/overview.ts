import type { Alert } from '../model/alert.ts';
import { countsBy } from './counts.ts';
import { DELIVERY_STATES, type DeliveryState } from './delivery.ts';
import type { Sql, SqlPool } from './sql.ts';
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

/** Health of every enabled source, by id. */
export async function sourceHealth(pool: SqlPool): Promise<Map<string, SourceHealth>> {
  const { rows } = await pool.query<{
    id: string;
    phase: string;
    next_fetch_at: Date;
    last_success_at: Date | null;
    last_new_at: Date | null;
    failures: number;
    last_failure: string | null;
    last_error: string | null;
    read_by: string | null;
    findings: unknown;
  }>(
    `SELECT s.*, s.memory->>'readBy' AS read_by, s.memory->'findings' AS findings FROM source_states AS s
      WHERE s.enabled ORDER BY s.id`,
  );
  const articles = await countsBy(pool, 'articles of sources');
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        phase: row.phase,
        nextFetchAt: row.next_fetch_at,
        lastSuccessAt: row.last_success_at,
        lastNewAt: row.last_new_at,
        failures: row.failures,
        lastFailure: row.last_failure,
        lastError: row.last_error,
        articles: articles[row.id] ?? 0,
        readBy: row.read_by,
        findings: readableOrNull(() => readStored(STORED.findings, row.id, row.findings)) ?? [],
      },
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
    on_purpose: string;
    fetches: string | null;
    not_modified: string | null;
  }>(
    `SELECT (SELECT extract(epoch FROM now() - min(since))::float8 FROM (
               SELECT min(since) AS since FROM waiting_articles
               UNION ALL SELECT min(greatest(created_at, waits_until)) FROM deliveries
                WHERE state IN ('pending', 'sending') AND (waits_until IS NULL OR waits_until < now())) AS waiting) AS oldest,
            (SELECT count(*) FROM deliveries WHERE state = 'pending' AND waits_until > now()) AS on_purpose,
            (SELECT sum(fetches) FROM source_states) AS fetches,
            (SELECT sum(not_modified) FROM source_states) AS not_modified`,
  );
  const row = rows[0];
  return {
    articles: { new: 0, read: 0, judged: 0, failed: 0, ...articles },
    matched: matched.true ?? 0,
    stories: stories[''] ?? 0,
    deliveries: {
      ...NO_DELIVERIES,
      ...deliveries,
      waiting: Number(row?.on_purpose ?? 0),
    },
    oldestWaitingSeconds: Math.max(0, Math.round(row?.oldest ?? 0)),
    fetches: Number(row?.fetches ?? 0),
    notModified: Number(row?.not_modified ?? 0),
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
  const { rows } = await pool.query<{
    id: string;
    story_id: string;
    at: Date;
    alert: unknown;
    deliveries: (Omit<EventDelivery, 'waitsUntil'> & { waitsUntil: string | null })[] | null;
  }>(
    `SELECT e.id, e.story_id, e.at, e.alert,
            (SELECT jsonb_agg(jsonb_build_object('channel', d.channel, 'recipients', d.recipients, 'state', d.state, 'why', d.why, 'waitsUntil', d.waits_until) ORDER BY d.id)
               FROM deliveries AS d WHERE d.story_event_id = e.id) AS deliveries
       FROM story_events AS e WHERE ($1::bigint IS NULL OR e.story_id = $1) ORDER BY e.id DESC LIMIT $2`,
    [storyId, limit],
  );
  return readable(rows, (row) => ({
    id: String(row.id),
    storyId: String(row.story_id),
    at: row.at,
    alert: readStored(STORED.eventAlert, String(row.id), row.alert),
    deliveries: (row.deliveries ?? []).map((one) => ({
      ...one,
      waitsUntil: one.waitsUntil === null ? null : new Date(one.waitsUntil),
    })),
  }));
}
