import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import { type QueueBackend, WORKER_OPTIONS } from './backend.ts';

type Connection = Parameters<typeof createPostgresBackend>[2] extends { connection?: infer C } ? C : never;

/** What BullMQ's PostgreSQL backend asks of a pool; the store's pools have it. */
export interface PoolLike {
  end(): Promise<void>;
  connect(): Promise<{
    release(): void;
    query(text: string, params?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  }>;
}

/** Where BullMQ keeps its tables. */
export const QUEUE_SCHEMA = 'bullmq';

const { Queue, Worker } = withBackend(createPostgresBackend);

/**
 * BullMQ on PostgreSQL, in the schema `bullmq`, through one pool whose unqualified names resolve there: all queues and
 * workers share its connections. The pool is ended when the backend is closed.
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
  const connection = pool as unknown as Connection & object;
  return {
    kind: 'postgres',
    makeQueue: (name) => new Queue(`rasid-${name}`, { connection }),
    makeWorker: (name, processor, concurrency) =>
      new Worker(`rasid-${name}`, processor, { ...WORKER_OPTIONS, connection, concurrency }),
    reachable: () => true,
    // Its jobs are in the database, beside their rows.
    forgot: async () => false,
    close: () => pool.end(),
  };
}
