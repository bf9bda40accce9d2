-- sources, articles, verdicts, stories, ledger

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
