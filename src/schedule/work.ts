import type { Configuration } from '../configuration/configuration.ts';
import type { Log } from '../lib/log.ts';
import type { Queues } from '../queue/queues.ts';
import { reconcile } from '../queue/reconciler.ts';
import { overdueArticles } from '../store/articles.ts';
import { addUpCounts } from '../store/counts.ts';
import { makeEverythingDue } from '../store/departed.ts';
import { overdueDeliveries } from '../store/ledger.ts';
import { fileWords } from '../store/search-index.ts';
import { claimDueFetches, registerSources } from '../store/source-states.ts';
import type { SqlPool } from '../store/sql.ts';
import type { Tick } from './cron.ts';
import { createFilingTurn } from './search-filing.ts';

interface TickNeeds {
  pool: SqlPool;
  queues: Queues;
  configuration(): Configuration;
  log: Log;
}

/** Due fetches handed out a tick; with a tick every two seconds that is far more than any list needs. */
const FETCHES_A_TICK = 200;

/** Spent on the search at one tick. */
const SEARCH_MS = 1_000;

/** What the schedule does again and again. */
export function pipelineTicks({ pool, queues, configuration, log }: TickNeeds): Tick[] {
  const overdue = {
    articles: (limit: number) => overdueArticles(pool, limit),
    deliveries: (limit: number) => overdueDeliveries(pool, limit),
  };
  const isSearchTurn = createFilingTurn(queues);
  let registered: Configuration | null = null;
  /** Makes the stored sources those of the configuration that holds now, once a configuration. */
  async function register(): Promise<void> {
    const wanted = configuration();
    if (registered === wanted) return;
    const enabled = wanted.settings.sources.filter((source) => source.enabled);
    await registerSources(
      pool,
      enabled.map((source) => source.id),
    );
    registered = wanted;
  }
  return [
    {
      name: 'due sources',
      when: '*/2 * * * * *',
      atStart: true,
      async work() {
        await register();
        if (!queues.reachable()) return;
        if (await queues.forgot()) {
          await makeEverythingDue(pool);
          log.info({}, 'the queue holds no jobs of before; what waits is enqueued anew');
        }
        for (const due of await claimDueFetches(pool, FETCHES_A_TICK)) await queues.enqueue('fetch', due);
      },
    },
    { name: 'counts', when: '10,40 * * * * *', work: () => addUpCounts(pool) },
    {
      name: 'search index',
      when: '*/3 * * * * *',
      async work() {
        const now = new Date();
        if (await isSearchTurn(now)) await fileWords(pool, new Date(now.getTime() + SEARCH_MS));
      },
    },
    {
      name: 'reconcile',
      when: '*/5 * * * * *',
      atStart: true,
      async work() {
        if (!queues.reachable()) return;
        const enqueued = await reconcile(overdue, queues);
        if (enqueued > 0) log.debug({ enqueued }, 'reconciler enqueued again');
      },
    },
  ];
}
