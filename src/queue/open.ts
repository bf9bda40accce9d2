import type { Log } from '../lib/log.ts';
import { openPostgres, QUEUE_SCHEMA } from './postgres.ts';
import { openQueues, type Queues } from './queues.ts';
import { openRedis } from './redis.ts';
import type { PoolLike } from './shared-line.ts';

interface QueuePlace {
  /** Where Redis is; null where the queues are in the database. */
  redisUrl: string | null;
  /** A pool of the database whose unqualified names are those of this schema. */
  openPool(schema: string, use: 'by key', connections: number): PoolLike;
}

/**
 * In the database queues share so many connections, one of which listens: each takes some MB of the server's, and four
 * idle queues look for work at the same moments.
 */
const CONNECTIONS = 3;

/** The queues on Redis where its address is given, else in the database. */
export async function connectQueues(
  { redisUrl, openPool }: QueuePlace,
  log: Pick<Log, 'info' | 'warn' | 'error'>,
): Promise<Queues> {
  const backend =
    redisUrl === null
      ? await openPostgres(openPool(QUEUE_SCHEMA, 'by key', CONNECTIONS))
      : openRedis(redisUrl, {
          onUp: (where) => log.info({ redis: where }, 'redis: connected'),
          onDown: (where, error) =>
            log.warn(
              { redis: where, error },
              'redis: not reachable, trying again; work waits in the database',
            ),
        });
  return openQueues(backend, {
    onError: (queue, message) => log.error({ queue, error: message }, 'queue: trouble'),
  });
}
