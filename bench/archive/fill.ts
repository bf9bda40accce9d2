import { sampleAlert } from '../../src/alerts/sample.ts';
import type { Sql } from '../../src/store/sql.ts';
import { NO_COVERAGE } from '../../src/stories/coverage.ts';

/** One article in so many tells something in a story, and so many articles make one development and event. */
const MATCHING_EACH = 25;
const STORY_ARTICLES = 4;
const SOURCES = 200;
const BATCH = 50_000;
/** Articles a day: a million are about two years. */
const A_DAY = 1_400;

/** Words of one article: a few that each holds, some that many hold, one that none but it and a few others hold. */
const TEXT = `'قال المتحدث إن القوات انتشرت في المدينة ' || (ARRAY['بغداد','دمشق','صنعاء','بيروت','طرابلس'])[1 + n % 5]
  || ' وأعلن خبر' || n % 5000 || ' كلمه' || n % 77777 || ' خلال الأسبوع الماضي بعد اجتماع طويل مع الوفد الزائر'`;

/** An alert as they are stored today, in a literal of SQL: what lacks a field would be passed over as unreadable. */
const ALERT = JSON.stringify({
  ...sampleAlert(new Date(0)),
  withdrawals: [],
  deadlines: [],
}).replaceAll("'", "''");

/** What a development holds beside what it tells, as lists read it. */
const DEVELOPMENT = JSON.stringify({
  said: {
    factionId: 'faction-7',
    faction: 'Faction 7',
    speaker: [],
    speakerName: null,
    types: ['threat'],
    targets: [],
  },
  leaving: null,
  coverage: NO_COVERAGE,
});

/** The statements that store the articles from `first` on, to \`last\`, with all that follows from them. */
function statements(first: number, last: number, total: number): string[] {
  const numbers = `generate_series(${first}, ${last}) AS n`;
  const at = `now() - (${total} - n) * interval '1 day' / ${A_DAY}`;
  const matching = `n % ${MATCHING_EACH} = 0`;
  const story = `1 + n / ${MATCHING_EACH * STORY_ARTICLES}`;
  const alert = `jsonb_set('${ALERT}'::jsonb || jsonb_build_object('storyId', (${story})::text, 'event', 'new_statement',
    'topics', jsonb_build_array(CASE WHEN n % 1000 = 0 THEN 'troop_withdrawal' ELSE 'faction_statement' END),
    'headline', 'Statement ' || n, 'title', 'بيان ' || n, 'at', ${at}), '{statements,0,factionId}', to_jsonb('faction-' || n % 300))`;
  return [
    `INSERT INTO articles (id, source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole, text,
                           text_hash, published_at, fetched_at, status, matched)
     OVERRIDING SYSTEM VALUE
     SELECT n, 'outlet-' || n % ${SOURCES}, 'guid-' || n, 'https://news.example/ar/news/' || n, 'https://news.example/ar/news/' || n,
            'خبر رقم ' || n, text, md5(n::text), true, text, md5(n::text), ${at}, ${at}, 'judged', ${matching}
       FROM ${numbers}, LATERAL (SELECT ${TEXT} AS text) AS written`,
    `INSERT INTO judgements (article_id, revision, rules_version, classification, judged_at)
     SELECT n, 1, 'v', '{"topics":[],"withdrawals":[],"statements":[],"deadlines":[]}', ${at} FROM ${numbers}`,
    `INSERT INTO verdicts (article_id, revision, topic, score, matched, facets, evidence, rules_version)
     SELECT n, 1, topic, 0.1, ${matching} AND topic = 'faction_statement', '{}', '[]', 'v'
       FROM ${numbers}, unnest(ARRAY['faction_statement', 'troop_withdrawal']) AS topic`,
    `INSERT INTO article_words (article_id, words) SELECT n, to_tsvector('arabic', ${TEXT}) FROM ${numbers}`,
    `INSERT INTO stories (id, topic, state, opened_at, updated_at) OVERRIDING SYSTEM VALUE
     SELECT ${story}, 'faction_statement', jsonb_build_object('id', '', 'closed', false), ${at}, ${at}
       FROM ${numbers} WHERE n % ${MATCHING_EACH * STORY_ARTICLES} = 0`,
    `INSERT INTO story_articles (story_id, article_id, joined_at) SELECT ${story}, n, ${at} FROM ${numbers} WHERE ${matching}`,
    `INSERT INTO developments (id, story_id, topic, state, opened_at, updated_at) OVERRIDING SYSTEM VALUE
     SELECT ${story}, ${story}, 'faction_statement', '${DEVELOPMENT}', ${at}, ${at} FROM ${numbers} WHERE n % ${MATCHING_EACH * STORY_ARTICLES} = 0`,
    `INSERT INTO development_keys (key, development_id, seen_at)
     SELECT key, ${story}, ${at} FROM ${numbers}, unnest(ARRAY['f:faction-' || n % 300, 't:' || n % 997, 'u:' || n % 89]) AS key
      WHERE n % ${MATCHING_EACH * STORY_ARTICLES} = 0`,
    `INSERT INTO story_keys (key, story_id, seen_at)
     SELECT 'S:faction-' || n % 300, ${story}, ${at} FROM ${numbers} WHERE n % ${MATCHING_EACH * STORY_ARTICLES} = 0`,
    `INSERT INTO story_events (id, story_id, article_id, revision, kind, reason, whats_new, alert, at, development_id)
     OVERRIDING SYSTEM VALUE
     SELECT n, ${story}, n, 1, 'new_statement', 'r', 'w', ${alert}, ${at}, ${story} FROM ${numbers} WHERE ${matching}`,
    `INSERT INTO deliveries (story_event_id, story_id, channel, idempotency_key, alert, state, attempts, next_try_at, created_at,
                             sent_at, cleared)
     SELECT n, ${story}, channel, 'bench-' || n || channel, ${alert}, CASE WHEN n % 100000 = 0 THEN 'dead' ELSE 'sent' END, 1, ${at},
            ${at}, ${at}, true
       FROM ${numbers}, unnest(ARRAY['desk', 'mail']) AS channel WHERE ${matching}`,
  ];
}

/**
 * Fills an empty database with an archive of so many articles, about two years' worth a million, written by SQL. What
 * triggers would count row by row is counted once at the end.
 */
export async function fillArchive(sql: Sql, total: number): Promise<void> {
  await sql.query(`SET session_replication_role = 'replica'`);
  // Stories before what refers to them: their rows stand at the end of each hundred articles.
  for (let first = 1; first <= total; first += BATCH)
    for (const statement of statements(first, Math.min(total, first + BATCH - 1), total))
      await sql.query(statement);
  await sql.query(`INSERT INTO source_states (id, last_success_at, fetches, next_fetch_at)
    SELECT 'outlet-' || n, now(), 1000, now() + interval '1 hour' FROM generate_series(0, ${SOURCES - 1}) AS n`);
  await sql.query('DELETE FROM counts');
  for (const [name, key, table] of [
    ['articles', 'status', 'articles'],
    ['articles of sources', 'source_id', 'articles'],
    ['matched articles', 'matched::text', 'articles'],
    ['deliveries', 'state', 'deliveries'],
    ['stories', `''`, 'stories'],
  ])
    await sql.query(`INSERT INTO counts SELECT '${name}', ${key}, count(*) FROM ${table} GROUP BY 2`);
  await sql.query(`UPDATE stories SET told = told_of(latest.alert)
    FROM (SELECT DISTINCT ON (story_id) story_id, alert FROM story_events ORDER BY story_id, id DESC) AS latest
   WHERE latest.story_id = stories.id`);
  for (const table of ['articles', 'stories', 'developments', 'story_events'])
    await sql.query(
      `SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`,
    );
  await sql.query(`SET session_replication_role = 'origin'`);
  await sql.query('VACUUM (ANALYZE)');
}
