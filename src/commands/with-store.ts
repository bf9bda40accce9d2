import { readdirSync } from 'node:fs';
import { ConfigError } from '../lib/errors.ts';
import type { Settings } from '../settings/load.ts';
import { dataFolder } from '../settings/place.ts';
import { openStore, type Store } from '../store/open.ts';
import type { SqlPool } from '../store/sql.ts';
import { watchUnreadable } from '../store/unreadable-rows.ts';
import type { CommandWorld } from './command.ts';

/** A server that is not there within this time is not waited for: somebody sits at the terminal. */
const PATIENCE_MS = 10_000;
/** One of our own is there in a second, but its first building takes what the machine needs. */
const BUILDING_MS = 120_000;

/** Has the folder ever held a database? A mistyped one is told instead of made. */
function holdsNothing(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return true;
  }
}

/**
 * Opens the database for one piece of work and closes it again. Throws ConfigError where it cannot be opened, or where
 * there is none: only what is to be kept makes one (`make`).
 */
export async function withStore<Result>(
  values: { data?: string | undefined },
  settings: Settings,
  world: CommandWorld,
  work: (pool: SqlPool, store: Store) => Promise<Result>,
  { make = false }: { make?: boolean } = {},
): Promise<Result> {
  const folder = dataFolder(values, world.env);
  const isNew = settings.databaseUrl === null && holdsNothing(folder);
  if (isNew && !make) {
    throw new ConfigError([
      `${folder}: no database there; --data or RASID_DATA names the folder of rasid run`,
    ]);
  }
  const store = await openStore({
    databaseUrl: settings.databaseUrl,
    dataFolder: folder,
    onNotice: (message) => void world.stderr.write(`rasid: ${message}\n`),
    signal: AbortSignal.timeout(settings.databaseUrl === null ? BUILDING_MS : PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw cause instanceof ConfigError
      ? cause
      : new ConfigError(['the database could not be opened'], { cause });
  });
  if (isNew) world.stderr.write(`rasid: ${folder}: no database was there; a new one is begun\n`);
  const unreadable = watchUnreadable(
    ({ message }) => void world.stderr.write(`rasid: left out: ${message}\n`),
    () => new Date(),
  );
  try {
    return await work(store.pool, store);
  } finally {
    unreadable.close();
    await store.close();
  }
}
