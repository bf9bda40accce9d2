-- what came of reading pages
--
-- What came of reading an article's page, so that operators hear of sources whose pages are none.

ALTER TABLE articles
  ADD COLUMN page_read_at timestamptz,
  -- Why the page was no article; null when it was.
  ADD COLUMN page_note text;
CREATE INDEX articles_pages ON articles (source_id, page_read_at DESC) WHERE page_read_at IS NOT NULL;
