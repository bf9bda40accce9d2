import { openStore, type Store } from '../../src/store/open.ts';
import { layCluster } from './cluster.ts';
import { makeFolder, type TestFolder } from './folder.ts';

/** A real database: an embedded one in a data folder of its own, or a server's. */
export interface TestStore {
  store: Store;
  folder: TestFolder;
  /** Closes the database and removes its folder. */
  close(): Promise<void>;
}

/** Opens one on the cluster that the test run has built, or on a server's empty database where one is given. */
export async function openTestStore(databaseUrl: string | null = null): Promise<TestStore> {
  const folder = makeFolder();
  if (databaseUrl === null) layCluster(folder.path);
  const store = await openStore({
    databaseUrl,
    dataFolder: folder.path,
    onNotice: () => {},
    signal: AbortSignal.timeout(60_000),
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
