import { openStore, type Store } from '../../src/store/open.ts';
import { layCluster } from './cluster.ts';
import { makeFolder, type TestFolder } from './folder.ts';

/** A real embedded database in a data folder of its own. */
export interface TestStore {
  store: Store;
  folder: TestFolder;
  /** Closes the database and removes its folder. */
  close(): Promise<void>;
}

/** Opens one, on the cluster that the test run has built. */
export async function openTestStore(): Promise<TestStore> {
  const folder = makeFolder();
  layCluster(folder.path);
  const store = await openStore({
    databaseUrl: null,
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
