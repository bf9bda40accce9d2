-- counts kept as they change
--
-- What pages, metrics and ticks ask again and again, counted as it changes instead of over the whole archive. Each
-- statement adds rows of differences, so that no two of them wait for one counter; a tick adds the rows up.

-- Did any revision of it match a topic?
ALTER TABLE articles ADD COLUMN matched boolean NOT NULL DEFAULT false;
UPDATE articles SET matched = true WHERE id IN (SELECT article_id FROM verdicts WHERE matched);

CREATE TABLE counts (name text NOT NULL, key text NOT NULL, n bigint NOT NULL);

-- Arguments: the count's name and the expression of a row that tells what is counted apart.
CREATE FUNCTION count_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  part text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT %1$s AS key, 1 AS n FROM added'
    WHEN 'DELETE' THEN 'SELECT %1$s AS key, -1 AS n FROM removed'
    ELSE 'SELECT %1$s AS key, 1 AS n FROM added UNION ALL SELECT %1$s, -1 FROM removed' END;
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    DELETE FROM rasid.counts WHERE name = TG_ARGV[0];
  ELSE
    EXECUTE 'INSERT INTO rasid.counts SELECT $1, key, sum(n) FROM (' || format(part, TG_ARGV[1])
      || ') AS difference GROUP BY key HAVING sum(n) <> 0' USING TG_ARGV[0];
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER articles_added AFTER INSERT ON articles
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_rows('articles', 'status');
CREATE TRIGGER articles_changed AFTER UPDATE ON articles
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('articles', 'status');
CREATE TRIGGER articles_removed AFTER DELETE ON articles
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('articles', 'status');
CREATE TRIGGER articles_emptied AFTER TRUNCATE ON articles FOR EACH STATEMENT EXECUTE FUNCTION count_rows('articles', 'status');
INSERT INTO counts SELECT 'articles', status, count(*) FROM articles GROUP BY 2;

CREATE TRIGGER articles_of_sources_added AFTER INSERT ON articles
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_rows('articles of sources', 'source_id');
CREATE TRIGGER articles_of_sources_changed AFTER UPDATE ON articles
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('articles of sources', 'source_id');
CREATE TRIGGER articles_of_sources_removed AFTER DELETE ON articles
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('articles of sources', 'source_id');
CREATE TRIGGER articles_of_sources_emptied AFTER TRUNCATE ON articles FOR EACH STATEMENT EXECUTE FUNCTION count_rows('articles of sources', 'source_id');
INSERT INTO counts SELECT 'articles of sources', source_id, count(*) FROM articles GROUP BY 2;

CREATE TRIGGER matched_articles_added AFTER INSERT ON articles
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_rows('matched articles', 'matched::text');
CREATE TRIGGER matched_articles_changed AFTER UPDATE ON articles
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('matched articles', 'matched::text');
CREATE TRIGGER matched_articles_removed AFTER DELETE ON articles
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('matched articles', 'matched::text');
CREATE TRIGGER matched_articles_emptied AFTER TRUNCATE ON articles FOR EACH STATEMENT EXECUTE FUNCTION count_rows('matched articles', 'matched::text');
INSERT INTO counts SELECT 'matched articles', matched::text, count(*) FROM articles GROUP BY 2;

CREATE TRIGGER deliveries_added AFTER INSERT ON deliveries
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_rows('deliveries', 'state');
CREATE TRIGGER deliveries_changed AFTER UPDATE ON deliveries
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('deliveries', 'state');
CREATE TRIGGER deliveries_removed AFTER DELETE ON deliveries
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('deliveries', 'state');
CREATE TRIGGER deliveries_emptied AFTER TRUNCATE ON deliveries FOR EACH STATEMENT EXECUTE FUNCTION count_rows('deliveries', 'state');
INSERT INTO counts SELECT 'deliveries', state, count(*) FROM deliveries GROUP BY 2;

CREATE TRIGGER stories_added AFTER INSERT ON stories
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_rows('stories', '''''');
CREATE TRIGGER stories_changed AFTER UPDATE ON stories
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('stories', '''''');
CREATE TRIGGER stories_removed AFTER DELETE ON stories
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_rows('stories', '''''');
CREATE TRIGGER stories_emptied AFTER TRUNCATE ON stories FOR EACH STATEMENT EXECUTE FUNCTION count_rows('stories', '''''');
INSERT INTO counts SELECT 'stories', '', count(*) FROM stories GROUP BY 2;
