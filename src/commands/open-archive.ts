import { ConfigError } from '../lib/errors.ts';
import { loadSettings, type Settings } from '../settings/load.ts';
import { configFolder, dataFolder } from '../settings/place.ts';
import { openStore, type Store } from '../store/open.ts';
import type { CommandWorld } from './command.ts';

/** How long a command waits for a database server. */
const WAIT_MS = 10_000;

/**
 * Runs `work` on the configured database and closes it. With the embedded one no other Rasid may have the folder.
 * Throws ConfigError where the configuration is wrong or the database cannot be opened.
 */
export async function withArchive<Result>(
  values: { config?: string | undefined; data?: string | undefined },
  world: CommandWorld,
  work: (store: Store, settings: Settings) => Promise<Result>,
): Promise<Result> {
  const settings = loadSettings(configFolder(values, world.env), world.env);
  const store = await openStore({
    databaseUrl: settings.databaseUrl,
    dataFolder: dataFolder(values, world.env),
    onNotice: (message) => void world.stderr.write(`rasid: ${message}\n`),
    signal: AbortSignal.timeout(WAIT_MS),
  }).catch((cause: unknown) => {
    throw cause instanceof ConfigError
      ? cause
      : new ConfigError(['the database could not be opened'], { cause });
  });
  try {
    return await work(store, settings);
  } finally {
    await store.close();
  }
}
