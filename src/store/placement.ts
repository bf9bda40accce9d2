import { composeAlert } from '../alerts/compose.ts';
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
import { enterDelivery } from './ledger.ts';
import { type Sql, type SqlPool, transaction } from './sql.ts';
import { candidateStories, joinStory, saveEvent, saveStory, storiesOf, storyArticleIds } from './stories.ts';
import { classificationsOf, saveJudgement } from './verdicts.ts';

/** What placing needs to know of the configuration. */
export interface PlacementRules {
  outletOf(sourceId: string): Outlet;
  /** The channels an alert goes to. */
  channelsFor(alert: Alert): string[];
  /** How pressing an event of a story is. */
  severityOf(
    articles: readonly JudgedArticle[],
    story: { event: StoryEventKind; outlets: Alert['outlets'] },
  ): Severity;
  /** Addresses for readers, where a public address is configured. */
  linksFor(storyId: string): Alert['links'];
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

async function announce(
  sql: Sql,
  rules: PlacementRules,
  lead: JudgedArticle,
  story: StoryState,
  told: { storyId: string; event: StoryEventKind; reason: string; whatsNew: string; at: string },
): Promise<string[]> {
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
    links: rules.linksFor(told.storyId),
  });
  const eventId = await saveEvent(sql, {
    ...told,
    articleId: lead.article.id,
    revision: lead.article.revision,
    alert,
  });
  const deliveries: string[] = [];
  // Every channel gets its row at once; whether and when it goes out is decided when its time comes (dispatch.ts).
  for (const channel of rules.channelsFor(alert)) {
    const id = await enterDelivery(sql, { storyEventId: eventId, storyId: told.storyId, channel, alert });
    if (id !== null) deliveries.push(id);
  }
  return deliveries;
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
    if (correction.event === 'none') continue;
    placement.event = correction.event;
    placement.storyId = state.id;
    placement.deliveries.push(
      ...(await announce(sql, rules, lead, correction.story, {
        storyId: state.id,
        event: correction.event,
        reason: correction.reason,
        whatsNew: correction.whatsNew,
        at,
      })),
    );
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
    await sql.query('SELECT pg_advisory_xact_lock($1)', [PLACEMENT_LOCK]);
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
    const told = { storyId, event: decision.event, reason: decision.reason, whatsNew: decision.whatsNew, at };
    const deliveries =
      decision.event === 'none' ? [] : await announce(sql, rules, lead, decision.story, told);
    return { matched: true, storyId, event: decision.event, deliveries };
  });
}
