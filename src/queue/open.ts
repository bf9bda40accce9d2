import type { Log } from '../lib/log.ts';
import type { QueueName } from './payloads.ts';
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

/** A queue that is in the same trouble still is logged so often: a server that is away refuses several times a second. */
const SAME_TROUBLE_MS = 60_000;

/** Logs what a queue is in trouble with, the same again only after a while. */
function troubleLog(log: Pick<Log, 'error'>): (queue: QueueName, error: string) => void {
  const last = new Map<QueueName, { error: string; at: number }>();
  return (queue, error) => {
    const known = last.get(queue);
    if (known?.error === error && Date.now() - known.at < SAME_TROUBLE_MS) return;
    last.set(queue, { error, at: Date.now() });
    log.error({ queue, error }, 'queue: trouble');
  };
}

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
              'redis: not reachable or takes no jobs, trying again; work waits in the database',
            ),
        });
  return openQueues(backend, { onError: troubleLog(log) });
}
