import { setTimeout as wait } from 'node:timers/promises';
import { errorLine } from '../lib/errors.ts';
import { within } from '../lib/within.ts';
import type { Urgency } from '../model/urgency.ts';
import type { QueueBackend } from './backend.ts';
import { createDirectLane } from './direct-lane.ts';
import { type Handler, settleJob } from './outcome.ts';
import { jobId, type Payloads, QUEUE_NAMES, type QueueName } from './payloads.ts';

/** Enqueues jobs for rows. Never throws: what could not be enqueued, the reconciler enqueues later. */
export interface Jobs {
  enqueue<Name extends QueueName>(queue: Name, payload: Payloads[Name], when?: JobTiming): Promise<void>;
}

/** When a job's turn comes: not before `delayMs`, and after all jobs of its queue that are more urgent. */
export interface JobTiming {
  delayMs?: number;
  urgency?: Urgency;
}

interface JobCounts {
  waiting: number;
  active: number;
  delayed: number;
}

export interface QueueEvents {
  /** A handler threw what it should have handled, or BullMQ failed internally. */
  onError: (queue: QueueName, message: string) => void;
}

export interface Queues extends Jobs {
  kind: QueueBackend['kind'];
  reachable(): boolean;
  /** Has the server lost its jobs since this was last asked? Then what waits has to be enqueued anew. Never throws. */
  forgot(): Promise<boolean>;
  /** Starts a worker on a queue. */
  work(queue: QueueName, handler: Handler, concurrency: number): void;
  /**
   * Drops every job, those of a process that was killed included: a job it held would else stand in the way of a new
   * job until its lock ran out. Only for a process that has the database to itself.
   */
  dropJobs(): Promise<void>;
  /** Jobs by queue: waiting, active, delayed; null while the server is away. */
  counts(): Promise<Record<QueueName, JobCounts> | null>;
  /** Takes no more jobs, lets running ones end for `drainMs` milliseconds, then closes whatever still runs. */
  close(drainMs: number): Promise<void>;
}

const ENQUEUE_TIMEOUT_MS = 3_000;
/** What a server gets to take our connection. */
const DIAL_MS = 1_000;
/** What queues get to close their connection to a server that may not answer. */
const CLOSE_CONNECTION_MS = 500;

/** The most urgent jobs of these are done at once where a worker of theirs is in the same process. */
const DIRECT: ReadonlySet<QueueName> = new Set(['judge', 'alert']);

/** The four queues on a backend. */
export function openQueues(backend: QueueBackend, events: QueueEvents): Queues {
  const queues = new Map(QUEUE_NAMES.map((name) => [name, backend.makeQueue(name)]));
  const workers: { close(force?: boolean): Promise<void> }[] = [];
  let closed = false;
  /** What is cut off by our own closing is no trouble. */
  const tell: QueueEvents['onError'] = (queue, message) => {
    if (!closed) events.onError(queue, message);
  };
  for (const [name, queue] of queues) {
    queue.on('error', (error: Error) => {
      if (backend.reachable()) tell(name, errorLine(error));
    });
  }
  /** One queue after the other: all at once would hold a connection to the database each. */
  async function countAll(): Promise<Record<QueueName, JobCounts>> {
    const counted: [QueueName, JobCounts][] = [];
    for (const [name, queue] of queues) {
      const counts = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed');
      const waiting = (counts.waiting ?? 0) + (counts.prioritized ?? 0);
      const active = (counts.active ?? 0) + direct.active(name);
      counted.push([name, { waiting, active, delayed: counts.delayed ?? 0 }]);
    }
    return Object.fromEntries(counted) as Record<QueueName, JobCounts>;
  }
  async function add<Name extends QueueName>(
    name: Name,
    payload: Payloads[Name],
    { delayMs = 0, urgency = 0 }: JobTiming,
  ): Promise<void> {
    if (!backend.reachable()) return;
    try {
      const added = queues.get(name)?.add(name, payload, {
        jobId: jobId(name, payload),
        delay: delayMs,
        // To BullMQ, 0 is no priority: such jobs go before all that have one.
        priority: urgency,
        attempts: 1,
        removeOnComplete: true,
        removeOnFail: true,
      });
      await within(Promise.resolve(added), ENQUEUE_TIMEOUT_MS);
    } catch (error) {
      tell(name, `could not enqueue: ${errorLine(error)}`);
    }
  }
  const direct = createDirectLane({
    onError: tell,
    later: (name, payload, at) =>
      void add(name, payload, { delayMs: Math.max(0, at.getTime() - Date.now()) }),
  });
  return {
    kind: backend.kind,
    reachable: () => backend.reachable(),
    async enqueue(name, payload, when = {}) {
      const isUrgent = (when.urgency ?? 0) === 0 && (when.delayMs ?? 0) === 0;
      if (isUrgent && direct.take(name, payload)) return;
      await add(name, payload, when);
    },
    async forgot() {
      if (!backend.reachable()) return false;
      return within(backend.forgot(), ENQUEUE_TIMEOUT_MS).catch(() => false);
    },
    work(name, handler, concurrency) {
      const worker = backend.makeWorker(
        name,
        (job, token) =>
          settleJob(
            job,
            token,
            () => handler(job.data),
            (error) => tell(name, errorLine(error)),
          ),
        concurrency,
      );
      worker.on('failed', (_job: unknown, error: Error) => tell(name, errorLine(error)));
      worker.on('error', (error: Error) => {
        if (backend.reachable()) tell(name, errorLine(error));
      });
      workers.push(worker);
      if (DIRECT.has(name)) direct.open(name, handler, concurrency);
    },
    async dropJobs() {
      // A server that has just been dialled is not reachable yet.
      for (const giveUpAt = Date.now() + DIAL_MS; !backend.reachable() && Date.now() < giveUpAt; )
        await wait(20);
      if (!backend.reachable()) return;
      const gone = Promise.all([...queues.values()].map((queue) => queue.obliterate({ force: true })));
      // Where it does not answer, the jobs' locks run out by themselves.
      await within(gone, ENQUEUE_TIMEOUT_MS).catch(() => {});
    },
    async counts() {
      if (!backend.reachable()) return null;
      try {
        return await within(countAll(), ENQUEUE_TIMEOUT_MS);
      } catch {
        return null;
      }
    },
    async close(drainMs) {
      const reachable = backend.reachable();
      const drained = Promise.allSettled([
        direct.close(),
        ...workers.map((worker) => worker.close(!reachable)),
      ]);
      await Promise.race([drained, wait(drainMs, null, { ref: false })]);
      const left = Promise.allSettled([...queues.values()].map((queue) => queue.close()));
      await Promise.race([left, wait(CLOSE_CONNECTION_MS, null, { ref: false })]);
      closed = true;
      await backend.close();
    },
  };
}
