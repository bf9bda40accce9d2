import type { Urgency } from '../model/urgency.ts';
import { enqueueToJudge } from './article-jobs.ts';
import type { ArticlePayload } from './payloads.ts';
import type { Jobs } from './queues.ts';

/** Articles that come one by one, as pages are read, and go to the judge together. */
export interface Gathering {
  add(article: ArticlePayload, urgency: Urgency): Promise<void>;
  /** Enqueues what is gathered, now. */
  enqueue(): Promise<void>;
}

/** What follows another within this time waits for its end: a job of one article costs almost what one of ten does. */
const GATHERED_MS = 1_000;

/**
 * Enqueues the first at once, and what follows soon after it together; the most urgent never wait. A kill loses nothing
 * that is gathered: the articles' rows wait, and are enqueued again.
 */
export function createGathering(jobs: Jobs): Gathering {
  let gathered: (ArticlePayload & { urgency: Urgency })[] = [];
  let timer: NodeJS.Timeout | null = null;

  async function enqueue(): Promise<void> {
    const ready = gathered;
    gathered = [];
    await enqueueToJudge(jobs, ready);
  }

  function wait(): void {
    timer = setTimeout(() => {
      timer = null;
      if (gathered.length === 0) return;
      wait();
      void enqueue();
    }, GATHERED_MS);
    timer.unref();
  }

  return {
    async add(article, urgency) {
      gathered.push({ ...article, urgency });
      if (urgency > 0 && timer !== null) return;
      if (timer === null) wait();
      await enqueue();
    },
    enqueue,
  };
}
