import { startPostgres } from '../tests/parts/postgres.ts';
import { startRedis } from '../tests/parts/redis.ts';
import { openProxy, type ServerProxy } from './proxy.ts';

/** Redis and PostgreSQL, each behind a proxy. */
export interface Servers {
  /** What Rasid is given. */
  env: { DATABASE_URL: string; REDIS_URL: string };
  /** The database itself, past the proxy: for looking at it from outside. */
  databaseUrl: string;
  redis: Awaited<ReturnType<typeof startRedis>>;
  postgres: Awaited<ReturnType<typeof startPostgres>>;
  proxies: { redis: ServerProxy; postgres: ServerProxy };
  close(): Promise<void>;
}

/** Starts them on spare ports, with an empty database. */
export async function startServers(): Promise<Servers> {
  const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  const databaseUrl = await postgres.database();
  const toDatabase = new URL(databaseUrl);
  const toRedis = new URL(redis.url);
  const proxies = {
    redis: await openProxy(Number(toRedis.port)),
    postgres: await openProxy(Number(toDatabase.port)),
  };
  toDatabase.port = String(proxies.postgres.port);
  toRedis.port = String(proxies.redis.port);
  return {
    env: { DATABASE_URL: toDatabase.href, REDIS_URL: toRedis.href },
    databaseUrl,
    redis,
    postgres,
    proxies,
    async close() {
      await Promise.all([proxies.redis.close(), proxies.postgres.close()]);
      await Promise.all([redis.end(), postgres.end()]);
    },
  };
}
