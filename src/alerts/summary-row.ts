import type { Alert, SummaryRow } from '../model/alert.ts';

/** An alert as a line in a table of many; an event from after `now` (a clock that was set back) counts as now. */
export function summaryRow(alert: Alert, now: Date): SummaryRow {
  return {
    storyId: alert.storyId,
    at: new Date(Math.min(Date.parse(alert.at), now.getTime())).toISOString(),
    severity: alert.severity,
    headline: alert.headline,
    title: alert.title,
    url: alert.links?.story ?? alert.articles[0]?.url ?? null,
  };
}
