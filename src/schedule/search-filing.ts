import type { Queues } from '../queue/queues.ts';

/** More jobs than this wait: more than what is taken up within moments. */
const MOST_WAITING = 8;
/** Behind other work the search waits no longer than this: it may lag, not stand still. */
const PATIENCE_MS = 120_000;

/**
 * Tells whether it is the search's turn. Stemming an article takes about as long as storing it, and nobody is alerted
 * by it: while articles are still to be fetched or judged it waits, a while at the most, and from then on goes on
 * beside them until the others are done.
 */
export function createFilingTurn({ counts }: Pick<Queues, 'counts'>): (now: Date) => Promise<boolean> {
  let busySince: number | null = null;
  return async (now) => {
    const jobs = await counts();
    const isBusy = jobs !== null && jobs.fetch.waiting + jobs.judge.waiting > MOST_WAITING;
    busySince = isBusy ? (busySince ?? now.getTime()) : null;
    return busySince === null || now.getTime() - busySince >= PATIENCE_MS;
  };
}
