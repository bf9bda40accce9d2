-- since when a condition that hovers about its threshold was not found
--
-- Half of all sources failing, then one fewer, then half again: that is one trouble, not three messages.

ALTER TABLE service_conditions ADD gone_since timestamptz;
