import { sampleAlert } from '../../src/alerts/sample.ts';
import { healthOf } from '../../src/alerts/work-health.ts';
import type { HealthReport, WorkFigures } from '../../src/model/health.ts';
import type { Source } from '../../src/model/source.ts';
import type { SilencesNeeds } from '../../src/web/silences-page.ts';
import type { Status } from '../../src/web/status-page.ts';

/** What changes made on the pages must bring. */
export const TOKEN = 'a token of the tests alone';

/** An outlet as sources.yaml has it. */
export const sampleSource: Source = {
  id: 'difaf',
  name: { ar: 'صحيفة الضفاف', en: 'Al-Difaf' },
  country: 'LB',
  kind: 'feed',
  url: 'https://difaf.example/rss',
  ownership: 'independent',
  owner: null,
  language: 'ar',
  group: null,
  every: { minMs: 60_000, maxMs: 600_000 },
  enabled: true,
  reason: null,
  allowPrivate: false,
};

/** What the health endpoints are asked about: four sources, of which one fails, and one channel. */
export function sampleHealth(
  now: Date,
  over: Partial<WorkFigures> = {},
  queueReachable = true,
): HealthReport {
  const figures: WorkFigures = {
    sources: {
      watched: 4,
      overdue: 0,
      overdueIds: [],
      switchedOff: 0,
      switchedOffIds: [],
      failing: 1,
      recent: 4,
      recentFailed: 1,
    },
    oldestWaitingSeconds: 4,
    channels: [{ channel: 'desk', lastSentAt: '2026-11-24T09:00:00.000Z', due: 1, failing: 1, dead: 0 }],
    ...over,
  };
  const queue = { kind: 'redis', reachable: queueReachable };
  return healthOf({ queue, figures, diskFull: false, startedAt: new Date('2026-11-24T08:00:00Z') }, now);
}

/** A status page's figures: one failing source, one alert whose title attacks. */
export function sampleStatus(now: Date, over: Partial<Status['overview']> = {}): Status {
  return {
    version: '0.1.0',
    startedAt: new Date('2026-11-24T08:00:00Z'),
    database: 'embedded',
    queue: { kind: 'postgres', reachable: true },
    configuration: { loadedAt: new Date('2026-11-24T08:00:00Z'), refused: null },
    overview: {
      articles: { new: 1, read: 0, judged: 41, failed: 0 },
      matched: 7,
      stories: 5,
      deliveries: { pending: 2, sending: 0, sent: 6, failed: 0, dead: 1, merged: 3, muted: 4, waiting: 2 },
      oldestWaitingSeconds: 12,
      fetches: 90,
      notModified: 30,
      ...over,
    },
    sources: [
      {
        source: sampleSource,
        health: {
          id: 'difaf',
          phase: 'idle',
          nextFetchAt: new Date('2026-11-24T10:04:00Z'),
          lastSuccessAt: null,
          lastNewAt: null,
          failures: 3,
          lastFailure: 'server-error',
          lastError: 'http: status 503',
          readBy: 'tolerant',
          findings: [{ kind: 'page-is-no-article', detail: '2 of the last 3 pages' }],
          articles: 0,
        },
      },
    ],
    feedback: [{ topic: 'faction_statement', relevant: 8, notRelevant: 1 }],
    events: [
      {
        id: '1',
        storyId: '5',
        at: now,
        alert: { ...sampleAlert(now), title: '<script>x</script>' },
        deliveries: [],
      },
    ],
  };
}

/** A page of silences that has none and refuses nothing. */
export function noSilences(now: Date): SilencesNeeds {
  return {
    access: { host: '127.0.0.1', publicUrl: null, token: TOKEN },
    now: () => now,
    list: async () => [],
    add: async () => {},
    effect: async () => ({ days: 30, alerts: 0, muted: 0, waiting: 0, examples: [] }),
    end: async () => {},
  };
}
