import { setTimeout as wait } from 'node:timers/promises';
import type { SqlPool, SqlSession } from './sql.ts';

/** Any fixed number: every running Rasid shares this lock; one that starts holds it alone while it clears up. */
const PRESENCE_LOCK = 7_273_688;
const RETRY_MS = 1_000;

/** The word of one running Rasid that it is there, for as long as its process lives. */
export interface Presence {
  /** Did no other run on this database at our start? Then whatever looks busy in it was cut off. */
  alone: boolean;
  /** Lets others in, who wait as long as we are alone. */
  settle(): Promise<void>;
  leave(): void;
}

/** Says on the database that a Rasid runs, and finds out whether it is the only one. Waits for one that is clearing up. */
export async function enterDatabase(pool: SqlPool): Promise<Presence> {
  let left = false;
  let session: SqlSession | null = null;
  const enter = async (): Promise<SqlSession> => {
    const entered = await pool.connect();
    entered.on('error', () => {
      // The server went away, and our word with it: given again as soon as there is one.
      if (session !== entered) return;
      session = null;
      entered.release(true);
      void enterAgain();
    });
    session = entered;
    return entered;
  };
  const enterAgain = async (): Promise<void> => {
    while (!left) {
      await wait(RETRY_MS, undefined, { ref: false });
      try {
        await (await enter()).query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
        return;
      } catch {
        session?.release(true);
        session = null;
      }
    }
  };
  const first = await enter();
  const { rows } = await first.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
    PRESENCE_LOCK,
  ]);
  const alone = rows[0]?.alone ?? false;
  if (!alone) await first.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
  return {
    alone,
    async settle() {
      if (!alone || session !== first) return;
      await first.query('SELECT pg_advisory_lock_shared($1), pg_advisory_unlock($1)', [PRESENCE_LOCK]);
    },
    leave() {
      left = true;
      // Destroyed, not handed back: the lock is the session's.
      session?.release(true);
      session = null;
    },
  };
}
