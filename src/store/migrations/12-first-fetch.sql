-- what was there when a source was first fetched

ALTER TABLE articles ADD COLUMN first_fetch boolean NOT NULL DEFAULT false;
