import type { Configuration } from '../configuration/configuration.ts';
import { VERSION } from '../lib/version.ts';
import type { Queues } from '../queue/queues.ts';
import type { Live } from '../settings/live.ts';
import { topicFeedback } from '../store/feedback.ts';
import type { Store } from '../store/open.ts';
import { alertedEvents, overview, sourceHealth } from '../store/overview.ts';
import type { Status } from './status-page.ts';

interface StatusNeeds {
  store: Pick<Store, 'pool' | 'kind'>;
  queues: Pick<Queues, 'kind' | 'reachable'>;
  configuration: Live<Configuration>;
  startedAt: Date;
}

/** Events that the status page shows. */
const EVENTS = 20;

/** What the status page shows now. */
export async function currentStatus({
  store: { pool, kind },
  queues,
  configuration,
  startedAt,
}: StatusNeeds): Promise<Status> {
  const health = await sourceHealth(pool);
  const { sources } = configuration.current().settings;
  return {
    version: VERSION,
    startedAt,
    database: kind,
    queue: { kind: queues.kind, reachable: queues.reachable() },
    overview: await overview(pool),
    configuration: { loadedAt: configuration.loadedAt(), refused: configuration.refused() },
    sources: sources
      .filter(({ enabled }) => enabled)
      .map((source) => ({ source, health: health.get(source.id) ?? null })),
    events: await alertedEvents(pool, null, EVENTS),
    feedback: await topicFeedback(pool),
  };
}
