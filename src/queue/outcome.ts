import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { backoffMs } from '../lib/backoff.ts';
import { errorLine, PayloadError } from '../lib/errors.ts';

/**
 * How a handler ended: `done`, or to be run again at a time. The time is a column of the row too, so a queue that
 * is lost forgets no delay: the reconciler enqueues a job at that time as well.
 */
export type Outcome = { kind: 'done' } | { kind: 'again'; at: Date };

export const DONE: Outcome = { kind: 'done' };

/** Does one job; what it needs was handed to it when it was made. */
export type Handler = (payload: unknown) => Promise<Outcome>;

/** A handler that throws has most likely lost its database, which is back in seconds. After so many, the reconciler enqueues it. */
const RUNS_AGAIN = 5;
const FIRST_PAUSE_MS = 1_000;
const LAST_PAUSE_MS = 16_000;

/**
 * Turns a handler's outcome into BullMQ's: a job to be run again goes back as delayed, and so does one whose handler
 * threw, a few times, each told to `onThrown`. This is the only file that knows BullMQ's errors. Throws DelayedError or
 * UnrecoverableError as BullMQ expects.
 */
export async function settleJob(
  job: Job,
  token: string | undefined,
  work: () => Promise<Outcome>,
  onThrown: (error: unknown) => void,
): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = await work();
  } catch (error) {
    if (error instanceof PayloadError) throw new UnrecoverableError(errorLine(error));
    if (job.attemptsStarted > RUNS_AGAIN) throw error;
    onThrown(error);
    const pauseMs = backoffMs(job.attemptsStarted, FIRST_PAUSE_MS, LAST_PAUSE_MS);
    outcome = { kind: 'again', at: new Date(Date.now() + pauseMs) };
  }
  if (outcome.kind === 'again') {
    await job.moveToDelayed(outcome.at.getTime(), token);
    throw new DelayedError();
  }
}
