import { type ComposeInput, composeAlert } from '../alerts/compose.ts';
import type { TopicNames } from '../alerts/topic-matches.ts';
import type { Alert, Severity } from '../model/alert.ts';
import type { JudgedArticle, Outlet, StoryEventKind } from '../model/story.ts';
import { developmentArticleIds } from '../store/developments.ts';
import { enterDelivery } from '../store/ledger.ts';
import type { Sql } from '../store/sql.ts';
import { saveEvent, storyArticleIds } from '../store/stories.ts';
import { judgedArticles } from '../store/verdicts.ts';
import { outletCounts } from '../stories/coverage.ts';
import type { Development } from '../stories/development.ts';
import { telling } from '../stories/narrow.ts';
import type { StoryFacets } from '../stories/report.ts';
import type { StoryState } from '../stories/story.ts';

/** What placing needs to know of the configuration. */
export interface PlacementRules {
  outletOf(sourceId: string): Outlet;
  topicNames: TopicNames;
  /** Arabic names of the factions by id. */
  factionsAr?: Readonly<Record<string, string>>;
  /** Which facets of a topic tell one event from another. */
  storyFacets: StoryFacets;
  /** Zone (IANA name) in which the days of deadlines begin and end. */
  timezone: string;
  /** The channels an alert goes to: none where what its leading article brings is old. */
  channelsFor(alert: Alert, lead?: JudgedArticle): string[];
  /** How pressing an event of a story is. */
  severityOf(
    articles: readonly JudgedArticle[],
    story: { event: StoryEventKind; outlets: Alert['outlets'] },
  ): Severity;
  /** Addresses for readers of an event's messages, where a public address is configured. */
  linksFor(event: { eventId: string; storyId: string; at: string }): Alert['links'];
}

/** What is told of a story. */
export interface Announcement
  extends Pick<
    ComposeInput,
    'storyId' | 'developmentId' | 'topic' | 'event' | 'whatsNew' | 'at' | 'deadline'
  > {
  reason: string;
}

/** Articles an alert lists at the most. */
const LISTED = 12;

/** What an event is about: one development, or the whole story. */
export type About = Development | StoryState;

/**
 * The alert that tells an event of a story by the articles of its development, without links: they name the event, which
 * has no id yet. The leading article tells all that it brings, the others what they say of the development.
 */
export async function alertOf(
  sql: Sql,
  rules: PlacementRules,
  lead: JudgedArticle,
  about: About,
  announcement: Announcement,
): Promise<Alert> {
  const { storyId, developmentId } = announcement;
  const ids =
    developmentId === null
      ? await storyArticleIds(sql, storyId, LISTED)
      : await developmentArticleIds(sql, developmentId, LISTED);
  const others = await judgedArticles(
    sql,
    ids.filter((id) => id !== lead.article.id),
  );
  const articles = [lead];
  for (const other of others) {
    const judged = { ...other, outlet: rules.outletOf(other.article.sourceId) };
    articles.push('storyId' in about ? telling(judged, about) : judged);
  }
  const outlets = outletCounts(about.coverage);
  return composeAlert({
    ...announcement,
    articles,
    severity: rules.severityOf(articles, { event: announcement.event, outlets }),
    outlets,
    topicNames: rules.topicNames,
    ...(rules.factionsAr ? { factionsAr: rules.factionsAr } : {}),
    links: null,
  });
}

/** Stores an event of a story with its alert. Returns both. */
export async function recordEvent(
  sql: Sql,
  rules: PlacementRules,
  lead: JudgedArticle,
  about: About,
  announcement: Announcement,
): Promise<{ eventId: string; alert: Alert }> {
  const alert = await alertOf(sql, rules, lead, about, announcement);
  const { id: articleId, revision } = lead.article;
  return { eventId: await saveEvent(sql, { ...announcement, articleId, revision, alert }), alert };
}

/**
 * Stores an event of a story with its alert and a delivery a channel, in the caller's transaction. `channels` are
 * those it goes to beside those of its own route.
 */
export async function announce(
  sql: Sql,
  rules: PlacementRules,
  lead: JudgedArticle,
  about: About,
  announcement: Announcement,
  channels: readonly string[] = [],
): Promise<{ eventId: string; deliveries: string[] }> {
  const { eventId, alert } = await recordEvent(sql, rules, lead, about, announcement);
  const links = rules.linksFor({ eventId, storyId: announcement.storyId, at: announcement.at });
  const deliveries: string[] = [];
  // Every channel gets its row at once; whether and when it goes out is decided when its time comes (dispatch.ts).
  for (const channel of new Set([...rules.channelsFor(alert, lead), ...channels])) {
    const entry = {
      storyEventId: eventId,
      storyId: announcement.storyId,
      channel,
      alert: { ...alert, links },
    };
    const id = await enterDelivery(sql, entry);
    if (id !== null) deliveries.push(id);
  }
  return { eventId, deliveries };
}
