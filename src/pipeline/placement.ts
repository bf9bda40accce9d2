import { codeOf } from '../lib/errors.ts';
import { type JudgedArticle, outletName, type StoryEventKind } from '../model/story.ts';
import type { Classification } from '../model/verdict.ts';
import type { WaitingArticle } from '../store/articles.ts';
import { trackDeadlines } from '../store/deadlines.ts';
import {
  candidateDevelopments,
  developmentsOf,
  leaveDevelopment,
  saveDevelopment,
} from '../store/developments.ts';
import { lockKeys, lockPlacement } from '../store/placement-locks.ts';
import { holdRows } from '../store/read-row.ts';
import { type Sql, type SqlPool, transaction } from '../store/sql.ts';
import { candidateStories, saveStory, storyById } from '../store/stories.ts';
import { settleJudged } from '../store/verdicts.ts';
import { correct } from '../stories/correct.ts';
import { type Assignment, type Decision, decide } from '../stories/decide.ts';
import { type Development, isMember, without } from '../stories/development.ts';
import { type ArticleFeatures, features } from '../stories/features.ts';
import { affairKeys, lookupKeys } from '../stories/keys.ts';
import { ledBy, narrowed } from '../stories/narrow.ts';
import type { StoryState } from '../stories/story.ts';
import { type Announcement, announce, type PlacementRules, recordEvent } from './announce.ts';

export interface Placement {
  matched: boolean;
  storyId: string | null;
  developmentId: string | null;
  event: StoryEventKind;
  deliveries: string[];
}

/** How an article was judged, by which rules, when (ISO 8601). */
export interface JudgedAs {
  classification: Classification;
  rulesVersion: string;
  at: string;
}

/** What others change in between is read and decided on anew; each time one of them got through. */
const DECISIONS = 20;
const DEADLOCK = '40P01';
const TRIES = 5;
const NOWHERE: Placement = {
  matched: false,
  storyId: null,
  developmentId: null,
  event: 'none',
  deliveries: [],
};

/** Decides on developments and stories as they are now, and holds those that change so. */
async function decideOn(
  sql: Sql,
  feature: ArticleFeatures,
): Promise<{ decision: Decision; known: Development[] }> {
  for (let attempt = 1; ; attempt += 1) {
    const developments = await candidateDevelopments(sql, lookupKeys(feature), feature.articleId);
    const known = developments.map(({ state }) => state);
    const ids = [...new Set(known.map(({ storyId }) => storyId))];
    const stories = await candidateStories(sql, ids, affairKeys(feature));
    const decision = decide(feature, { developments: known, stories: stories.map(({ state }) => state) });
    const assigned = new Set(decision.assignments.map(({ development }) => development.id));
    const moved = new Set(decision.stories.map(({ id }) => id));
    const isHeld =
      (await holdRows(
        sql,
        'stories',
        stories.filter(({ state }) => moved.has(state.id)),
      )) &&
      (await holdRows(
        sql,
        'developments',
        developments.filter(({ state }) => assigned.has(state.id) || isMember(state, feature.articleId)),
      ));
    if (isHeld || attempt === DECISIONS) return { decision, known };
  }
}

/** Takes an article that matches nothing any more out of what it was in, and tells that. */
async function withdrawFromStories(
  sql: Sql,
  rules: PlacementRules,
  lead: JudgedArticle,
  at: string,
): Promise<Placement> {
  const placement = { ...NOWHERE, deliveries: [] as string[] };
  for (const development of await developmentsOf(sql, lead.article.id)) {
    const story = await storyById(sql, development.storyId);
    const correction = correct(development, story, lead.article.id, outletName(lead.outlet));
    if (!correction) continue;
    await saveDevelopment(sql, correction.development, []);
    if (correction.story) {
      await saveStory(sql, correction.story, []);
      await trackDeadlines(sql, correction.story, lead, { at, zone: rules.timezone });
    }
    const { id: developmentId, topic, storyId } = correction.development;
    const { reason, whatsNew } = correction;
    const ids = { storyId, developmentId, topic };
    const announcement: Announcement = { ...ids, event: 'corrected', reason, whatsNew, at };
    const { deliveries } = await announce(sql, rules, lead, correction.development, announcement);
    await leaveDevelopment(sql, developmentId, lead.article.id);
    Object.assign(placement, { event: 'corrected', storyId, developmentId });
    placement.deliveries.push(...deliveries);
  }
  return placement;
}

/** An assignment with the ids of what it is about. */
interface Placed extends Assignment {
  storyId: string;
  developmentId: string;
}

/** Stores the stories and developments of a decision with the article in them. Returns its assignments. */
async function saveDecision(
  sql: Sql,
  { assignments, stories }: Decision,
  article: ArticleFeatures,
): Promise<{ placed: Placed[]; saved: StoryState[] }> {
  const saved: StoryState[] = [];
  for (const story of stories) {
    const id = await saveStory(sql, story, affairKeys(article), article.articleId);
    saved.push({ ...story, id });
  }
  const placed: Placed[] = [];
  for (const assignment of assignments) {
    const storyId = saved[assignment.story]?.id ?? assignment.development.storyId;
    const development: Development = { ...assignment.development, storyId };
    const developmentId = await saveDevelopment(sql, development, lookupKeys(article), article.articleId);
    placed.push({ ...assignment, development, storyId, developmentId });
  }
  return { placed, saved };
}

/** Takes an edited article out of the developments that it reported before and no longer does. */
async function leaveOthers(
  sql: Sql,
  known: readonly Development[],
  placed: readonly Placed[],
  articleId: string,
): Promise<void> {
  const kept = new Set(placed.map(({ developmentId }) => developmentId));
  for (const development of known) {
    const left = without(development, articleId);
    if (left === development || kept.has(development.id)) continue;
    await saveDevelopment(sql, left, []);
    await leaveDevelopment(sql, development.id, articleId);
  }
}

async function placeInside(
  sql: Sql,
  article: WaitingArticle,
  { classification, rulesVersion, at }: JudgedAs,
  rules: PlacementRules,
): Promise<Placement | null> {
  const lead = { article, outlet: rules.outletOf(article.sourceId), classification };
  const feature = features(lead, rules.storyFacets);
  const tellsNothing = feature.reports.length === 0;
  await (tellsNothing ? lockPlacement(sql) : lockKeys(sql, [...lookupKeys(feature), ...affairKeys(feature)]));
  const settled = await settleJudged(sql, [{ ref: article, classification }], rulesVersion, {
    outsideStories: false,
  });
  if (settled.size === 0) return null;
  if (tellsNothing) return withdrawFromStories(sql, rules, lead, at);

  const { decision, known } = await decideOn(sql, feature);
  const { placed, saved } = await saveDecision(sql, decision, feature);
  await leaveOthers(sql, known, placed, article.id);
  // A date is followed up in one story: that of what the article leads with.
  const leading = placed.find(({ development }) => development.topic === feature.reports[0]?.topic);
  const dated = saved[(leading ?? placed[0])?.story ?? -1];
  if (dated) await trackDeadlines(sql, dated, lead, { at, zone: rules.timezone });
  const [first, ...others] = placed;
  if (!first) return null;
  const { storyId, developmentId, event } = first;
  if (event === 'none') return { matched: true, storyId, developmentId, event, deliveries: [] };
  const announcementOf = ({ reason, whatsNew, ...one }: Placed): Announcement => ({
    ...{ storyId: one.storyId, developmentId: one.developmentId, topic: one.development.topic },
    ...{ event: one.event, reason, whatsNew, at },
  });
  const of = (isNews: boolean): Development[] =>
    others.filter((one) => (one.event !== 'none') === isNews).map(({ development }) => development);
  const { deliveries } = await announce(
    sql,
    rules,
    ledBy(lead, first.development, { known: of(false), news: of(true), archive: known }),
    first.development,
    announcementOf(first),
  );
  for (const other of others) {
    if (other.event === 'none') continue;
    const { development } = other;
    await recordEvent(sql, rules, narrowed(lead, development), development, announcementOf(other));
  }
  return { matched: true, storyId, developmentId, event, deliveries };
}

/**
 * Stores the judgement of an article's revision and places what it tells in developments and stories: verdicts,
 * stories, events and one delivery a channel, all in one transaction, so that a crash leaves either all of it or none.
 * An article makes one alert, which shows everything new that it says; what else it brought is recorded in its own story.
 * Returns null when the article no longer waits for this. What matches nothing and is in no story needs none of it:
 * settleJudged is enough.
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
      if (codeOf(error) !== DEADLOCK || attempt === TRIES) throw error;
    }
  }
}
