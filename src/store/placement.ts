import { type JudgedArticle, outletName, type StoryEventKind } from '../model/story.ts';
import type { Classification } from '../model/verdict.ts';
import { correct, decide } from '../stories/decide.ts';
import { features } from '../stories/features.ts';
import { lookupKeys } from '../stories/keys.ts';
import { announce, type PlacementRules } from './announce.ts';
import { type ArticleRef, settleArticle, waitingArticle } from './articles.ts';
import { trackDeadlines } from './deadlines.ts';
import { type Sql, type SqlPool, transaction } from './sql.ts';
import { candidateStories, joinStory, saveStory, storiesOf } from './stories.ts';
import { saveJudgement } from './verdicts.ts';

export interface Placement {
  matched: boolean;
  storyId: string | null;
  event: StoryEventKind;
  deliveries: string[];
}

/** Any fixed number: one article is placed at a time, so that two outlets' copies cannot open one story twice. */
const PLACEMENT_LOCK = 7_273_685;
const NOWHERE: Placement = { matched: false, storyId: null, event: 'none', deliveries: [] };

/** Holds off other placements until the transaction ends. */
export async function lockPlacement(sql: Sql): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [PLACEMENT_LOCK]);
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

/**
 * Stores the judgement of an article's revision and places it in its story: verdicts, story, event and one delivery
 * a channel, all in one transaction, so that a crash leaves either all of it or none. Returns null when the article
 * no longer waits for this.
 */
export function placeArticle(
  pool: SqlPool,
  ref: ArticleRef,
  judged: { classification: Classification; rulesVersion: string; at: string },
  rules: PlacementRules,
): Promise<Placement | null> {
  return transaction(pool, async (sql) => {
    await lockPlacement(sql);
    const article = await waitingArticle(sql, ref, 'read');
    if (!article) return null;
    const { classification, rulesVersion, at } = judged;
    await saveJudgement(sql, ref, classification, rulesVersion);
    await settleArticle(sql, ref, 'judged', null);
    const lead = { article, outlet: rules.outletOf(article.sourceId), classification };
    if (!classification.topics.some((topic) => topic.matched))
      return withdrawFromStories(sql, rules, lead, at);

    const feature = features(lead, rules.storyFacets);
    const keys = lookupKeys(feature);
    const decision = decide(feature, await candidateStories(sql, keys, article.id));
    const storyId = await saveStory(sql, { ...decision.story, id: decision.storyId ?? '' }, keys);
    await joinStory(sql, storyId, article.id);
    await trackDeadlines(sql, { ...decision.story, id: storyId }, lead, { at, zone: rules.timezone });
    const told = { storyId, event: decision.event, reason: decision.reason, whatsNew: decision.whatsNew, at };
    if (decision.event === 'none') return { matched: true, storyId, event: 'none', deliveries: [] };
    const { deliveries } = await announce(sql, rules, lead, decision.story, told);
    return { matched: true, storyId, event: decision.event, deliveries };
  });
}
