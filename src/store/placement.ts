import { composeAlert } from '../alerts/compose.ts';
import type { TopicNames } from '../alerts/topic-matches.ts';
import type { Alert, Severity } from '../model/alert.ts';
import type { JudgedArticle, Outlet, StoryEventKind } from '../model/story.ts';
import type { Classification } from '../model/verdict.ts';
import { correct, decide } from '../stories/decide.ts';
import { features } from '../stories/features.ts';
import { lookupKeys } from '../stories/keys.ts';
import type { StoryState } from '../stories/state.ts';
import {
  type ArticleRef,
  articlesById,
  settleArticle,
  type WaitingArticle,
  waitingArticle,
} from './articles.ts';
import { trackDeadlines } from './deadlines.ts';
import { enterDelivery } from './ledger.ts';
import { type Sql, type SqlPool, transaction } from './sql.ts';
import { candidateStories, joinStory, saveEvent, saveStory, storiesOf, storyArticleIds } from './stories.ts';
import { classificationsOf, saveJudgement } from './verdicts.ts';

/** What placing needs to know of the configuration. */
export interface PlacementRules {
  outletOf(sourceId: string): Outlet;
  topicNames: TopicNames;
  /** The channels an alert goes to. */
  channelsFor(alert: Alert): string[];
  /** How pressing an event of a story is. */
  severityOf(
    articles: readonly JudgedArticle[],
    story: { event: StoryEventKind; outlets: Alert['outlets'] },
  ): Severity;
  /** Addresses for readers of an event's messages, where a public address is configured. */
  linksFor(event: { eventId: string; storyId: string; at: string }): Alert['links'];
}

export interface Placement {
  matched: boolean;
  storyId: string | null;
  event: StoryEventKind;
  deliveries: string[];
}

/** Any fixed number: one article is placed at a time, so that two outlets' copies cannot open one story twice. */
const PLACEMENT_LOCK = 7_273_685;
/** Articles an alert lists at the most. */
const LISTED = 12;
const NOWHERE: Placement = { matched: false, storyId: null, event: 'none', deliveries: [] };

function judgedArticle(
  article: WaitingArticle,
  outlet: Outlet,
  classification: Classification,
): JudgedArticle {
  return { article, outlet, classification };
}

/** What is told of a story; `deadline` only where the event is about that one. */
export interface Told {
  storyId: string;
  event: StoryEventKind;
  reason: string;
  whatsNew: string;
  /** ISO 8601, UTC. */
  at: string;
  deadline?: Alert['deadlines'][number];
}

/** Holds off other placements until the transaction ends. */
export async function lockPlacement(sql: Sql): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [PLACEMENT_LOCK]);
}

/** Stores an event of a story with its alert and a delivery a channel, in the caller's transaction. */
export async function announce(
  sql: Sql,
  rules: PlacementRules,
  lead: JudgedArticle,
  story: StoryState,
  told: Told,
): Promise<{ eventId: string; deliveries: string[] }> {
  const ids = await storyArticleIds(sql, told.storyId, LISTED);
  const others = await articlesById(
    sql,
    ids.filter((id) => id !== lead.article.id),
  );
  const judged = await classificationsOf(
    sql,
    others.map((article) => article.id),
  );
  const articles = [lead];
  for (const article of others) {
    const classification = judged.get(article.id);
    if (classification)
      articles.push(judgedArticle(article, rules.outletOf(article.sourceId), classification));
  }
  const outlets = { total: story.outlets.length, independent: story.voices.length };
  const alert = composeAlert({
    ...told,
    articles,
    severity: rules.severityOf(articles, { event: told.event, outlets }),
    outlets,
    topicNames: rules.topicNames,
    // They name the event, so they are put in once it has an id.
    links: null,
  });
  const eventId = await saveEvent(sql, {
    ...told,
    articleId: lead.article.id,
    revision: lead.article.revision,
    alert,
  });
  const links = rules.linksFor({ eventId, storyId: told.storyId, at: told.at });
  const deliveries: string[] = [];
  // Every channel gets its row at once; whether and when it goes out is decided when its time comes (dispatch.ts).
  for (const channel of rules.channelsFor(alert)) {
    const entry = { storyEventId: eventId, storyId: told.storyId, channel, alert: { ...alert, links } };
    const id = await enterDelivery(sql, entry);
    if (id !== null) deliveries.push(id);
  }
  return { eventId, deliveries };
}

async function withdrawFromStories(
  sql: Sql,
  rules: PlacementRules,
  lead: JudgedArticle,
  at: string,
): Promise<Placement> {
  const placement = { ...NOWHERE, deliveries: [] as string[] };
  for (const state of await storiesOf(sql, lead.article.id)) {
    const correction = correct(state, lead.article.id);
    await saveStory(sql, correction.story, []);
    await trackDeadlines(sql, correction.story, lead, at);
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
    const lead = judgedArticle(article, rules.outletOf(article.sourceId), classification);
    if (!classification.topics.some((topic) => topic.matched))
      return withdrawFromStories(sql, rules, lead, at);

    const feature = features(lead);
    const keys = lookupKeys(feature);
    const decision = decide(feature, await candidateStories(sql, keys, article.id));
    const storyId = await saveStory(sql, { ...decision.story, id: decision.storyId ?? '' }, keys);
    await joinStory(sql, storyId, article.id);
    await trackDeadlines(sql, { ...decision.story, id: storyId }, lead, at);
    const told = { storyId, event: decision.event, reason: decision.reason, whatsNew: decision.whatsNew, at };
    if (decision.event === 'none') return { matched: true, storyId, event: 'none', deliveries: [] };
    const { deliveries } = await announce(sql, rules, lead, decision.story, told);
    return { matched: true, storyId, event: decision.event, deliveries };
  });
}
