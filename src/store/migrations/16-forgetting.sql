-- articles that may be forgotten

-- Whether anything speaks of an article, before it is removed, is asked of each.
CREATE INDEX story_events_article ON story_events (article_id);
-- Large tables: cleared of what was removed after a twentieth, not a fifth of their rows.
ALTER TABLE articles SET (autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE judgements SET (autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE verdicts SET (autovacuum_vacuum_scale_factor = 0.05);
ALTER TABLE article_words SET (autovacuum_vacuum_scale_factor = 0.05);
