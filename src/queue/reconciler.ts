import type { Urgency } from '../model/urgency.ts';
import { enqueueArticles } from './article-jobs.ts';
import type { Jobs } from './queues.ts';

/** Rows that have waited too long for their job, as the store finds them. */
export interface OverdueWork {
  articles(
    limit: number,
  ): Promise<{ id: string; revision: number; status: 'new' | 'read'; urgency: Urgency }[]>;
  deliveries(limit: number): Promise<{ id: string }[]>;
}

/** At most so many of each kind a round, so that a long outage is worked off in portions. */
const PORTION = 500;

/** Enqueues a job for every row that has waited too long, alerts first; returns how many. */
export async function reconcile(overdue: OverdueWork, jobs: Jobs): Promise<number> {
  const deliveries = await overdue.deliveries(PORTION);
  for (const { id } of deliveries) await jobs.enqueue('alert', { id });
  const articles = await overdue.articles(PORTION);
  await enqueueArticles(jobs, articles);
  return articles.length + deliveries.length;
}
