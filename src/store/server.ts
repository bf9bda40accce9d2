import { Pool } from 'pg';
import type { SqlPool } from './sql.ts';

/**
 * A pool on a PostgreSQL server. Unqualified names resolve in `schema`.
 * Idle connections that drop are reported through `onError` and replaced; they never end the process.
 */
export function openServer(url: string, schema: string, onError: (error: Error) => void): SqlPool {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    options: `-c search_path=${schema}`,
    application_name: 'rasid',
  });
  pool.on('error', onError);
  // The pool hears of idle connections only: one that drops while it is in use would end the process.
  pool.on('connect', (client) => void client.on('error', onError));
  return pool as unknown as SqlPool;
}
