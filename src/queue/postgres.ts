import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import { type QueueBackend, WORKER_OPTIONS } from './backend.ts';
import { queueThatGetsReady, slowToFail, workerThatGetsReady } from './lost-database.ts';
import { type PoolLike, sharingOneLine } from './shared-line.ts';

type Connection = Parameters<typeof createPostgresBackend>[2] extends { connection?: infer C } ? C : never;

/** Where BullMQ keeps its tables. */
export const QUEUE_SCHEMA = 'bullmq';

const { Queue, Worker } = withBackend(createPostgresBackend);

/**
 * BullMQ on PostgreSQL, in the schema `bullmq`, through one pool whose unqualified names resolve there: all queues and
 * workers share its connections, and one of them to listen on. The pool is ended when the backend is closed.
 */
export async function openPostgres(pool: PoolLike): Promise<QueueBackend> {
  try {
    const session = await pool.connect();
    try {
      await runMigrations(session as Parameters<typeof runMigrations>[0], QUEUE_SCHEMA);
    } finally {
      session.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const shared = sharingOneLine(slowToFail(pool));
  const connection = shared as unknown as Connection & object;
  return {
    kind: 'postgres',
    makeQueue: (name) => queueThatGetsReady(() => new Queue(`rasid-${name}`, { connection })),
    makeWorker(name, processor, concurrency) {
      const options = { ...WORKER_OPTIONS, connection, concurrency, autorun: false };
      return workerThatGetsReady(() => new Worker(`rasid-${name}`, processor, options));
    },
    reachable: () => true,
    // Its jobs are in the database, beside their rows.
    forgot: async () => false,
    close: () => shared.end(),
  };
}
