import { rmSync } from 'node:fs';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../../src/store/embedded/open.ts';
import { openStore } from '../../src/store/open.ts';
import { setup as buildCluster, layCluster } from './cluster.ts';
import { makeFolder } from './folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a server that all files share, at a database from which no others are made. */
    sharedServer: string;
  }
}

/** The database that all others are copies of: empty, with the tables of today. */
export const TEMPLATE = 'postgres';

/**
 * Vitest's global setup: one server for all files that need no more than a database. A copy of its database costs a
 * twentieth of what the files and the start of a server of its own do.
 */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await buildCluster();
  const folder = makeFolder();
  const options = {
    dataFolder: folder.path,
    onNotice: () => {},
    signal: AbortSignal.timeout(240_000),
  };
  layCluster(folder.path);
  const server = await openEmbedded(options);
  const store = await openStore({ ...options, databaseUrl: server.url });
  await store.close();
  const address = server.url.replace(`/${TEMPLATE}?`, '/template1?');
  const client = new Client({ connectionString: address });
  await client.connect();
  // Nothing of it has to outlive the machine.
  await client.query('ALTER SYSTEM SET fsync = off');
  await client.query('SELECT pg_reload_conf()');
  await client.end();
  provide('sharedServer', address);
  return async () => {
    await server.close();
    rmSync(folder.path, { recursive: true, force: true });
  };
}
