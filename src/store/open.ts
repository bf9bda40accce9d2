import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError, errorLine } from '../lib/errors.ts';
import { openEmbedded } from './embedded.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrations.ts';
import { openServer } from './server.ts';
import type { SqlPool } from './sql.ts';

export interface StoreOptions {
  /** Address of a PostgreSQL server, or null for the embedded one. A secret: it may hold a password. */
  databaseUrl: string | null;
  /** Where the embedded database keeps its files. */
  dataFolder: string;
  /** Told, once a message, what an operator should know while opening. */
  onNotice: (message: string, fields: Record<string, unknown>) => void;
  /** Ends the waiting for a server. */
  signal: AbortSignal;
}

export interface Store {
  pool: SqlPool;
  kind: 'embedded' | 'server';
  close(): Promise<void>;
}

/** What a retry cannot mend: wrong password, no such role, no such database, no rights; by SQLSTATE class or code. */
const HOPELESS = new Set(['28P01', '28000', '3D000', '42501']);

const sqlState = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** `postgres://user@host:5432/name` without the password, for messages. */
export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    if (parsed.password) parsed.password = '***';
    return parsed.href;
  } catch {
    return 'DATABASE_URL';
  }
}

async function reachServer(options: StoreOptions, url: string): Promise<SqlPool> {
  const where = withoutPassword(url);
  const pool = openServer(url, (error) =>
    options.onNotice('database: connection lost, a new one is made when needed', { error: errorLine(error) }),
  );
  for (let attempt = 1; ; attempt += 1) {
    try {
      await migrate(pool);
      return pool;
    } catch (cause) {
      if (HOPELESS.has(sqlState(cause)) || options.signal.aborted) {
        await pool.end();
        throw new ConfigError([`DATABASE_URL: ${where} refused (${errorLine(cause)})`], { cause });
      }
      const waitMs = Math.min(30_000, 500 * 2 ** Math.min(attempt, 6));
      options.onNotice('database: not reachable, trying again', {
        database: where,
        attempt,
        nextTryInMs: waitMs,
        error: errorLine(cause),
      });
      await wait(waitMs, undefined, { signal: options.signal }).catch(() => {});
    }
  }
}

/**
 * Opens the database, migrated and ready. Waits, saying so, for a server that is not up yet.
 * Throws ConfigError when the data folder is taken or a server refuses for good.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (options.databaseUrl !== null) {
    const pool = await reachServer(options, options.databaseUrl);
    return { pool, kind: 'server', close: () => pool.end() };
  }
  const unlock = await lockFolder(options.dataFolder);
  try {
    const pool = await openEmbedded(options.dataFolder, (to) =>
      options.onNotice('database: found a half-made folder and moved it aside', { movedTo: to }),
    );
    await migrate(pool);
    // PGlite is one session, so this holds for BullMQ's statements too.
    await pool.query('SET search_path TO rasid, bullmq');
    return {
      pool,
      kind: 'embedded',
      close: async () => {
        await pool.end();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}
