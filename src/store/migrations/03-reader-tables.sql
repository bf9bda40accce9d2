-- deadlines, feedback, search
--
-- What readers get beside alerts: deadlines that are followed up, feedback, a search over the archive.

CREATE TABLE deadlines (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  story_id     bigint NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  topic        text NOT NULL,
  date         text NOT NULL,
  precision    text NOT NULL CHECK (precision IN ('day', 'month', 'year')),
  ends_at      timestamptz NOT NULL,
  quote        text NOT NULL,
  excerpt      jsonb,
  field        text CHECK (field IN ('title', 'text')),
  span_start   integer,
  span_end     integer,
  force        text,
  host         text,
  faction      text,
  article_id   bigint NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  known_at     timestamptz NOT NULL,
  met_at       timestamptz,
  met_by       bigint REFERENCES articles (id) ON DELETE SET NULL,
  UNIQUE (story_id, date)
);
CREATE INDEX deadlines_ends ON deadlines (ends_at) WHERE met_at IS NULL;
CREATE INDEX deadlines_subject ON deadlines (force, host) WHERE met_at IS NULL;
CREATE INDEX deadlines_article ON deadlines (article_id);
CREATE INDEX deadlines_met_by ON deadlines (met_by) WHERE met_by IS NOT NULL;

-- What has been told about a story's deadlines; the key is that of the notice (src/stories/deadlines.ts).
CREATE TABLE deadline_notices (
  story_id       bigint NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  key            text NOT NULL,
  story_event_id bigint REFERENCES story_events (id) ON DELETE CASCADE,
  told_at        timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (story_id, key)
);

CREATE TABLE secrets (name text PRIMARY KEY, value text NOT NULL);

CREATE TABLE feedback (
  story_event_id bigint NOT NULL REFERENCES story_events (id) ON DELETE CASCADE,
  reader         text NOT NULL,
  choice         text NOT NULL CHECK (choice IN ('relevant', 'not_relevant')),
  at             timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (story_event_id, reader)
);

-- Only the head of a text: a tsvector over 1 MB is refused, and with it the article.
CREATE INDEX articles_search ON articles
  USING gin (to_tsvector('arabic', left(title, 4000) || ' ' || left(text, 60000)));
