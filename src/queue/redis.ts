import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { errorLine } from '../lib/errors.ts';
import { type QueueBackend, WORKER_OPTIONS } from './backend.ts';
import { watchWrites } from './redis-writes.ts';

interface RedisNotices {
  onUp: (where: string) => void;
  onDown: (where: string, error: string) => void;
}

/** `redis://host:6379/0` without user and password, for messages. */
function withoutCredentials(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.protocol}//${parsed.host}${parsed.pathname}` : 'REDIS_URL';
}

/** Slow enough not to hammer a server that comes back, fast enough to be noticed (taskforcesh/bullmq #1656). */
const retryStrategy = (times: number): number => Math.min(2_000, 250 * 2 ** Math.min(times, 5));

/** A key that is there for as long as the jobs are. */
const MEMORY_KEY = 'rasid:jobs-are-kept';

/**
 * BullMQ on Redis or Valkey. Never waits for the server: a Redis that is away, or takes no jobs, is reported, retried
 * for ever, and meanwhile work waits in the database.
 */
export function openRedis(url: string, notices: RedisNotices): QueueBackend {
  const where = withoutCredentials(url);
  // Workers must wait for ever (BullMQ asks for it); producers must not: a job can be enqueued later.
  const workers = new Redis(url, { maxRetriesPerRequest: null, retryStrategy, connectionName: 'rasid' });
  const producers = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    commandTimeout: 5_000,
    retryStrategy,
    connectionName: 'rasid-enqueue',
  });
  let up: boolean | null = null;
  let closing = false;
  producers.on('ready', () => {
    if (up !== true) notices.onUp(where);
    up = true;
  });
  const down = (error: unknown): void => {
    if (closing) return;
    if (up !== false) notices.onDown(where, errorLine(error));
    up = false;
  };
  producers.on('error', down);
  producers.on('close', () => {
    if (up) down(new Error('connection closed'));
  });
  workers.on('error', () => {});
  const writes = watchWrites(producers, (refusal) => {
    if (refusal !== null) return down(refusal);
    if (up !== true) notices.onUp(where);
    up = true;
  });
  return {
    kind: 'redis',
    makeQueue: (name) =>
      new Queue(`rasid-${name}`, {
        connection: producers,
        skipVersionCheck: true,
        // Nobody listens to its events, of which it would keep 10,000.
        streams: { events: { maxLen: 100 } },
      }),
    makeWorker: (name, processor, concurrency) =>
      new Worker(`rasid-${name}`, processor, { ...WORKER_OPTIONS, connection: workers, concurrency }),
    reachable: () => producers.status === 'ready' && writes.taken(),
    forgot: async () => (await producers.set(MEMORY_KEY, '1', 'NX')) === 'OK',
    close: async () => {
      closing = true;
      writes.stop();
      workers.disconnect();
      producers.disconnect();
    },
  };
}
