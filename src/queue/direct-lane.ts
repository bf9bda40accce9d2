import { errorLine } from '../lib/errors.ts';
import type { Payloads, QueueName } from './payloads.ts';
import type { Handler } from './queues.ts';

/** Urgent jobs that are done at once by the process that rings for them, past the queue. */
export interface DirectLane {
  /** From now on jobs of the queue are done here, at most so many at a time. */
  open(queue: QueueName, handler: Handler, slots: number): void;
  /**
   * Starts the job and says so; false where nobody here works on its queue or all slots are taken: then it has to go
   * through the queue. `later` is called where the handler wants to be run again, or threw.
   */
  take<Name extends QueueName>(queue: Name, payload: Payloads[Name], later: (at: Date) => void): boolean;
  active(queue: QueueName): number;
  /** Takes nothing more; resolves when what runs has ended. */
  close(): Promise<void>;
}

/**
 * Makes one. A row is there before its job, whoever does that, and is rung for again where the process dies; so what is
 * gained is the way through a queue and back, and nothing is risked.
 */
export function createDirectLane(onError: (queue: QueueName, message: string) => void): DirectLane {
  const lanes = new Map<QueueName, { handler: Handler; slots: number; running: Set<Promise<void>> }>();
  let isClosed = false;
  return {
    open(queue, handler, slots) {
      lanes.set(queue, { handler, slots, running: new Set() });
    },
    take(queue, payload, later) {
      const lane = lanes.get(queue);
      if (isClosed || lane === undefined || lane.running.size >= lane.slots) return false;
      const run = async (): Promise<void> => {
        try {
          const outcome = await lane.handler(payload);
          if (outcome.kind === 'again') later(outcome.at);
        } catch (error) {
          // As in the queue, whose own tries it has from now on: most likely its database was away for a moment.
          onError(queue, errorLine(error));
          later(new Date());
        }
      };
      const job = run().finally(() => lane.running.delete(job));
      lane.running.add(job);
      return true;
    },
    active: (queue) => lanes.get(queue)?.running.size ?? 0,
    async close() {
      isClosed = true;
      await Promise.all([...lanes.values()].flatMap(({ running }) => [...running]));
    },
  };
}
