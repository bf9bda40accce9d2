-- why a delivery waits, what it was merged into; silences
--
-- What stands between a story event and its message: why a delivery waits, what it was merged into, silences.

ALTER TABLE deliveries ALTER COLUMN story_event_id DROP NOT NULL;
ALTER TABLE deliveries ALTER COLUMN story_id DROP NOT NULL;
ALTER TABLE deliveries DROP CONSTRAINT deliveries_state_check;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_state_check
  CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'dead', 'merged', 'muted'));
ALTER TABLE deliveries
  -- An event told once; a living story told again; many stories told together; a digest.
  ADD COLUMN kind text NOT NULL DEFAULT 'event' CHECK (kind IN ('event', 'repeat', 'summary', 'digest')),
  -- Past grouping, silences, quiet hours and caps: what is left is to send it.
  ADD COLUMN cleared boolean NOT NULL DEFAULT false,
  ADD COLUMN why text,
  -- Until when it waits on purpose; null when nothing but work holds it up.
  ADD COLUMN waits_until timestamptz,
  -- Over the rate: to be told with others in one summary.
  ADD COLUMN held boolean NOT NULL DEFAULT false,
  ADD COLUMN merged_into bigint REFERENCES deliveries (id) ON DELETE SET NULL;
UPDATE deliveries SET cleared = true WHERE state <> 'pending' OR attempts > 0;
CREATE INDEX deliveries_sent ON deliveries (channel, sent_at) WHERE state = 'sent';
CREATE INDEX deliveries_merged ON deliveries (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE silences (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  match      jsonb NOT NULL,
  starts_at  timestamptz NOT NULL DEFAULT now(),
  ends_at    timestamptz NOT NULL,
  author     text NOT NULL,
  reason     text NOT NULL,
  -- Where it was made: cli or web.
  made_by    text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- Set where somebody ended it before its time.
  ended_at   timestamptz,
  ended_by   text
);
CREATE INDEX silences_ends ON silences (ends_at DESC);
