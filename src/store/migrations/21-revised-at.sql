-- when an article was last revised
--
-- Pages that show something else at every look (links that rotate) are read again ever more seldom, by this time.

ALTER TABLE articles ADD COLUMN revised_at timestamptz;
