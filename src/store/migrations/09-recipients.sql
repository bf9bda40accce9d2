-- recipients that were refused
--
-- A message that some of its recipients were refused: each of them has a row of its own.

ALTER TABLE deliveries
  -- Only these of the channel's recipients; null: all of them.
  ADD COLUMN recipients text[];
ALTER TABLE deliveries DROP CONSTRAINT deliveries_story_event_id_channel_key;
CREATE UNIQUE INDEX deliveries_event ON deliveries (story_event_id, channel) WHERE recipients IS NULL;
