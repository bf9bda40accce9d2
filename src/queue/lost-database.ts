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
type ReadyingWorker = JobWorker &
  MakesReady & { run(): Promise<void>; emit(event: 'error', error: Error): unknown };

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

/** Makes the same again and again, each with the listeners of those before. */
function makesAnew<Made>(make: () => Made): {
  made(): Made;
  /** Listens to what is there, if anything, and to all that come. */
  listen(there: Made | null, listen: (made: Made) => unknown): void;
} {
  const listening: ((made: Made) => unknown)[] = [];
  return {
    made() {
      const another = make();
      for (const listen of listening) listen(another);
      return another;
    },
    listen(there, listen) {
      listening.push(listen);
      if (there !== null) listen(there);
    },
  };
}

/** A queue that is made anew for the next call where it did not get ready for the last one. */
export function queueThatGetsReady(make: () => ReadyingQueue): JobQueue {
  const anew = makesAnew(make);
  let queue: ReadyingQueue | null = null;

  async function ready(): Promise<ReadyingQueue> {
    queue ??= anew.made();
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
    on: (event, listener) => anew.listen(queue, (made) => made.on(event, listener)),
    obliterate: async (options) => (await ready()).obliterate(options),
    close: async () => queue?.close(),
  };
}

/** A worker that is made anew until it gets ready, and only then begins to work. `make` must not start it. */
export function workerThatGetsReady(make: () => ReadyingWorker): JobWorker {
  const anew = makesAnew(make);
  let worker = anew.made();
  let isClosed = false;

  async function start(): Promise<void> {
    while (!isClosed) {
      const current = worker;
      const tell = (error: unknown): unknown =>
        current.emit('error', error instanceof Error ? error : new Error(String(error)));
      try {
        await current.waitUntilReady();
        if (!isClosed) void current.run().catch(tell);
        return;
      } catch (error) {
        if (isClosed) return;
        tell(error);
      }
      await current.close(true).catch(() => {});
      await wait(RETRY_MS);
      if (!isClosed) worker = anew.made();
    }
  }
  void start();
  return {
    on: (event: 'error' | 'failed', listener: never) =>
      anew.listen(worker, (made) => made.on(event as 'error', listener)),
    close(force) {
      isClosed = true;
      return worker.close(force);
    },
  };
}
