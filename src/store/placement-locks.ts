import { LOCK_NUMBERS } from './lock-numbers.ts';
import type { Sql } from './sql.ts';

/** Holds off all placements until the transaction ends. */
export async function lockPlacement(sql: Sql): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [LOCK_NUMBERS.placement]);
}

/**
 * Holds off the placements that could find the same developments or stories: two outlets' copies of one text have keys
 * in common, so they cannot open one of them twice. In one order, so that no two wait for each other.
 */
export async function lockKeys(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql.query(
    `SELECT pg_advisory_xact_lock_shared($1), (
       SELECT count(pg_advisory_xact_lock($2, ordered.number)) FROM (
         SELECT DISTINCT hashtext(key) AS number FROM unnest($3::text[]) AS wanted (key) ORDER BY number) AS ordered)`,
    [LOCK_NUMBERS.placement, LOCK_NUMBERS.storyKey, keys],
  );
}
