import type { Urgency } from '../model/urgency.ts';
import { type ArticlePayload, judgeJobs } from './payloads.ts';
import type { Jobs } from './queues.ts';

type UrgentRef = ArticlePayload & { urgency: Urgency };

/** Enqueues articles for the judge, several in a job, the most urgent first. */
export async function enqueueToJudge(jobs: Jobs, articles: readonly UrgentRef[]): Promise<void> {
  for (const { payload, urgency } of judgeJobs(articles)) await jobs.enqueue('judge', payload, { urgency });
}

/** Enqueues articles by what they wait for: those whose text is here (`read`) to be judged, the `new` ones to be read. */
export async function enqueueArticles(
  jobs: Jobs,
  articles: readonly (UrgentRef & { status: string })[],
): Promise<void> {
  await enqueueToJudge(
    jobs,
    articles.filter(({ status }) => status === 'read'),
  );
  for (const { id, revision, status, urgency } of articles)
    if (status === 'new') await jobs.enqueue('read', { id, revision }, { urgency });
}
