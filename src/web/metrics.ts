import type { ScrapedFigures } from '../metrics/metrics.ts';
import type { HealthReport } from '../model/health.ts';
import type { Status } from './status-page.ts';

/** What a scrape shows of the database and the process; `status` is null while the database cannot be asked. */
export function scrapedFigures(
  status: Status | null,
  health: HealthReport,
  jobs: ScrapedFigures['queue']['jobs'],
  now: Date,
): ScrapedFigures {
  const { overview } = status ?? {};
  const measured = health.figures?.sources;
  return {
    articles: overview?.articles ?? {},
    deliveries: overview?.deliveries ?? {},
    matched: overview?.matched ?? 0,
    stories: overview?.stories ?? 0,
    fetches: overview?.fetches ?? 0,
    notModified: overview?.notModified ?? 0,
    oldestWaitingSeconds: health.figures?.oldestWaitingSeconds ?? 0,
    ready: health.ready,
    problems: health.problems.map(({ kind }) => kind),
    sources: {
      watched: measured?.watched ?? 0,
      overdue: measured?.overdue ?? 0,
      failing: measured?.failing ?? 0,
      each: (status?.sources ?? []).map(({ source, health: one }) => ({
        id: source.id,
        failures: one?.failures ?? 0,
        lastSuccessAt: one?.lastSuccessAt ?? null,
      })),
    },
    channels: health.figures?.channels ?? [],
    queue: { reachable: health.queue.reachable, jobs },
    configurationProblems: status?.configuration.refused?.problems.length ?? 0,
    feedback: status?.feedback ?? [],
    uptimeSeconds: status ? Math.round((now.getTime() - status.startedAt.getTime()) / 1_000) : 0,
  };
}
