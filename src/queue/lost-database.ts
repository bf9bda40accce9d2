import { setTimeout as wait } from 'node:timers/promises';
import type { JobQueue, JobWorker } from './backend.ts';
import type { PoolLike } from './shared-line.ts';

/*
 * What BullMQ 6.7 on PostgreSQL does not survive by itself. A queue or worker whose server is lost while it makes ready
 * keeps that failure for ever: such a queue takes nothing more, such a worker asks again without a pause, and nothing
 * else runs in the process.
 */

/** After a failure the next try waits so long: a server that was stopped is most likely being started. */
const RETRY_MS = 500;

/** The little of BullMQ's classes that making ready needs. */
interface MakesReady {
  waitUntilReady(): Promise<unknown>;
}
type ReadyingQueue = JobQueue & MakesReady;
type ReadyingWorker = JobWorker & MakesReady & { run(): Promise<void> };

/**
 * The same pool, whose failed statements fail some time later: a worker whose statement fails sends it again at once,
 * thousands of times while a server starts.
 */
export function slowToFail(pool: PoolLike): PoolLike {
  return {
    options: pool.options,
    connect: () => pool.connect(),
    async query(text, params) {
      try {
        return await pool.query(text, params);
      } catch (error) {
        await wait(RETRY_MS);
        throw error;
      }
    },
    // BullMQ listens for idle connections that drop, once for each queue and worker it makes; whoever made the pool does.
    on: () => {},
    end: () => pool.end(),
  };
}

/** A queue that is made anew for the next call where it did not get ready for the last one. */
export function queueThatGetsReady(make: () => ReadyingQueue): JobQueue {
  const listeners: ((error: Error) => void)[] = [];
  let queue: ReadyingQueue | null = null;

  function made(): ReadyingQueue {
    const another = make();
    for (const listener of listeners) another.on('error', listener);
    return another;
  }
  async function ready(): Promise<ReadyingQueue> {
    queue ??= made();
    const current = queue;
    try {
      await current.waitUntilReady();
      return current;
    } catch (error) {
      if (queue === current) queue = null;
      void current.close().catch(() => {});
      throw error;
    }
  }
  return {
    add: async (name, data, options) => (await ready()).add(name, data, options),
    getJobCounts: async (...states) => (await ready()).getJobCounts(...states),
    on(event, listener) {
      listeners.push(listener);
      queue?.on(event, listener);
    },
    obliterate: async (options) => (await ready()).obliterate(options),
    close: async () => queue?.close(),
  };
}

/** A worker that is made anew until it gets ready, and only then begins to work. `make` must not start it. */
export function workerThatGetsReady(make: () => ReadyingWorker): JobWorker {
  const listeners: ((worker: ReadyingWorker) => void)[] = [];
  const errorListeners: ((error: Error) => void)[] = [];
  let isClosed = false;

  function made(): ReadyingWorker {
    const another = make();
    for (const listen of listeners) listen(another);
    return another;
  }
  const tell = (error: unknown): void => {
    for (const listener of errorListeners)
      listener(error instanceof Error ? error : new Error(String(error)));
  };
  let worker = made();
  async function start(): Promise<void> {
    for (;;) {
      try {
        await worker.waitUntilReady();
        if (!isClosed) void worker.run().catch(tell);
        return;
      } catch (error) {
        if (isClosed) return;
        tell(error);
        await worker.close(true).catch(() => {});
        await wait(RETRY_MS);
        if (isClosed) return;
        worker = made();
      }
    }
  }
  void start();
  return {
    on(event: 'error' | 'failed', listener: never) {
      if (event === 'error') errorListeners.push(listener);
      listeners.push((another) => void another.on(event as 'error', listener));
      worker.on(event as 'error', listener);
    },
    close(force) {
      isClosed = true;
      return worker.close(force);
    },
  };
}
