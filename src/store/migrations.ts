import { COUNTS_SQL } from './migration-counts.ts';
import { DEADLINES_SQL } from './migration-deadlines.ts';
import { DEVELOPMENTS_SQL } from './migration-developments.ts';
import { DISPATCH_SQL } from './migration-dispatch.ts';
import { OPERATIONS_SQL } from './migration-operations.ts';
import { PAGES_SQL } from './migration-pages.ts';
import { RECIPIENTS_SQL } from './migration-recipients.ts';
import { RUNS_SQL } from './migration-runs.ts';
import { SEARCH_SQL } from './migration-search.ts';
import { UPKEEP_SQL } from './migration-upkeep.ts';
import { WAITING_SQL } from './migration-waiting.ts';
import { READER_TABLES } from './reader-tables.ts';
import { type Sql, type SqlPool, transaction } from './sql.ts';

interface Migration {
  version: number;
  name: string;
  sql: string;
}

/** Only ever appended to: a migration that has run somewhere is not edited. */
const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'sources, articles, verdicts, stories, ledger',
    sql: `
      -- One row: tells this database from every other, so that idempotency keys never meet an old database's.
      CREATE TABLE instance (id text PRIMARY KEY DEFAULT left(replace(gen_random_uuid()::text, '-', ''), 10));
      INSERT INTO instance DEFAULT VALUES;

      CREATE TABLE source_states (
        id              text PRIMARY KEY,
        enabled         boolean NOT NULL DEFAULT true,
        fetch_seq       bigint NOT NULL DEFAULT 0,
        phase           text NOT NULL DEFAULT 'idle' CHECK (phase IN ('idle', 'queued', 'fetching')),
        phase_since     timestamptz NOT NULL DEFAULT now(),
        next_fetch_at   timestamptz NOT NULL DEFAULT now(),
        last_fetch_at   timestamptz,
        last_success_at timestamptz,
        last_new_at     timestamptz,
        failures        integer NOT NULL DEFAULT 0,
        last_failure    text,
        last_error      text,
        fetches         bigint NOT NULL DEFAULT 0,
        not_modified    bigint NOT NULL DEFAULT 0,
        memory          jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX source_states_due ON source_states (next_fetch_at) WHERE enabled;

      CREATE TABLE articles (
        id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        source_id     text NOT NULL,
        guid          text NOT NULL,
        url           text NOT NULL,
        canonical_url text NOT NULL,
        title         text NOT NULL,
        offered_text  text NOT NULL,
        offered_hash  text NOT NULL,
        offered_whole boolean NOT NULL,
        text          text NOT NULL DEFAULT '',
        text_hash     text,
        author        text,
        published_at  timestamptz,
        fetched_at    timestamptz NOT NULL DEFAULT now(),
        revision      integer NOT NULL DEFAULT 1,
        status        text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'read', 'judged', 'failed')),
        attempts      integer NOT NULL DEFAULT 0,
        ring_at       timestamptz NOT NULL DEFAULT now(),
        error         text,
        UNIQUE (source_id, guid)
      );
      CREATE UNIQUE INDEX articles_canonical_url ON articles (canonical_url);
      CREATE INDEX articles_offered ON articles (source_id, offered_hash);
      CREATE INDEX articles_waiting ON articles (ring_at) WHERE status IN ('new', 'read');

      CREATE TABLE judgements (
        article_id     bigint NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        revision       integer NOT NULL,
        rules_version  text NOT NULL,
        classification jsonb NOT NULL,
        judged_at      timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (article_id, revision)
      );
      CREATE TABLE verdicts (
        article_id    bigint NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        revision      integer NOT NULL,
        topic         text NOT NULL,
        score         double precision NOT NULL,
        matched       boolean NOT NULL,
        facets        jsonb NOT NULL,
        evidence      jsonb NOT NULL,
        rules_version text NOT NULL,
        PRIMARY KEY (article_id, revision, topic)
      );
      CREATE INDEX verdicts_matched ON verdicts (topic, article_id) WHERE matched;

      CREATE TABLE stories (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        topic      text NOT NULL,
        state      jsonb NOT NULL,
        opened_at  timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX stories_updated ON stories (updated_at DESC);
      CREATE TABLE story_keys (
        key      text NOT NULL,
        story_id bigint NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
        seen_at  timestamptz NOT NULL,
        PRIMARY KEY (key, story_id)
      );
      CREATE INDEX story_keys_recent ON story_keys (key, seen_at DESC);
      CREATE TABLE story_articles (
        story_id   bigint NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
        article_id bigint NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        joined_at  timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (story_id, article_id)
      );
      CREATE INDEX story_articles_article ON story_articles (article_id);
      CREATE TABLE story_events (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        story_id   bigint NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
        article_id bigint NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        revision   integer NOT NULL,
        kind       text NOT NULL,
        reason     text NOT NULL,
        whats_new  text NOT NULL,
        alert      jsonb NOT NULL,
        at         timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX story_events_story ON story_events (story_id, id);

      CREATE TABLE deliveries (
        id                 bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        story_event_id     bigint NOT NULL REFERENCES story_events (id) ON DELETE CASCADE,
        story_id           bigint NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
        channel            text NOT NULL,
        idempotency_key    text NOT NULL UNIQUE,
        alert              jsonb NOT NULL,
        state              text NOT NULL DEFAULT 'pending'
                             CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'dead')),
        attempts           integer NOT NULL DEFAULT 0,
        next_try_at        timestamptz NOT NULL DEFAULT now(),
        sending_since      timestamptz,
        sender             text,
        possible_duplicate boolean NOT NULL DEFAULT false,
        provider_ref       text,
        error              text,
        created_at         timestamptz NOT NULL DEFAULT now(),
        sent_at            timestamptz,
        UNIQUE (story_event_id, channel)
      );
      CREATE INDEX deliveries_waiting ON deliveries (next_try_at) WHERE state IN ('pending', 'failed', 'sending');
      CREATE INDEX deliveries_order ON deliveries (channel, story_id, id);
    `,
  },
  { version: 2, name: 'why a delivery waits, what it was merged into; silences', sql: DISPATCH_SQL },
  { version: 3, name: 'deadlines, feedback, search', sql: READER_TABLES },
  {
    version: 4,
    name: 'when a source says that an article was changed',
    sql: 'ALTER TABLE articles ADD COLUMN offered_updated_at timestamptz;',
  },
  { version: 5, name: 'what operators must hear of', sql: OPERATIONS_SQL },
  { version: 6, name: 'deadlines of single bases, days of a zone', sql: DEADLINES_SQL },
  { version: 7, name: 'when daily work was done last', sql: UPKEEP_SQL },
  { version: 8, name: 'what came of reading pages', sql: PAGES_SQL },
  { version: 9, name: 'recipients that were refused', sql: RECIPIENTS_SQL },
  { version: 10, name: 'words of articles beside them', sql: SEARCH_SQL },
  { version: 11, name: 'counts kept as they change', sql: COUNTS_SQL },
  {
    version: 12,
    name: 'what was there when a source was first fetched',
    sql: 'ALTER TABLE articles ADD COLUMN first_fetch boolean NOT NULL DEFAULT false;',
  },
  { version: 13, name: 'developments inside stories', sql: DEVELOPMENTS_SQL },
  { version: 14, name: 'which process has what in hand', sql: RUNS_SQL },
  { version: 15, name: 'what waits beside the articles', sql: WAITING_SQL },
];

/** Any fixed number: it keeps two starting processes from migrating at once. */
const MIGRATION_LOCK = 7_273_684;

/** The version of the tables as this Rasid has them. */
export const SCHEMA_VERSION = Math.max(...MIGRATIONS.map(({ version }) => version));

/** Brings the tables up to date, or up to an older version, within a transaction of the caller's. */
export async function migrateInside(sql: Sql, upTo = SCHEMA_VERSION): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await sql.query('CREATE SCHEMA IF NOT EXISTS rasid');
  await sql.query('SET LOCAL search_path TO rasid');
  await sql.query(
    `CREATE TABLE IF NOT EXISTS rasid_migrations (
       version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  const { rows } = await sql.query<{ version: number }>(
    'SELECT max(version) AS version FROM rasid_migrations',
  );
  const current = rows[0]?.version ?? 0;
  for (const migration of MIGRATIONS) {
    if (migration.version <= current || migration.version > upTo) continue;
    await sql.query(migration.sql);
    await sql.query('INSERT INTO rasid_migrations (version, name) VALUES ($1, $2)', [
      migration.version,
      migration.name,
    ]);
  }
}

/** Brings Rasid's tables (schema `rasid`) up to date, all or nothing, one process at a time. */
export async function migrate(pool: SqlPool): Promise<void> {
  await transaction(pool, migrateInside);
}
