-- questions that do not read the whole archive
--
-- What pages, metrics and ticks ask took longer the more was stored: nothing told which articles were fetched lately,
-- which deliveries an event or a story has, which were given up, or what a story tells but its alerts, read one by one.
-- None of the indexed columns changes while a row lives, so that updates stay HOT (a delivery's state has indexes already).

CREATE INDEX articles_fetched ON articles (fetched_at, source_id);
CREATE INDEX articles_of_source ON articles (source_id, id);
CREATE INDEX story_events_at ON story_events (at);
CREATE INDEX deliveries_of_event ON deliveries (story_event_id);
CREATE INDEX deliveries_of_story ON deliveries (story_id);
CREATE INDEX deliveries_dead ON deliveries (id) WHERE state = 'dead';

CREATE FUNCTION topics_of(alert jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY (SELECT one #>> '{}' FROM jsonb_path_query(alert, '$.topics[*]') AS one)
$$;
CREATE INDEX story_events_topics ON story_events USING gin (topics_of(alert));

-- What lists of stories are filtered by, of the latest alert that told the story's own news.
CREATE FUNCTION told_of(alert jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT jsonb_build_object(
    'factions', jsonb_path_query_array(alert, '$.statements[*].factionId'),
    'countries', jsonb_path_query_array(alert, '$.withdrawals[*].host')
                 || jsonb_path_query_array(alert, '$.withdrawals[*].force'),
    'words', concat_ws(' ', alert->>'headline', alert->>'title'))
$$;
ALTER TABLE stories ADD COLUMN told jsonb;
UPDATE stories AS s SET told = told_of(latest.alert)
  FROM (SELECT DISTINCT ON (story_id) story_id, alert FROM story_events
         ORDER BY story_id, (kind LIKE 'deadline%'), id DESC) AS latest
 WHERE latest.story_id = s.id;

CREATE FUNCTION story_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE rasid.stories SET told = rasid.told_of(NEW.alert)
   WHERE id = NEW.story_id AND (NEW.kind NOT LIKE 'deadline%' OR told IS NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER story_told AFTER INSERT ON story_events FOR EACH ROW EXECUTE FUNCTION story_told();
