-- developments inside stories
--
-- Developments as rows. Stories of the older kind (one layer, which took in whatever was worded alike) are closed: they
-- keep their articles, events, deadlines and deliveries, and what they told last becomes a development, so that reports
-- that still come in are known. What goes on opens a new story that names the old one.

CREATE TABLE developments (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  story_id   bigint NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
  topic      text NOT NULL,
  state      jsonb NOT NULL,
  opened_at  timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX developments_story ON developments (story_id, id);
CREATE TABLE development_keys (
  key            text NOT NULL,
  development_id bigint NOT NULL REFERENCES developments (id) ON DELETE CASCADE,
  seen_at        timestamptz NOT NULL,
  PRIMARY KEY (key, development_id)
);
CREATE INDEX development_keys_recent ON development_keys (key, seen_at DESC);
CREATE TABLE development_articles (
  development_id bigint NOT NULL REFERENCES developments (id) ON DELETE CASCADE,
  article_id     bigint NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  joined_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (development_id, article_id)
);
CREATE INDEX development_articles_article ON development_articles (article_id);
ALTER TABLE story_events ADD COLUMN development_id bigint REFERENCES developments (id) ON DELETE SET NULL;

CREATE TEMPORARY TABLE old_facets ON COMMIT DROP AS
  SELECT s.id AS story_id, 'faction_statement' AS topic, jsonb_build_object(
           'factionId', f.value->>'factionId', 'faction', f.value->>'factionId', 'speaker', f.value->'speaker',
           'speakerName', NULL, 'types', jsonb_build_array(f.value->'type'),
           'targets', CASE WHEN f.value->>'target' IS NULL THEN '[]' ELSE jsonb_build_array(f.value->'target') END)
           AS said, NULL::jsonb AS leaving
    FROM stories AS s, jsonb_array_elements(s.state->'statements') AS f
   WHERE (f.value->>'led')::int > 0
  UNION ALL
  SELECT s.id, 'troop_withdrawal', NULL, jsonb_build_object(
           'force', w.value->'force', 'host', w.value->'host',
           'statuses', jsonb_build_array(coalesce(s.state->'progress'->>'status', 'ongoing')),
           'deadlines', s.state->'deadlines', 'sites', '[]'::jsonb, 'inPart', false)
    FROM stories AS s, jsonb_array_elements(s.state->'withdrawals') AS w
   WHERE (w.value->>'led')::int > 0
  UNION ALL
  SELECT s.id, s.topic, NULL, NULL FROM stories AS s
   WHERE s.topic NOT IN ('faction_statement', 'troop_withdrawal');
CREATE TEMPORARY TABLE old_prints ON COMMIT DROP AS
  SELECT s.id AS story_id, jsonb_agg(jsonb_build_object(
           'articleId', p.value->'articleId', 'outletId', '', 'timeMs', p.value->'timeMs', 'day', p.value->'day',
           'dayStated', p.value->'dayStated', 'leads', true, 'stems', p.value->'stems',
           'norm', greatest(1, jsonb_array_length(p.value->'stems')), 'places', p.value->'leadPlaces',
           'numbers', p.value->'numbers', 'articleStems', '[]'::jsonb, 'articleNorm', 1, 'print', p.value->'print'))
           AS prints
    FROM stories AS s, jsonb_array_elements(s.state->'prints') AS p GROUP BY s.id;
INSERT INTO developments (story_id, topic, state, opened_at, updated_at)
  SELECT s.id, f.topic, jsonb_build_object(
           'id', '', 'storyId', s.id::text, 'topic', f.topic, 'said', f.said, 'leaving', f.leaving,
           'marks', coalesce(s.state->'marks', '[]'), 'firstSeenMs', s.state->'lastSeenMs',
           'lastSeenMs', s.state->'lastSeenMs',
           'coverage', jsonb_build_object('outlets', s.state->'outlets', 'voices', s.state->'voices',
                                          'articles', s.state->'articles'),
           'corroborated', s.state->'corroborated', 'members', s.state->'members', 'prints', p.prints),
         s.opened_at, s.updated_at
    FROM old_facets AS f JOIN stories AS s ON s.id = f.story_id JOIN old_prints AS p ON p.story_id = s.id;
INSERT INTO development_keys (key, development_id, seen_at)
  SELECT k.key, d.id, k.seen_at FROM story_keys AS k JOIN developments AS d ON d.story_id = k.story_id;
INSERT INTO development_articles (development_id, article_id, joined_at)
  SELECT d.id, a.article_id, a.joined_at FROM story_articles AS a JOIN developments AS d ON d.story_id = a.story_id;
DELETE FROM story_keys;
INSERT INTO story_keys (key, story_id, seen_at)
  SELECT DISTINCT CASE WHEN said IS NULL THEN 'W:' || coalesce(leaving->>'host', '*') ELSE 'S:' || (said->>'factionId') END,
         s.id, s.updated_at
    FROM old_facets AS f JOIN stories AS s ON s.id = f.story_id WHERE said IS NOT NULL OR leaving IS NOT NULL;
UPDATE stories AS s SET state = jsonb_build_object(
    'id', '', 'topic', s.topic, 'topics', s.state->'topics', 'follows', NULL, 'closed', true,
    'firstSeenMs', s.state->'firstSeenMs', 'lastSeenMs', s.state->'lastSeenMs',
    'words', coalesce((SELECT jsonb_agg(jsonb_build_object(
        'factionId', f.said->'factionId', 'faction', f.said->'faction', 'types', f.said->'types', 'tier', 0,
        'speaker', f.said->'speaker', 'targets', f.said->'targets'))
        FROM old_facets AS f WHERE f.story_id = s.id AND f.said IS NOT NULL), '[]'),
    'leaving', coalesce((SELECT jsonb_agg(jsonb_build_object(
        'force', f.leaving->'force', 'host', f.leaving->'host', 'status', f.leaving->'statuses'->0,
        'statuses', f.leaving->'statuses', 'inPart', false, 'stage', coalesce(s.state->'progress'->'stage', '0'),
        'deadlines', f.leaving->'deadlines', 'sites', '[]'::jsonb, 'numbers', '[]'::jsonb))
        FROM old_facets AS f WHERE f.story_id = s.id AND f.leaving IS NOT NULL), '[]'),
    'marks', coalesce(s.state->'marks', '[]'),
    'coverage', jsonb_build_object('outlets', s.state->'outlets', 'voices', s.state->'voices',
                                   'articles', s.state->'articles'),
    'developments', (SELECT count(*) FROM developments WHERE story_id = s.id),
    'prints', coalesce((SELECT p.prints FROM old_prints AS p WHERE p.story_id = s.id), '[]'));
