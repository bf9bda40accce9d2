import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError } from '../lib/errors.ts';
import type { Sql, SqlPool, SqlSession } from './sql.ts';

/** Any fixed number: every running Rasid shares this lock; one that clears up or restores holds it alone. */
const PRESENCE_LOCK = 7_273_688;
const RETRY_MS = 1_000;
/** On this channel every running Rasid is asked to leave for a while. */
const ASK_TO_LEAVE = 'rasid_leave';
/** Longer than a stop may take. */
const LEAVING = '60s';
/** PostgreSQL's word for a lock that was waited for too long. */
const LOCK_NOT_AVAILABLE = '55P03';

/** The word of one running Rasid that it is there, for as long as its process lives. */
export interface Presence {
  /** Did no other run on this database at our start? Then whatever looks busy in it was cut off. */
  alone: boolean;
  /** Lets others in, who wait as long as we are alone. */
  settle(): Promise<void>;
  leave(): void;
}

export interface PresenceOptions {
  /** Is one that comes alone to have the database to itself until it settles? */
  clearUp: boolean;
  /** Told when somebody asks for the database: to be left, and entered again. */
  onAsked: () => void;
  /** Ends the waiting to enter. */
  signal: AbortSignal;
}

/**
 * Says on the database that a Rasid runs, and finds out whether it is the only one. Waits for one that is clearing up
 * or restoring.
 */
export async function enterDatabase(
  pool: SqlPool,
  { clearUp, onAsked, signal }: PresenceOptions,
): Promise<Presence> {
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
    entered.on('notification', ({ channel }) => {
      if (channel === ASK_TO_LEAVE && !left) onAsked();
    });
    await entered.query(`LISTEN ${ASK_TO_LEAVE}`);
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
  const giveUp = (): void => first.release(true);
  signal.addEventListener('abort', giveUp, { once: true });
  const { rows } = clearUp
    ? await first.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [PRESENCE_LOCK])
    : { rows: [] };
  const alone = rows[0]?.alone ?? false;
  if (!alone) await first.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
  signal.removeEventListener('abort', giveUp);
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

/** Does any Rasid run on this database? */
export async function isWatched(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 0 AND objid = $1 AND objsubid = 1 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [PRESENCE_LOCK],
  );
  return rows.length > 0;
}

/**
 * Runs `work` while no Rasid runs on the database: those that do are asked to leave and wait, with those that start,
 * until it is done. Throws ConfigError where one does not leave.
 */
export async function withDatabaseAlone<Result>(pool: SqlPool, work: () => Promise<Result>): Promise<Result> {
  const session = await pool.connect();
  try {
    await session.query(`SET lock_timeout = '${LEAVING}'`);
    await session.query(`NOTIFY ${ASK_TO_LEAVE}`);
    await session.query('SELECT pg_advisory_lock($1)', [PRESENCE_LOCK]).catch((cause: unknown) => {
      if (!(cause instanceof Error && 'code' in cause && cause.code === LOCK_NOT_AVAILABLE)) throw cause;
      throw new ConfigError(
        [`a Rasid runs on this database and has not let go of it within ${LEAVING}; stop it first`],
        {
          cause,
        },
      );
    });
    return await work();
  } finally {
    session.release(true);
  }
}
