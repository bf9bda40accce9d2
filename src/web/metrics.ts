import type { Status } from './status-page.ts';

const line = (name: string, value: number, labels = ''): string => `${name}${labels} ${value}`;

/** The same figures in the Prometheus text format (https://prometheus.io/docs/instrumenting/exposition_formats/). */
export function metricsText(status: Status, now: Date): string {
  const { overview } = status;
  const lines = [
    '# HELP rasid_articles Articles by status.',
    '# TYPE rasid_articles gauge',
    ...Object.entries(overview.articles).map(([state, n]) =>
      line('rasid_articles', n, `{status="${state}"}`),
    ),
    '# HELP rasid_articles_matched Articles that match a topic.',
    '# TYPE rasid_articles_matched gauge',
    line('rasid_articles_matched', overview.matched),
    '# HELP rasid_stories Stories.',
    '# TYPE rasid_stories gauge',
    line('rasid_stories', overview.stories),
    '# HELP rasid_deliveries Deliveries by state.',
    '# TYPE rasid_deliveries gauge',
    ...Object.entries(overview.deliveries).map(([state, n]) =>
      line('rasid_deliveries', n, `{state="${state}"}`),
    ),
    '# HELP rasid_oldest_waiting_seconds Age of the oldest row that waits for work.',
    '# TYPE rasid_oldest_waiting_seconds gauge',
    line('rasid_oldest_waiting_seconds', overview.oldestWaitingSeconds),
    '# HELP rasid_fetches_total Fetches made.',
    '# TYPE rasid_fetches_total counter',
    line('rasid_fetches_total', overview.fetches),
    '# HELP rasid_source_failures Failures in a row, by source.',
    '# TYPE rasid_source_failures gauge',
    ...status.sources.map(({ source, health }) =>
      line('rasid_source_failures', health?.failures ?? 0, `{source="${source.id}"}`),
    ),
    '# HELP rasid_queue_reachable 1 while jobs can be added.',
    '# TYPE rasid_queue_reachable gauge',
    line('rasid_queue_reachable', status.queue.reachable ? 1 : 0),
    '# HELP rasid_configuration_refused Problems of the configuration on disk; 0 while it is in force.',
    '# TYPE rasid_configuration_refused gauge',
    line('rasid_configuration_refused', status.configuration.refused?.problems.length ?? 0),
    "# HELP rasid_feedback Readers' choices on alerts, by topic.",
    '# TYPE rasid_feedback gauge',
    ...status.feedback.flatMap(({ topic, relevant, notRelevant }) => [
      line('rasid_feedback', relevant, `{topic="${topic}",choice="relevant"}`),
      line('rasid_feedback', notRelevant, `{topic="${topic}",choice="not_relevant"}`),
    ]),
    "# HELP rasid_precision Share of readers' choices that say relevant, 0 to 1, by topic.",
    '# TYPE rasid_precision gauge',
    ...status.feedback.map(({ topic, relevant, notRelevant }) =>
      line('rasid_precision', relevant / (relevant + notRelevant), `{topic="${topic}"}`),
    ),
    '# HELP rasid_uptime_seconds Seconds since the start.',
    '# TYPE rasid_uptime_seconds gauge',
    line('rasid_uptime_seconds', Math.round((now.getTime() - status.startedAt.getTime()) / 1_000)),
  ];
  return `${lines.join('\n')}\n`;
}
