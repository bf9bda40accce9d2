import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';
import { layCluster } from './cluster.ts';
import { makeFolder, type TestFolder } from './folder.ts';
import { TEMPLATE } from './shared-server.ts';

/**
 * Where a test's database is: on the server that all share, on one of its own in its data folder, which commands find
 * there, or at an address.
 */
export type Whereabouts = 'shared' | 'folder' | { url: string };

/** A real database, and a folder. */
export interface TestStore {
  store: Store;
  folder: TestFolder;
  /** Closes the database and removes the folder. */
  close(): Promise<void>;
}

/** Removes all rows of tables, and what refers to them. TRUNCATE, which makes new files, costs fifty times as much. */
export async function emptyTables(pool: Store['pool'], ...tables: string[]): Promise<void> {
  for (const table of tables) await pool.query(`DELETE FROM ${table}`);
}

let made = 0;

/** Makes an empty database on the server that all share and returns its address. */
async function copyOfTemplate(): Promise<string> {
  const server = inject('sharedServer');
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`).finally(() => client.end());
  return server.replace('/template1?', `/${name}?`);
}

/** Opens an empty database, with the tables of today. */
export async function openTestStore(where: Whereabouts = 'shared'): Promise<TestStore> {
  const folder = makeFolder();
  if (where === 'folder') layCluster(folder.path);
  const address = where === 'shared' ? await copyOfTemplate() : where === 'folder' ? null : where.url;
  const store = await openStore({
    databaseUrl: address,
    dataFolder: folder.path,
    onNotice: () => {},
    signal: AbortSignal.timeout(240_000),
  });
  return {
    store,
    folder,
    async close() {
      await store.close();
      folder.remove();
    },
  };
}

/**
 * An empty database for the tests of a block or file: open from before the first to behind the last. The tables named are
 * emptied before each.
 */
export function testStore(...emptied: string[]): Pick<Store, 'pool'> {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestStore();
  });
  afterAll(() => opened.close());
  if (emptied.length > 0) beforeEach(() => emptyTables(opened.store.pool, ...emptied));
  return {
    get pool() {
      return opened.store.pool;
    },
  };
}
