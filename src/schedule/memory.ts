import type { Queues } from '../queue/queues.ts';

interface MemoryNeeds {
  counts: Queues['counts'];
  /** What this process takes, in bytes. */
  resident(): number;
  /** Gives back what is not needed; others wait for it meanwhile. */
  giveBack(): void;
}

/** How often is looked. */
const LOOK_MS = 10_000;
/** So many looks in a row must find nothing to do: after the start, and later, where calm may end with the next article. */
const CALM_LOOKS = { first: 2, later: 6 };
/** What is worth the wait: so much more than was left the last time. */
const WORTH = 1.15;

/**
 * Gives memory back in calm times: what starting left, and what a burst did. While anything is judged or sent it waits,
 * since it holds everything else for a moment.
 */
export function createGivingBack({ counts, resident, giveBack }: MemoryNeeds): () => Promise<void> {
  let calm = 0;
  let left = 0;
  return async () => {
    const jobs = await counts();
    const isCalm =
      jobs !== null && [jobs.judge, jobs.alert].every(({ waiting, active }) => waiting + active === 0);
    calm = isCalm ? calm + 1 : 0;
    if (calm < (left === 0 ? CALM_LOOKS.first : CALM_LOOKS.later) || resident() < left * WORTH) return;
    giveBack();
    left = resident();
  };
}

/** Looks every few seconds, until the returned function is called. */
export function giveBackInCalm(needs: MemoryNeeds): () => Promise<void> {
  const look = createGivingBack(needs);
  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();
  return async () => clearInterval(timer);
}
