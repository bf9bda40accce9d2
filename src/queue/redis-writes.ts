import type { Redis } from 'ioredis';

/** Any write will do: what refuses jobs (no memory, a replica, a disk that is full) refuses it too. */
const KEY = 'rasid:takes-jobs';
const KEPT_SECONDS = 60;
const LOOK_MS = 2_000;
/** One answer that does not come may be our own fault, or a server that saves its data. */
const UNANSWERED = 2;

interface Writes {
  /** Were the latest tries to write taken? */
  taken(): boolean;
  stop(): void;
}

/**
 * Tries every two seconds whether a server that is connected also takes what it is given: one without memory, or one that
 * has become a replica, answers every ping. Tells each change.
 */
export function watchWrites(redis: Redis, onChange: (refusal: unknown) => void): Writes {
  let refused = false;
  let unanswered = 0;
  let asking = false;
  async function look(): Promise<void> {
    if (asking || redis.status !== 'ready') return;
    asking = true;
    try {
      await redis.set(KEY, '1', 'EX', KEPT_SECONDS);
      unanswered = 0;
      if (refused) onChange(null);
      refused = false;
    } catch (error) {
      // A connection that is lost over it is told by whoever watches the connection.
      if (redis.status !== 'ready') return;
      const isAnswer = error instanceof Error && error.name === 'ReplyError';
      unanswered = isAnswer ? UNANSWERED : unanswered + 1;
      if (unanswered < UNANSWERED) return;
      if (!refused) onChange(error);
      refused = true;
    } finally {
      asking = false;
    }
  }
  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();
  redis.on('ready', () => {
    refused = false;
    unanswered = 0;
    void look();
  });
  return { taken: () => !refused, stop: () => clearInterval(timer) };
}
