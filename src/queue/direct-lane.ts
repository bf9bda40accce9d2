import { errorLine } from '../lib/errors.ts';
import type { Handler } from './outcome.ts';
import { jobId, type Payloads, type QueueName } from './payloads.ts';

/** Urgent jobs that the process which enqueues them does itself, at once, past the queue. */
export interface DirectLane {
  /** From now on jobs of this queue are done here, at most `slots` at a time. */
  open(queue: QueueName, handler: Handler, slots: number): void;
  /** Starts the job, unless it runs already. False where it has to go through the queue: nobody here works on that, or all slots are taken. */
  take<Name extends QueueName>(queue: Name, payload: Payloads[Name]): boolean;
  /** Jobs that run. */
  active(queue: QueueName): number;
  /** Takes nothing more; resolves when what runs has ended. */
  close(): Promise<void>;
}

interface LaneNotices {
  /** A handler threw. */
  onError(queue: QueueName, message: string): void;
  /** The job is to be run again at that time. */
  later<Name extends QueueName>(queue: Name, payload: Payloads[Name], at: Date): void;
}

interface Lane {
  handler: Handler;
  slots: number;
  running: Map<string, Promise<void>>;
}

/**
 * Makes one. It saves a job the way into the queue and back, and the wait behind what came before. A kill loses nothing
 * that the queue would keep: the row is there before its job, and is enqueued anew.
 */
export function createDirectLane({ onError, later }: LaneNotices): DirectLane {
  const lanes = new Map<QueueName, Lane>();
  let isClosed = false;

  async function run<Name extends QueueName>(
    { handler }: Lane,
    queue: Name,
    payload: Payloads[Name],
  ): Promise<void> {
    try {
      const outcome = await handler(payload);
      if (outcome.kind === 'again') later(queue, payload, outcome.at);
    } catch (error) {
      // Most likely the database was away for a moment: the queue has tries and pauses for that.
      onError(queue, errorLine(error));
      later(queue, payload, new Date());
    }
  }

  return {
    open(queue, handler, slots) {
      lanes.set(queue, { handler, slots, running: new Map() });
    },
    take(queue, payload) {
      const lane = lanes.get(queue);
      if (isClosed || lane === undefined) return false;
      const id = jobId(queue, payload);
      if (lane.running.has(id)) return true;
      if (lane.running.size >= lane.slots) return false;
      const job = run(lane, queue, payload).finally(() => lane.running.delete(id));
      lane.running.set(id, job);
      return true;
    },
    active: (queue) => lanes.get(queue)?.running.size ?? 0,
    async close() {
      isClosed = true;
      await Promise.all([...lanes.values()].flatMap(({ running }) => [...running.values()]));
    },
  };
}
