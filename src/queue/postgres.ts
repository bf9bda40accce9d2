import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import { type QueueBackend, WORKER_OPTIONS } from './backend.ts';

type Connection = Parameters<typeof createPostgresBackend>[2] extends { connection?: infer C } ? C : never;

/** What BullMQ's PostgreSQL backend asks of a pool; the store's pools have it. */
interface PoolLike {
  connect(): Promise<{
    release(): void;
    query(text: string, params?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  }>;
}

const { Queue, Worker } = withBackend(createPostgresBackend);

/**
 * BullMQ on PostgreSQL, in the schema `bullmq`: on a server through its own pool, or on the embedded database
 * through the pool it is given (one session, whose search_path the store has set).
 */
export async function openPostgres(pool: PoolLike, serverUrl: string | null): Promise<QueueBackend> {
  const session = await pool.connect();
  try {
    await runMigrations(session as Parameters<typeof runMigrations>[0], 'bullmq');
  } finally {
    session.release();
  }
  const connection = (serverUrl === null
    ? pool
    : { connectionString: serverUrl, schema: 'bullmq', max: 4 }) as unknown as Connection & object;
  return {
    kind: 'postgres',
    makeQueue: (name) => new Queue(`rasid-${name}`, { connection }),
    makeWorker: (name, processor, concurrency) =>
      new Worker(`rasid-${name}`, processor, { ...WORKER_OPTIONS, connection, concurrency }),
    reachable: () => true,
    close: async () => {},
  };
}
