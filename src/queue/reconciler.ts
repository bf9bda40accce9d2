import { judgeJobs } from './payloads.ts';
import type { Doorbell } from './queues.ts';

/** Rows that have waited too long for their job, as the store finds them. */
export interface OverdueWork {
  articles(limit: number): Promise<{ id: string; revision: number; status: 'new' | 'read' }[]>;
  deliveries(limit: number): Promise<{ id: string }[]>;
}

/** At most so many of each kind a round, so that a long outage is worked off in portions. */
const PORTION = 500;

/** Rings again for every row that has waited too long; returns how many it rang for. */
export async function reconcile(overdue: OverdueWork, doorbell: Doorbell): Promise<number> {
  const articles = await overdue.articles(PORTION);
  for (const { id, revision, status } of articles)
    if (status === 'new') await doorbell.ring('read', { id, revision });
  for (const job of judgeJobs(articles.filter(({ status }) => status === 'read')))
    await doorbell.ring('judge', job);
  const deliveries = await overdue.deliveries(PORTION);
  for (const { id } of deliveries) await doorbell.ring('alert', { id });
  return articles.length + deliveries.length;
}
