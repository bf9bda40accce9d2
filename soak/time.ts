import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { SqlPool } from '../src/store/sql.ts';
import { type Held, heldFile } from './clock.ts';

/** The compressed clock: it stands ahead of the machine's, and is set ahead whenever there is nothing to do. */
export interface SoakTime {
  now(): Date;
  /** Sets it to `at`, for Rasid and its database. */
  set(at: Date): Promise<void>;
  /** What the process holds, after a garbage collection. */
  held(pid: number): Promise<Held>;
}

/** PostgreSQL takes the place of now() where its statements are planned, so defaults of columns go by it too. */
const DATABASE_CLOCK = `
  CREATE SCHEMA soak;
  CREATE SEQUENCE soak.ahead MINVALUE 0 START 0;
  CREATE FUNCTION soak.ahead_by() RETURNS interval LANGUAGE plpgsql STABLE AS
    $$ BEGIN RETURN make_interval(secs => (SELECT last_value FROM soak.ahead)); END $$;
  CREATE OR REPLACE FUNCTION pg_catalog.now() RETURNS timestamptz LANGUAGE sql STABLE AS
    $$ SELECT transaction_timestamp() + soak.ahead_by() $$`;

const HELD_MS = 10_000;

/** Makes the clock in a file and in the database, whose now() it replaces. */
export async function openTime(pool: SqlPool, file: string): Promise<SoakTime> {
  let aheadSeconds = 0;
  await pool.query(DATABASE_CLOCK);
  writeFileSync(file, '0');
  return {
    now: () => new Date(Date.now() + aheadSeconds * 1_000),
    async set(at) {
      aheadSeconds = Math.round((at.getTime() - Date.now()) / 1_000);
      await pool.query('SELECT setval($1, $2)', ['soak.ahead', aheadSeconds]);
      writeFileSync(file, String(aheadSeconds));
    },
    async held(pid) {
      rmSync(heldFile(file), { force: true });
      process.kill(pid, 'SIGUSR2');
      for (const until = Date.now() + HELD_MS; !existsSync(heldFile(file)); await wait(50))
        if (Date.now() > until) throw new Error('soak: the process does not say what it holds');
      return JSON.parse(readFileSync(heldFile(file), 'utf8')) as Held;
    },
  };
}
