-- what waits beside the articles
--
-- What waits for work stands beside the articles: an index on their status, or on when they are rung for again, had
-- every step of every article write all its index entries anew. Triggers keep it as statuses change, so that the
-- status stays the one truth. Likewise what came of reading pages.

-- How soon it is worth looking at: see src/model/urgency.ts.
ALTER TABLE articles ADD COLUMN urgency smallint NOT NULL DEFAULT 1;

DROP INDEX articles_waiting;
CREATE TABLE waiting_articles (
  article_id bigint PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  urgency    smallint NOT NULL,
  since      timestamptz NOT NULL DEFAULT now(),
  -- Not indexed, since it changes with every ring.
  ring_at    timestamptz NOT NULL DEFAULT now() + interval '30 seconds'
) WITH (fillfactor = 70);
CREATE INDEX waiting_articles_order ON waiting_articles (urgency, article_id DESC);
CREATE INDEX waiting_articles_since ON waiting_articles (since);
INSERT INTO waiting_articles (article_id, urgency, since, ring_at)
  SELECT id, urgency, fetched_at, ring_at FROM articles WHERE status IN ('new', 'read');
ALTER TABLE articles DROP COLUMN ring_at;

CREATE FUNCTION articles_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO rasid.waiting_articles (article_id, urgency)
    SELECT id, urgency FROM added WHERE status IN ('new', 'read');
  RETURN NULL;
END $$;
CREATE FUNCTION articles_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM rasid.waiting_articles USING added
    WHERE article_id = added.id AND added.status NOT IN ('new', 'read');
  INSERT INTO rasid.waiting_articles AS waiting (article_id, urgency)
    SELECT added.id, added.urgency FROM added JOIN removed USING (id)
     WHERE added.status IN ('new', 'read')
       AND (added.status <> removed.status OR added.revision <> removed.revision)
    ON CONFLICT (article_id) DO UPDATE SET urgency = excluded.urgency, ring_at = excluded.ring_at;
  RETURN NULL;
END $$;
CREATE TRIGGER waiting_added AFTER INSERT ON articles
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION articles_added();
CREATE TRIGGER waiting_changed AFTER UPDATE ON articles
  REFERENCING NEW TABLE AS added OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION articles_changed();

CREATE TABLE page_notes (
  source_id text NOT NULL,
  read_at   timestamptz NOT NULL DEFAULT now(),
  -- Why the page was no article; null when it was.
  note      text
);
CREATE INDEX page_notes_lately ON page_notes (source_id, read_at DESC);
INSERT INTO page_notes SELECT source_id, page_read_at, page_note FROM articles
  WHERE page_read_at > now() - interval '7 days';
DROP INDEX articles_pages;
ALTER TABLE articles DROP COLUMN page_read_at, DROP COLUMN page_note;

-- Texts apart from what changes, and room in each page for the next version of all its rows: what one fetch brought
-- is judged together.
ALTER TABLE articles SET (toast_tuple_target = 512, fillfactor = 50);
ALTER TABLE source_states SET (fillfactor = 70);
