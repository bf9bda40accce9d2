import type { Alert } from '../model/alert.ts';
import { firstOf } from './first-of.ts';
import { mergedEvent } from './group.ts';
import { headlineOf } from './headline.ts';

/** Bounds of a merged alert: what a single one may hold, and a little more. */
const MOST = { statements: 8, withdrawals: 6, deadlines: 6, articles: 40 };

/** The latest alert of each development, the latest of all first: it knows all that its development has told. */
function latestOfEach(alerts: readonly Alert[]): Alert[] {
  return firstOf(alerts.toReversed(), ({ developmentId }) => developmentId ?? '', alerts.length);
}

/**
 * The outlets of several developments together. An outlet that tells two of them is one; one that copies another is no
 * second voice, so there are never more independent ones than the developments have.
 */
function outletsOf(each: readonly Alert[], articles: Alert['articles']): Alert['outlets'] {
  const free = articles.filter(({ ownership }) => ownership === 'independent');
  const voices = each.reduce((sum, { outlets }) => sum + outlets.independent, 0);
  return {
    total: new Set(articles.map(({ source }) => source)).size,
    independent: Math.min(voices, new Set(free.map(({ source }) => source)).size),
  };
}

/**
 * Several alerts of one story, in the order of their events, as one: the latest of each development put together, told
 * as the weightiest event with every piece of news. Throws RangeError for an empty list.
 */
export function mergeAlerts(alerts: readonly Alert[]): Alert {
  const latest = alerts.at(-1);
  if (!latest) throw new RangeError('merge: no alerts to merge');
  if (alerts.length === 1) return latest;
  const each = latestOfEach(alerts);
  const articles = firstOf(
    each.flatMap((one) => one.articles),
    ({ id }) => id,
    MOST.articles,
  );
  const merged = {
    ...latest,
    topics: [...new Set(each.flatMap((one) => one.topics))],
    statements: firstOf(
      each.flatMap((one) => one.statements),
      ({ factionId, type, target, quote }) => [factionId, type, target, quote.articleId].join('|'),
      MOST.statements,
    ),
    withdrawals: firstOf(
      each.flatMap((one) => one.withdrawals),
      ({ force, host, status }) => [force, host, status].join('|'),
      MOST.withdrawals,
    ),
    deadlines: firstOf(
      each.flatMap((one) => one.deadlines),
      ({ date }) => date,
      MOST.deadlines,
    ),
    articles,
    outlets: each.length === 1 ? latest.outlets : outletsOf(each, articles),
    ...mergedEvent(alerts),
  };
  return { ...merged, headline: headlineOf(merged) };
}

/** An alert told again because its story lives on: `articles` reports have come since it was last told. */
export function repeatedAlert(latest: Alert, articles: number): Alert {
  return { ...latest, whatsNew: [{ kind: 'told-again', reports: articles }] };
}

/**
 * The first message of a thread with what has been learnt since about its development, in its own words: its counters
 * and reports. What the story's other developments brought stands in the thread.
 */
export function withLatestCounters(first: Alert, latest: Alert): Alert {
  if ((first.developmentId ?? null) !== (latest.developmentId ?? null)) return first;
  const grown = { ...first, outlets: latest.outlets, articles: latest.articles };
  return { ...grown, headline: headlineOf(grown) };
}
