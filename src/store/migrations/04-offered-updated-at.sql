-- when a source says that an article was changed

ALTER TABLE articles ADD COLUMN offered_updated_at timestamptz;
