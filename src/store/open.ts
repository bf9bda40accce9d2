import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError, codeOf, errorLine } from '../lib/errors.ts';
import type { EarlyDatabase } from './embedded/early.ts';
import { importOlder } from './embedded/import-pglite.ts';
import { type Embedded, openEmbedded } from './embedded/open.ts';
import { migrate } from './migrations.ts';
import { openServer, type PoolEvents, type PoolUse } from './server.ts';
import type { SqlPool } from './sql.ts';

export { hasEmbedded } from './embedded/open.ts';

export interface StoreOptions {
  /** Address of a PostgreSQL server, or null for one of our own. A secret: it may hold a password. */
  databaseUrl: string | null;
  /** Where a server of our own keeps its files. */
  dataFolder: string;
  /** That server where it is being opened already. */
  early?: EarlyDatabase | undefined;
  /** Told, once a message, what an operator should know while opening. */
  onNotice: (message: string, fields: Record<string, unknown>) => void;
  /** Ends the waiting for a server. */
  signal: AbortSignal;
}

export interface Store {
  pool: SqlPool;
  kind: 'embedded' | 'server';
  /** Did the server say within the last minute that its disk is full? It reads on as if nothing were. */
  diskFull(): boolean;
  /**
   * A further pool on the same database, for what keeps its tables in `schema`, with so many connections at the most.
   * Whoever opens it ends it.
   */
  openPool(schema: string, use?: PoolUse, connections?: number): SqlPool;
  close(): Promise<void>;
}

/** What a retry cannot mend: wrong password, no such role, no such database, no rights; by SQLSTATE class or code. */
const HOPELESS = new Set(['28P01', '28000', '3D000', '42501']);

/** `postgres://user@host:5432/name` without the password, for messages. */
function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    if (parsed.password) parsed.password = '***';
    return parsed.href;
  } catch {
    return 'DATABASE_URL';
  }
}

/** Ticks write every few seconds, and hear that it still is. */
const FULL_FOR_MS = 40_000;

/** What the pools of a store tell of their server. */
function listening({ onNotice }: StoreOptions): PoolEvents & { diskFull(): boolean } {
  let fullUntil = 0;
  return {
    onError: (error) =>
      onNotice('database: connection lost, a new one is made when needed', { error: errorLine(error) }),
    onFull() {
      fullUntil = performance.now() + FULL_FOR_MS;
    },
    diskFull: () => performance.now() < fullUntil,
  };
}

async function reachServer(options: StoreOptions, url: string, events: PoolEvents): Promise<SqlPool> {
  const where = withoutPassword(url);
  const pool = openServer(url, 'rasid', events);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await migrate(pool);
      return pool;
    } catch (cause) {
      if (cause instanceof ConfigError) {
        await pool.end();
        throw cause;
      }
      if (HOPELESS.has(codeOf(cause)) || options.signal.aborted) {
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

/** No connection, or one that the server ended: it was stopping, or was killed, as we came. */
const isGone = (error: unknown): boolean => /^(?:E[A-Z]+|57P0\d)$/.test(codeOf(error));

async function reachEmbedded(options: StoreOptions, server: Embedded, events: PoolEvents): Promise<SqlPool> {
  const pool = openServer(server.url, 'rasid', events);
  try {
    await migrate(pool).catch(async (error: unknown) => {
      if (!isGone(error)) throw error;
      await server.revive();
      await migrate(pool);
    });
    await importOlder(options.dataFolder, pool, options);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * Opens the database, migrated and ready. Waits, saying so, for a server that is not up yet; starts one of our own
 * where no address is given and none runs on the data folder.
 * Throws ConfigError when a server refuses for good, or the data folder or this machine does not allow one of our own.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl } = options;
  const events = listening(options);
  const { diskFull } = events;
  if (databaseUrl !== null) {
    const pool = await reachServer(options, databaseUrl, events);
    const openPool: Store['openPool'] = (schema, use, connections) =>
      openServer(databaseUrl, schema, events, use, connections);
    return { pool, kind: 'server', diskFull, openPool, close: () => pool.end() };
  }
  const server = await (options.early?.take(options.onNotice) ?? openEmbedded(options));
  try {
    const pool = await reachEmbedded(options, server, events);
    return {
      pool,
      kind: 'embedded',
      diskFull,
      openPool: (schema, use, connections) => openServer(server.url, schema, events, use, connections),
      close: async () => {
        await pool.end();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
