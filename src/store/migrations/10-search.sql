-- words of articles beside them
--
-- The words of articles beside them: an index on the articles themselves was built anew, stemming every word, at each
-- change of a row, three times on its way through the pipeline. What waits is worked off by a tick, newest first; so
-- is the archive of a database from before.

CREATE TABLE article_words (
  article_id bigint PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
  words      tsvector NOT NULL
);
CREATE INDEX article_words_search ON article_words USING gin (words);
CREATE TABLE search_waiting (article_id bigint PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE);
INSERT INTO search_waiting SELECT id FROM articles;
DROP INDEX articles_search;
