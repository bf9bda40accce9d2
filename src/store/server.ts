import type { EventEmitter } from 'node:events';
import pg from 'pg';
import { codeOf } from '../lib/errors.ts';
import type { SqlPool } from './sql.ts';

/** What the connections of a pool are for. */
export type PoolUse =
  /** Anything. */
  | 'all'
  /** The same statements again and again, each of which finds its rows by key. */
  | 'by key';

/**
 * Parsing and planning is a third of what such statements cost, so each connection keeps their plans. A plan that is
 * kept must be right for tables of any size: made while they are empty it would scan them, and go on so when they are
 * full. By key it is never wrong.
 */
const KEPT_PLANS = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
];

const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `rasid-${names.size}`;
  names.set(text, name);
  return name;
}

/** The table has another shape since it was prepared; the server, or what stands before it, has forgotten it. */
const OUTDATED = new Set(['0A000', '26000']);

type Callback = (error: Error, result: pg.QueryResult) => void;

/** SQLSTATE of a disk without room, of the database's files or of a connection's own. */
const DISK_FULL = '53100';

/** Has `onFull` called where the server says that its disk is full, as it does to whoever writes, or connects. */
function heedFull(client: pg.Client, onFull: () => void): void {
  const { connection } = client as unknown as { connection: EventEmitter };
  connection.on('errorMessage', (message: { code?: string }) => {
    if (message.code === DISK_FULL) onFull();
  });
}

/** A connection that prepares each statement with parameters once, by a name of its own. */
class PreparingClient extends pg.Client {
  /** With another one all are prepared anew. */
  #round = 0;

  #heed(error: unknown): void {
    if (OUTDATED.has(codeOf(error))) this.#round += 1;
  }

  // The pool's own calls bring a callback, a session's do not.
  override query(text: unknown, values?: unknown, callback?: unknown): never {
    if (typeof text !== 'string' || !Array.isArray(values))
      return super.query(text as string, values as unknown[], callback as Callback) as never;
    const prepared = { name: `${this.#round}-${nameOf(text)}`, text, values };
    if (typeof callback === 'function')
      return super.query(prepared, (error: Error, result: pg.QueryResult) => {
        this.#heed(error);
        (callback as Callback)(error, result);
      }) as never;
    return super.query(prepared).catch((error: unknown) => {
      this.#heed(error);
      throw error;
    }) as never;
  }
}

/** Open at once at the most, where nothing else is said. */
const CONNECTIONS = 10;

/**
 * What the statements here count on, whatever a role or database of the server says: days are days in UTC, dates are
 * written as pg reads them (it reads none at all in `SQL, DMY`), and rows that are locked are seen as they are then.
 */
const SESSION = [
  'TimeZone=UTC',
  'DateStyle=ISO',
  'IntervalStyle=postgres',
  'extra_float_digits=1',
  'standard_conforming_strings=on',
  'default_transaction_isolation=read\\ committed',
];

/** An address without the settings it asks for (`?options=`), which pg would take in the place of ours, and those settings. */
function withoutOptions(url: string): { address: string; asked: string[] } {
  if (!/[?&]options=/.test(url)) return { address: url, asked: [] };
  const address = new URL(url);
  const asked = address.searchParams.getAll('options');
  address.searchParams.delete('options');
  return { address: address.href, asked };
}

export interface PoolEvents {
  onError: (error: Error) => void;
  onFull: () => void;
}

/**
 * A pool on a PostgreSQL server. Unqualified names resolve in `schema`.
 * Idle connections that drop are reported through `onError` and replaced; they never end the process. `onFull`
 * is called at each thing that the server cannot do for a full disk.
 */
export function openServer(
  url: string,
  schema: string,
  { onError, onFull }: PoolEvents,
  use: PoolUse = 'all',
  connections: number = CONNECTIONS,
): SqlPool {
  const settings = [`search_path=${schema}`, ...SESSION, ...(use === 'by key' ? KEPT_PLANS : [])];
  const { address, asked } = withoutOptions(url);
  const Base: typeof pg.Client = use === 'by key' ? PreparingClient : pg.Client;
  const pool = new pg.Pool({
    connectionString: address,
    max: connections,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    options: [...asked, ...settings.map((setting) => `-c ${setting}`)].join(' '),
    application_name: 'rasid',
    Client: class extends Base {
      constructor(config?: string | pg.ClientConfig) {
        super(config);
        heedFull(this, onFull);
      }
    },
  });
  pool.on('error', onError);
  // The pool hears of idle connections only: one that drops while it is in use would end the process.
  pool.on('connect', (client) => void client.on('error', onError));
  return pool as unknown as SqlPool;
}
