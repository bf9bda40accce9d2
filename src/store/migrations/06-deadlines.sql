-- deadlines of single bases, days of a zone
--
-- Deadlines of single bases, days that end in the configured zone, and one date set in several stories.

ALTER TABLE deadlines
  -- The bases and towns to be left by then; empty: the whole country.
  ADD COLUMN sites text[] NOT NULL DEFAULT '{}',
  -- The zone in which ends_at was reckoned.
  ADD COLUMN timezone text NOT NULL DEFAULT 'UTC';
CREATE INDEX deadlines_timezone ON deadlines (timezone);
DROP INDEX deadlines_subject;
CREATE INDEX deadlines_subject ON deadlines (force, host, date) WHERE met_at IS NULL;
