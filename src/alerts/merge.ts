import type { Alert } from '../model/alert.ts';
import { mergedEvent, type PendingEvent } from './group.ts';
import { headlineOf } from './headline.ts';

/** A story event as grouping sees it. */
export function pendingEvent(alert: Alert): PendingEvent {
  return { event: alert.event, at: alert.at, whatsNew: alert.whatsNew, severity: alert.severity };
}

/**
 * Several alerts of one story, in the order of their events, as one: the latest, which knows all articles, told as
 * the weightiest event with every piece of news. Throws RangeError for an empty list.
 */
export function mergeAlerts(alerts: readonly Alert[]): Alert {
  const latest = alerts.at(-1);
  if (!latest) throw new RangeError('merge: no alerts to merge');
  if (alerts.length === 1) return latest;
  const merged = { ...latest, ...mergedEvent(alerts.map(pendingEvent)) };
  return { ...merged, headline: headlineOf(merged) };
}

/** An alert told again because its story lives on: `articles` reports have come since it was last told. */
export function repeatedAlert(latest: Alert, articles: number): Alert {
  const reports = articles === 1 ? '1 more report' : `${articles} more reports`;
  return { ...latest, whatsNew: `Told again: ${reports} since the last message` };
}

/** The first message of a thread with what has been learnt since: its counters and reports, in its own words. */
export function withLatestCounters(first: Alert, latest: Alert): Alert {
  const grown = { ...first, outlets: latest.outlets, articles: latest.articles };
  return { ...grown, headline: headlineOf(grown) };
}
