import type { SourceMemory } from '../model/reading.ts';
import { latelyReadPages } from './page-notes.ts';
import type { Sql, SqlPool } from './sql.ts';
import { readableOrNull, readStored, STORED } from './stored.ts';

/** What Rasid remembers of one source between fetches. */
export interface SourceState {
  /** The fetch that was just started. */
  fetch: DueFetch;
  /** Empty where it was never read, or cannot be: it learns anew. */
  memory: Partial<SourceMemory>;
  /** What came of its last pages, newest first: null for an article, else why it was none. */
  pages: (string | null)[];
  /** Was it never read before? */
  firstFetch: boolean;
}

/** A fetch that is due: the pair names one fetch of one source, and the job's id derives from it. */
export interface DueFetch {
  sourceId: string;
  seq: string;
}

/** How long a fetch may wait in the queue, or run, before it counts as lost with its process. */
const QUEUED_LEASE = '60 seconds';
/** How soon a fetch that a process cannot make is given to another. */
const HANDED_BACK = '5 seconds';
const FETCHING_LEASE = '5 minutes';
/** What is dated later than this was written before the clock was set back: it says nothing of how long ago it was. */
const AHEAD = '1 minute';
/** First fetches of new sources start this far apart, so that a first start does not fetch them all at once. */
const FIRST_FETCH_GAP_MS = 150;

/** Makes the stored sources equal to the configured ones: new ones are added, absent ones switched off. */
export async function registerSources(pool: SqlPool, enabledIds: readonly string[]): Promise<void> {
  await pool.query(
    `INSERT INTO source_states (id, next_fetch_at)
     SELECT id, now() + (n - 1) * interval '${FIRST_FETCH_GAP_MS} milliseconds'
       FROM unnest($1::text[]) WITH ORDINALITY AS wanted (id, n)
     ON CONFLICT (id) DO UPDATE SET enabled = true`,
    [enabledIds],
  );
  await pool.query('UPDATE source_states SET enabled = false WHERE enabled AND id <> ALL ($1::text[])', [
    enabledIds,
  ]);
}

/**
 * Marks up to `limit` due sources as queued and returns them; a fetch whose process died is due again, and so is one
 * that was last made in what is now the future: a clock that was a year ahead for a minute must not silence its sources
 * for a year.
 */
export async function claimDueFetches(pool: SqlPool, limit: number): Promise<DueFetch[]> {
  const { rows } = await pool.query<DueFetch>(
    `UPDATE source_states SET phase = 'queued', phase_since = now(), fetch_seq = fetch_seq + 1
      WHERE id IN (
        SELECT id FROM source_states
         WHERE enabled AND (next_fetch_at <= now() OR last_fetch_at > now() + interval '${AHEAD}')
           AND (phase = 'idle'
                OR phase_since > now() + interval '${AHEAD}'
                OR (phase = 'queued' AND phase_since < now() - interval '${QUEUED_LEASE}')
                OR (phase = 'fetching' AND phase_since < now() - interval '${FETCHING_LEASE}'))
         ORDER BY next_fetch_at LIMIT $1 FOR UPDATE SKIP LOCKED)
      RETURNING id AS "sourceId", fetch_seq AS seq`,
    [limit],
  );
  return rows;
}

/**
 * Starts the fetch a source waits for; null when it waits for none (it is being fetched, or was). Whichever of its
 * jobs comes first starts it, so that a queue longer than the lease never keeps a source from being fetched. `run` has the fetch in hand.
 */
export async function beginFetch(pool: SqlPool, sourceId: string, run: string): Promise<SourceState | null> {
  const { rows } = await pool.query<{
    seq: string;
    memory: unknown;
    firstFetch: boolean;
    pages: (string | null)[];
  }>(
    `UPDATE source_states SET phase = 'fetching', phase_since = now(), last_fetch_at = now(), fetches = fetches + 1,
            run_id = $2
      WHERE id = $1 AND phase = 'queued'
      RETURNING fetch_seq AS seq, memory, last_success_at IS NULL AS "firstFetch",
                ${latelyReadPages('source_states.id')} AS pages`,
    [sourceId, run],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    fetch: { sourceId, seq: row.seq },
    memory: readableOrNull(() => readStored(STORED.memory, sourceId, row.memory)) ?? {},
    firstFetch: row.firstFetch,
    pages: row.pages,
  };
}

/** The third parameter, in milliseconds from now. */
const IN_MS = `now() + $3::float8 * interval '1 millisecond'`;

export interface FetchSuccess {
  notModified: boolean;
  newArticles: number;
  memory: SourceMemory;
  /** From the end of this one. Not a time: the database's clock may be another than ours. */
  nextFetchInMs: number;
}

/** Ends a fetch that worked; false when another has taken its place meanwhile. */
export async function finishFetch(sql: Sql, fetch: DueFetch, success: FetchSuccess): Promise<boolean> {
  const { rows } = await sql.query(
    `UPDATE source_states
        SET phase = 'idle', phase_since = now(), next_fetch_at = ${IN_MS}, last_success_at = now(), failures = 0,
            last_failure = NULL, last_error = NULL, memory = $4,
            not_modified = not_modified + CASE WHEN $5::boolean THEN 1 ELSE 0 END,
            last_new_at = CASE WHEN $6::integer > 0 THEN now() ELSE last_new_at END
      WHERE id = $1 AND fetch_seq = $2 RETURNING id`,
    [
      fetch.sourceId,
      fetch.seq,
      success.nextFetchInMs,
      JSON.stringify(success.memory),
      success.notModified,
      success.newArticles,
    ],
  );
  return rows.length > 0;
}

/** Ends a fetch that failed: why in one word and one line, and when the next try is; false as above. */
export async function failFetch(
  sql: Sql,
  fetch: DueFetch,
  failure: { kind: string; message: string; nextFetchInMs: number; memory: SourceMemory },
): Promise<boolean> {
  const { rows } = await sql.query(
    `UPDATE source_states
        SET phase = 'idle', phase_since = now(), next_fetch_at = ${IN_MS}, failures = failures + 1,
            last_failure = $4, last_error = $5, memory = $6
      WHERE id = $1 AND fetch_seq = $2 RETURNING id`,
    [
      fetch.sourceId,
      fetch.seq,
      failure.nextFetchInMs,
      failure.kind,
      failure.message,
      JSON.stringify(failure.memory),
    ],
  );
  return rows.length > 0;
}

/** Lets go of a fetch that was cut off by our own stop: due at once, and no failure of the source. */
export async function releaseFetch(pool: SqlPool, fetch: DueFetch): Promise<void> {
  await pool.query(
    `UPDATE source_states SET phase = 'idle', phase_since = now() WHERE id = $1 AND fetch_seq = $2`,
    [fetch.sourceId, fetch.seq],
  );
}

/**
 * Hands back a fetch whose source this process does not know: given out anew soon, and overdue meanwhile, so that it is
 * seen where no process knows it.
 */
export async function handBackFetch(pool: SqlPool, fetch: DueFetch): Promise<void> {
  await pool.query(
    `UPDATE source_states SET phase_since = now() - interval '${QUEUED_LEASE}' + interval '${HANDED_BACK}'
      WHERE id = $1 AND fetch_seq = $2 AND phase = 'queued'`,
    [fetch.sourceId, fetch.seq],
  );
}

/** Frees the fetches that these runs had in hand when they ended. */
export async function releaseFetchesOf(sql: Sql, runs: readonly string[]): Promise<void> {
  await sql.query(
    `UPDATE source_states SET phase = 'idle', phase_since = now()
      WHERE phase = 'fetching' AND run_id = ANY ($1::bigint[])`,
    [runs],
  );
}

/** Frees the fetches that wait for a job, where the jobs may be gone: they are handed out anew. */
export async function freeQueuedFetches(sql: Sql): Promise<void> {
  await sql.query(`UPDATE source_states SET phase = 'idle', phase_since = now() WHERE phase = 'queued'`);
}

/** Frees what a process that had the database for itself left unfinished when it died. */
export async function freeAbandonedFetches(sql: Sql): Promise<void> {
  await sql.query(`UPDATE source_states SET phase = 'idle', phase_since = now() WHERE phase <> 'idle'`);
}
