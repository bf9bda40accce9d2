import { setTimeout as wait } from 'node:timers/promises';
import type { Queues } from './queues.ts';

/** More jobs than this wait: more than what is taken up within moments. */
const MOST_WAITING = { judge: 4, alert: 4 };
/** One look serves all that wait for so long. */
const LOOK_MS = 200;
/** Whoever fetches waits no longer than this: outlets are read even where nobody judges. */
const PATIENCE_MS = 10_000;

/**
 * Lets what was fetched go before what is to be fetched: resolves as soon as few jobs wait to be judged or delivered,
 * and after a while in any case. So in a burst articles wait at their outlets, and what has come in is told at once.
 */
export function createRightOfWay({ counts }: Pick<Queues, 'counts'>): () => Promise<void> {
  let look: { at: number; isFree: Promise<boolean> } | null = null;
  async function measure(): Promise<boolean> {
    const jobs = await counts();
    return (
      jobs === null || (jobs.judge.waiting <= MOST_WAITING.judge && jobs.alert.waiting <= MOST_WAITING.alert)
    );
  }
  const isFree = (): Promise<boolean> => {
    const at = performance.now();
    if (look === null || at - look.at >= LOOK_MS) look = { at, isFree: measure() };
    return look.isFree;
  };
  return async () => {
    const until = performance.now() + PATIENCE_MS;
    while (!(await isFree()) && performance.now() < until) await wait(LOOK_MS, undefined, { ref: false });
  };
}
