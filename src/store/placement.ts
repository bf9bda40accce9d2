import { type JudgedArticle, outletName, type StoryEventKind } from '../model/story.ts';
import type { Classification } from '../model/verdict.ts';
import { correct, type Decision, decide } from '../stories/decide.ts';
import { features, type StoryFeatures } from '../stories/features.ts';
import { lookupKeys } from '../stories/keys.ts';
import { announce, type PlacementRules } from './announce.ts';
import type { WaitingArticle } from './articles.ts';
import { trackDeadlines } from './deadlines.ts';
import { type Sql, type SqlPool, transaction } from './sql.ts';
import { candidateStories, holdStory, joinStory, saveStory, storiesOf } from './stories.ts';
import { settleJudged } from './verdicts.ts';

export interface Placement {
  matched: boolean;
  storyId: string | null;
  event: StoryEventKind;
  deliveries: string[];
}

/** How an article was judged, by which rules, when (ISO 8601). */
export interface JudgedAs {
  classification: Classification;
  rulesVersion: string;
  at: string;
}

/** Any fixed numbers. Placements share the first lock, so that who needs all stories at rest can hold them off. */
const PLACEMENT_LOCK = 7_273_685;
/** First half of the locks on keys under which stories are found. */
const STORY_KEY_LOCKS = 7_273_689;
/** A story that others change in between is read and decided on anew; each time one of them got through. */
const DECISIONS = 20;
const DEADLOCK = '40P01';
const TRIES = 5;
const NOWHERE: Placement = { matched: false, storyId: null, event: 'none', deliveries: [] };

/** Holds off all placements until the transaction ends. */
export async function lockPlacement(sql: Sql): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [PLACEMENT_LOCK]);
}

/**
 * Holds off the placements that could find the same stories: two outlets' copies of one text have keys in common, so
 * they cannot open one story twice. In one order, so that no two wait for each other.
 */
async function lockKeys(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql.query(
    `SELECT pg_advisory_xact_lock_shared($1), (
       SELECT count(pg_advisory_xact_lock($2, ordered.number)) FROM (
         SELECT DISTINCT hashtext(key) AS number FROM unnest($3::text[]) AS wanted (key) ORDER BY number) AS ordered)`,
    [PLACEMENT_LOCK, STORY_KEY_LOCKS, keys],
  );
}

/** Decides on a story as it is now, and holds it so. */
async function decideOn(
  sql: Sql,
  feature: StoryFeatures,
  keys: readonly string[],
  articleId: string,
): Promise<Decision> {
  for (let attempt = 1; ; attempt += 1) {
    const candidates = await candidateStories(sql, keys, articleId);
    const decision = decide(
      feature,
      candidates.map(({ state }) => state),
    );
    const chosen = candidates.find(({ state }) => state.id === decision.storyId);
    if (!chosen || (await holdStory(sql, chosen)) || attempt === DECISIONS) return decision;
  }
}

async function withdrawFromStories(
  sql: Sql,
  rules: PlacementRules,
  lead: JudgedArticle,
  at: string,
): Promise<Placement> {
  const placement = { ...NOWHERE, deliveries: [] as string[] };
  for (const state of await storiesOf(sql, lead.article.id)) {
    const correction = correct(state, lead.article.id, outletName(lead.outlet));
    await saveStory(sql, correction.story, []);
    await trackDeadlines(sql, correction.story, lead, { at, zone: rules.timezone });
    if (correction.event === 'none') continue;
    placement.event = correction.event;
    placement.storyId = state.id;
    const { deliveries } = await announce(sql, rules, lead, correction.story, {
      storyId: state.id,
      event: correction.event,
      reason: correction.reason,
      whatsNew: correction.whatsNew,
      at,
    });
    placement.deliveries.push(...deliveries);
  }
  return placement;
}

async function placeInside(
  sql: Sql,
  article: WaitingArticle,
  { classification, rulesVersion, at }: JudgedAs,
  rules: PlacementRules,
): Promise<Placement | null> {
  const lead = { article, outlet: rules.outletOf(article.sourceId), classification };
  const matched = classification.topics.some((topic) => topic.matched);
  const feature = features(lead, rules.storyFacets);
  const keys = lookupKeys(feature);
  await (matched ? lockKeys(sql, keys) : lockPlacement(sql));
  const settled = await settleJudged(sql, [{ ref: article, classification }], rulesVersion, {
    outsideStories: false,
  });
  if (settled.size === 0) return null;
  if (!matched) return withdrawFromStories(sql, rules, lead, at);

  const decision = await decideOn(sql, feature, keys, article.id);
  const storyId = await saveStory(sql, { ...decision.story, id: decision.storyId ?? '' }, keys);
  await joinStory(sql, storyId, article.id);
  await trackDeadlines(sql, { ...decision.story, id: storyId }, lead, { at, zone: rules.timezone });
  const told = { storyId, event: decision.event, reason: decision.reason, whatsNew: decision.whatsNew, at };
  if (decision.event === 'none') return { matched: true, storyId, event: 'none', deliveries: [] };
  const { deliveries } = await announce(sql, rules, lead, decision.story, told);
  return { matched: true, storyId, event: decision.event, deliveries };
}

/**
 * Stores the judgement of an article's revision and places it in its story: verdicts, story, event and one delivery
 * a channel, all in one transaction, so that a crash leaves either all of it or none. Returns null when the article
 * no longer waits for this. What matches nothing and is in no story needs none of it: settleJudged is enough.
 */
export async function placeArticle(
  pool: SqlPool,
  article: WaitingArticle,
  judged: JudgedAs,
  rules: PlacementRules,
): Promise<Placement | null> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction(pool, (sql) => placeInside(sql, article, judged, rules));
    } catch (error) {
      // Two placements may need the deadlines of each other's stories; PostgreSQL ends one of them.
      const deadlock = error instanceof Error && 'code' in error && error.code === DEADLOCK;
      if (!deadlock || attempt === TRIES) throw error;
    }
  }
}
