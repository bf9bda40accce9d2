-- articles counted by one statement
--
-- What is counted of articles was put together as text, parsed and planned at each of three triggers: a quarter of the
-- time of storing judgements. One statement of a fixed text counts all three; its plan is kept by the session.

CREATE OR REPLACE FUNCTION articles_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rasid.waiting_articles (article_id, urgency)
    SELECT id, urgency FROM added WHERE status IN ('new', 'read');
  INSERT INTO rasid.counts
    SELECT counted.name, counted.key, count(*)
      FROM added, LATERAL (VALUES ('articles', status), ('articles of sources', source_id),
                                  ('matched articles', matched::text)) AS counted (name, key)
     GROUP BY 1, 2;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION articles_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM rasid.waiting_articles USING added
    WHERE article_id = added.id AND added.status NOT IN ('new', 'read');
  INSERT INTO rasid.waiting_articles AS waiting (article_id, urgency)
    SELECT added.id, added.urgency FROM added JOIN removed USING (id)
     WHERE added.status IN ('new', 'read')
       AND (added.status <> removed.status OR added.revision <> removed.revision)
    ON CONFLICT (article_id) DO UPDATE SET urgency = excluded.urgency, ring_at = excluded.ring_at;
  INSERT INTO rasid.counts
    SELECT counted.name, counted.key, sum(n)
      FROM (SELECT status, source_id, matched, 1 AS n FROM added
            UNION ALL SELECT status, source_id, matched, -1 FROM removed) AS difference,
           LATERAL (VALUES ('articles', status), ('articles of sources', source_id),
                           ('matched articles', matched::text)) AS counted (name, key)
     GROUP BY 1, 2 HAVING sum(n) <> 0;
  RETURN NULL;
END $$;

CREATE FUNCTION articles_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rasid.counts
    SELECT counted.name, counted.key, -count(*)
      FROM removed, LATERAL (VALUES ('articles', status), ('articles of sources', source_id),
                                    ('matched articles', matched::text)) AS counted (name, key)
     GROUP BY 1, 2;
  RETURN NULL;
END $$;

DROP TRIGGER waiting_added ON articles;
DROP TRIGGER articles_added ON articles;
DROP TRIGGER articles_of_sources_added ON articles;
DROP TRIGGER matched_articles_added ON articles;
CREATE TRIGGER articles_added AFTER INSERT ON articles
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION articles_added();

DROP TRIGGER waiting_changed ON articles;
DROP TRIGGER articles_changed ON articles;
DROP TRIGGER articles_of_sources_changed ON articles;
DROP TRIGGER matched_articles_changed ON articles;
CREATE TRIGGER articles_changed AFTER UPDATE ON articles
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION articles_changed();

DROP TRIGGER articles_removed ON articles;
DROP TRIGGER articles_of_sources_removed ON articles;
DROP TRIGGER matched_articles_removed ON articles;
CREATE TRIGGER articles_removed AFTER DELETE ON articles
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION articles_removed();
