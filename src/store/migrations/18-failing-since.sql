-- since when a delivery is tried in vain
--
-- A channel that takes nothing is told by how long and how often its messages were tried, not by its first dead letter.
-- When a message was made says nothing of that: it may have waited for the morning.

ALTER TABLE deliveries ADD failing_since timestamptz;

CREATE INDEX deliveries_failing ON deliveries (channel) WHERE failing_since IS NOT NULL;
