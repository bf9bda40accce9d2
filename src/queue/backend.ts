import type { JobsOptions, Processor } from 'bullmq';
import type { QueueName } from './payloads.ts';

/** Options every worker shares; what was done is remembered in the database, so finished jobs leave at once. */
export const WORKER_OPTIONS = {
  removeOnComplete: { count: 0 },
  removeOnFail: { count: 0 },
  // A stalled job is enqueued again by the reconciler anyway; three restarts cover a process that dies now and then.
  maxStalledCount: 3,
  // A job of a process that was killed is free again after ten to fourteen seconds; judging yields far more often.
  stalledInterval: 4_000,
  lockDuration: 10_000,
  // A server that is started anew is there in seconds; BullMQ would wait fifteen.
  runRetryDelay: 1_000,
} as const;

/** The little of BullMQ's Queue that enqueuing needs. */
export interface JobQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  getJobCounts(
    ...states: ('waiting' | 'prioritized' | 'active' | 'delayed')[]
  ): Promise<Record<string, number>>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  obliterate(options: { force: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** The little of BullMQ's Worker that running needs. */
export interface JobWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: unknown, error: Error) => void): unknown;
  close(force?: boolean): Promise<void>;
}

/** What BullMQ runs on: the only thing that differs between Redis and PostgreSQL. */
export interface QueueBackend {
  kind: 'redis' | 'postgres';
  makeQueue(name: QueueName): JobQueue;
  makeWorker(name: QueueName, processor: Processor, concurrency: number): JobWorker;
  /** Can jobs be added right now? */
  reachable(): boolean;
  /** Has the server lost what it was given since this was last asked, by whomever? True at first too. May throw. */
  forgot(): Promise<boolean>;
  close(): Promise<void>;
}
