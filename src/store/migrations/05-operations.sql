-- what operators must hear of
--
-- What operators must hear of: reports that wait to be told, and the service's own conditions.

ALTER TABLE deliveries DROP CONSTRAINT deliveries_kind_check;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_kind_check
  CHECK (kind IN ('event', 'repeat', 'summary', 'digest', 'operations'));
CREATE INDEX deliveries_operations ON deliveries (channel) WHERE kind = 'operations' AND state IN ('pending', 'sending', 'failed');

CREATE TABLE operational_reports (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject text NOT NULL,
  kind    text NOT NULL,
  phase   text NOT NULL CHECK (phase IN ('began', 'lasts', 'ended')),
  since   timestamptz NOT NULL,
  detail  text NOT NULL,
  at      timestamptz NOT NULL DEFAULT now(),
  told_at timestamptz
);
CREATE INDEX operational_reports_untold ON operational_reports (id) WHERE told_at IS NULL;
CREATE TABLE service_conditions (
  subject     text NOT NULL,
  kind        text NOT NULL,
  detail      text NOT NULL,
  since       timestamptz NOT NULL,
  reported_at timestamptz NOT NULL,
  PRIMARY KEY (subject, kind)
);
