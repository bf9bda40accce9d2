import { setTimeout as wait } from 'node:timers/promises';
import { type DueFetch, releaseFetch } from './source-states.ts';
import type { SqlPool } from './sql.ts';

/** Between two tries. */
const PAUSE_MS = 2_000;
/** After the lease of a fetch another process may have taken it. */
const TRIES = 150;

/**
 * Lets go of a fetch whose result could not be stored (a full disk, a database that restarts), so that it need not
 * wait for its lease to run out: tries until the database takes it, the lease ends or `stopping` says so.
 */
export async function letGo(pool: SqlPool, fetch: DueFetch, stopping: () => boolean): Promise<void> {
  for (let tried = 0; tried < TRIES && !stopping(); tried += 1) {
    try {
      return await releaseFetch(pool, fetch);
    } catch {
      await wait(PAUSE_MS);
    }
  }
}
