import { makeArticlesDue } from './articles.ts';
import { type LedgerRef, makeDeliveriesDue, requeueOf } from './ledger.ts';
import { LOCK_NUMBERS } from './lock-numbers.ts';
import { freeQueuedFetches, releaseFetchesOf } from './source-states.ts';
import { type Sql, type SqlPool, transaction } from './sql.ts';

/** A run whose word is missing may only have lost its connection: it is given so long to come back. */
const GRACE = '3 seconds';

/** What was put back in line. */
export interface HandedBack {
  runs: string[];
  /** Messages that were being sent: whether they arrived is not known. */
  deliveries: LedgerRef[];
}

const HELD = `SELECT objid::bigint FROM pg_locks
  WHERE locktype = 'advisory' AND classid = ${LOCK_NUMBERS.run} AND objsubid = 2 AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

async function makeAllDue(sql: Sql): Promise<void> {
  await freeQueuedFetches(sql);
  await makeArticlesDue(sql);
  await makeDeliveriesDue(sql);
}

/** Makes everything that waits due now, so that the reconciler enqueues it: its jobs may be gone, or were never enqueued. */
export function makeEverythingDue(pool: SqlPool): Promise<void> {
  return transaction(pool, makeAllDue);
}

async function putBack(sql: Sql, runs: string[]): Promise<HandedBack> {
  await releaseFetchesOf(sql, runs);
  return { runs, deliveries: await requeueOf(sql, runs) };
}

/**
 * Puts back in line what runs had in hand that ended without a word, and makes all that waits due. `all`: no other
 * run is there, so none needs a moment to come back. Also run by several at once, each finds a run only once.
 */
export function settleDeparted(pool: SqlPool, all: boolean): Promise<HandedBack> {
  return transaction(pool, async (sql) => {
    await sql.query(
      `WITH held (id) AS (${HELD})
       UPDATE runs SET absent_since = CASE WHEN absent_since IS NULL THEN now() END
        WHERE (absent_since IS NOT NULL) = EXISTS (SELECT FROM held WHERE held.id = runs.id)`,
    );
    const { rows } = await sql.query<{ id: string }>(
      `DELETE FROM runs WHERE absent_since <= now() - CASE WHEN $1 THEN interval '0' ELSE interval '${GRACE}' END
       RETURNING id`,
      [all],
    );
    const runs = rows.map(({ id }) => id);
    if (runs.length === 0) return { runs, deliveries: [] };
    const handedBack = await putBack(sql, runs);
    await makeAllDue(sql);
    return handedBack;
  });
}

/** Puts back what this run still has in hand, and signs it off: the last thing before the database is closed. */
export function signOff(pool: SqlPool, run: string): Promise<HandedBack> {
  return transaction(pool, async (sql) => {
    const handedBack = await putBack(sql, [run]);
    await sql.query('DELETE FROM runs WHERE id = $1', [run]);
    return handedBack;
  });
}
