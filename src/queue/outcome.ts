import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import { errorLine, PayloadError } from '../lib/errors.ts';

/**
 * How a handler ended: `done`, or to be run again at a time. The time is a column of the row too, so a queue that
 * is lost forgets no delay: the reconciler rings at that time as well.
 */
export type Outcome = { kind: 'done' } | { kind: 'again'; at: Date };

export const DONE: Outcome = { kind: 'done' };

/**
 * Turns a handler's outcome into BullMQ's: a job to be run again goes back as delayed. This is the only file that
 * knows BullMQ's errors. Throws DelayedError or UnrecoverableError as BullMQ expects.
 */
export async function settleJob(
  job: Job,
  token: string | undefined,
  work: () => Promise<Outcome>,
): Promise<void> {
  let outcome: Outcome;
  try {
    outcome = await work();
  } catch (error) {
    if (error instanceof PayloadError) throw new UnrecoverableError(errorLine(error));
    throw error;
  }
  if (outcome.kind === 'again') {
    await job.moveToDelayed(outcome.at.getTime(), token);
    throw new DelayedError();
  }
}
