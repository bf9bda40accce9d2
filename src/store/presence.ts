import { setTimeout as wait } from 'node:timers/promises';
import type { SqlPool, SqlSession } from './sql.ts';

/** Any fixed number: every running Rasid shares this lock; one that starts holds it alone while it clears up. */
const PRESENCE_LOCK = 7_273_688;
/** Any fixed number: beside it, each running Rasid holds a lock of its own, by the number of its run. */
export const RUN_LOCK = 7_273_689;
const RETRY_MS = 500;
/** A process that was just killed may keep its lock until the server has seen the end of its connection. */
const LAST_BREATH = { tries: 3, ms: 150 };

/** The word of one running Rasid that it is there, for as long as its process lives. */
export interface Presence {
  /** The number of this run; rows that it has in hand carry it. */
  run: string;
  /** Did no other run on this database at our start? Then whatever looks busy in it was cut off. */
  alone: boolean;
  /** Lets others in, who wait as long as we are alone. */
  settle(): Promise<void>;
  leave(): void;
}

async function tryAlone(session: SqlSession): Promise<boolean> {
  for (let tried = 1; ; tried += 1) {
    const { rows } = await session.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
      PRESENCE_LOCK,
    ]);
    if (rows[0]?.alone || tried >= LAST_BREATH.tries) return rows[0]?.alone ?? false;
    await wait(LAST_BREATH.ms);
  }
}

/**
 * Says on the database that a Rasid runs, and finds out whether it is the only one. Waits for one that is clearing up.
 * `onReturn` is called each time the database is back after our connection to it was lost.
 */
export async function enterDatabase(pool: SqlPool, onReturn: () => void = () => {}): Promise<Presence> {
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
  const named = await pool.query<{ id: string }>(
    `SELECT nextval(pg_get_serial_sequence('runs', 'id')) AS id`,
  );
  const run = String(named.rows[0]?.id);
  /** The lock first: a row without one is what a process left that was killed. */
  const signIn = async (entered: SqlSession): Promise<void> => {
    await entered.query('SELECT pg_advisory_lock($1, $2)', [RUN_LOCK, run]);
    await entered.query(
      'INSERT INTO runs (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET absent_since = NULL',
      [run],
    );
  };
  const enterAgain = async (): Promise<void> => {
    while (!left) {
      await wait(RETRY_MS, undefined, { ref: false });
      try {
        const entered = await enter();
        await signIn(entered);
        await entered.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
        onReturn();
        return;
      } catch {
        session?.release(true);
        session = null;
      }
    }
  };
  const first = await enter();
  const alone = await tryAlone(first);
  if (!alone) await first.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
  await signIn(first);
  return {
    run,
    alone,
    async settle() {
      if (!alone || session !== first) return;
      await first.query('SELECT pg_advisory_lock_shared($1), pg_advisory_unlock($1)', [PRESENCE_LOCK]);
    },
    leave() {
      left = true;
      // Destroyed, not handed back: the locks are the session's.
      session?.release(true);
      session = null;
    },
  };
}
