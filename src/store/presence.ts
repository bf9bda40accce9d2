import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError, codeOf } from '../lib/errors.ts';
import { LOCK_NUMBERS } from './lock-numbers.ts';
import { onlyRow, type Sql, type SqlPool, type SqlSession } from './sql.ts';

const RETRY_MS = 500;
/** A process that was just killed may keep its lock until the server has seen the end of its connection. */
const UNTIL_UNLOCKED = { tries: 3, ms: 150 };
/** On this channel every running Rasid is asked to leave for a while. */
const ASK_TO_LEAVE = 'rasid_leave';
/** Longer than a stop may take. */
const LEAVING = '60s';
/** PostgreSQL's word for a lock that was waited for too long. */
const LOCK_NOT_AVAILABLE = '55P03';

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
      LOCK_NUMBERS.presence,
    ]);
    if (rows[0]?.alone || tried >= UNTIL_UNLOCKED.tries) return rows[0]?.alone ?? false;
    await wait(UNTIL_UNLOCKED.ms);
  }
}

export interface PresenceOptions {
  /** Called each time the database is back after our connection to it was lost. */
  onReturn: () => void;
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
  { onReturn, onAsked, signal }: PresenceOptions,
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
  const named = await pool.query<{ id: string }>(
    `SELECT nextval(pg_get_serial_sequence('runs', 'id')) AS id`,
  );
  const run = onlyRow(named.rows).id;
  /** The lock first: a row without one is what a process left that was killed. */
  const signIn = async (entered: SqlSession): Promise<void> => {
    await entered.query('SELECT pg_advisory_lock($1, $2)', [LOCK_NUMBERS.run, run]);
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
        await entered.query('SELECT pg_advisory_lock_shared($1)', [LOCK_NUMBERS.presence]);
        onReturn();
        return;
      } catch {
        session?.release(true);
        session = null;
      }
    }
  };
  const leave = (): void => {
    left = true;
    // Destroyed, not handed back: the locks are the session's.
    session?.release(true);
    session = null;
  };
  const first = await enter();
  signal.addEventListener('abort', leave);
  const alone = await tryAlone(first);
  if (!alone) await first.query('SELECT pg_advisory_lock_shared($1)', [LOCK_NUMBERS.presence]);
  signal.removeEventListener('abort', leave);
  await signIn(first);
  return {
    run,
    alone,
    async settle() {
      if (!alone || session !== first) return;
      await first.query('SELECT pg_advisory_lock_shared($1), pg_advisory_unlock($1)', [
        LOCK_NUMBERS.presence,
      ]);
    },
    leave,
  };
}

/** Does any Rasid run on this database? */
export async function isWatched(sql: Sql): Promise<boolean> {
  const { rows } = await sql.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = 0 AND objid = $1 AND objsubid = 1 AND granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [LOCK_NUMBERS.presence],
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
    await session.query('SELECT pg_advisory_lock($1)', [LOCK_NUMBERS.presence]).catch((cause: unknown) => {
      if (codeOf(cause) !== LOCK_NOT_AVAILABLE) throw cause;
      const problem = `a Rasid runs on this database and has not let go of it within ${LEAVING}; stop it first`;
      throw new ConfigError([problem], { cause });
    });
    return await work();
  } finally {
    session.release(true);
  }
}
