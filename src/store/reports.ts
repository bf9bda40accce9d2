import type { Alert } from '../model/alert.ts';
import type { OpenServiceCondition, OperationalReport } from '../model/notice.ts';
import { enterOccasion } from './ledger.ts';
import { LOCK_NUMBERS } from './lock-numbers.ts';
import { type Sql, type SqlPool, transaction } from './sql.ts';

/** Reports of one message, and how long a message that cannot be delivered holds up the next. */
const MOST = 2_000;
const HELD_UP = '1 hour';
const LOOKED_AT = '(subject = ANY ($1::text[]) OR starts_with(subject, $2))';

/** Enters what operators must hear, in the transaction that remembers it as told. */
export async function enterReports(sql: Sql, reports: readonly OperationalReport[]): Promise<void> {
  if (reports.length === 0) return;
  await sql.query(
    `INSERT INTO operational_reports (subject, kind, phase, since, detail)
     SELECT subject, kind, phase, since, detail
       FROM jsonb_to_recordset($1::jsonb) AS report (subject text, kind text, phase text, since timestamptz, detail text)`,
    [JSON.stringify(reports).replaceAll('\\u0000', '')],
  );
}

interface ReportRow {
  id: string;
  subject: string;
  kind: OperationalReport['kind'];
  phase: OperationalReport['phase'];
  since: Date;
  detail: string;
}

async function unsentReports(sql: Sql, channels: readonly string[], waitMs: number): Promise<ReportRow[]> {
  const { rows } = await sql.query<ReportRow>(
    `SELECT id, subject, kind, phase, since, detail FROM operational_reports
      WHERE told_at IS NULL
        AND EXISTS (SELECT FROM operational_reports
                     WHERE told_at IS NULL AND at <= now() - make_interval(secs => $1::float8))
        AND NOT EXISTS (SELECT FROM deliveries
                         WHERE kind = 'operations' AND recipients IS NULL AND state IN ('pending', 'sending', 'failed')
                           AND channel = ANY ($2::text[]) AND created_at > now() - interval '${HELD_UP}')
      ORDER BY id LIMIT ${MOST}`,
    [waitMs / 1_000, channels],
  );
  return rows;
}

/**
 * Gathers what operators were not told yet into one message, once its oldest part has waited `waitMs`: marks it told
 * and enters a delivery a channel in one transaction. While an earlier message is still on its way, what is new waits
 * to go with the next. Returns the deliveries' ids.
 */
export function gatherReports(
  pool: SqlPool,
  plan: {
    /** Where these reports go; of none, where any would go. */
    channels(reports: readonly OperationalReport[]): readonly string[];
    waitMs: number;
    compose(reports: readonly OperationalReport[]): Alert | null;
  },
): Promise<string[]> {
  return transaction(pool, async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [LOCK_NUMBERS.gatherReports]);
    const rows = await unsentReports(sql, plan.channels([]), plan.waitMs);
    const last = rows.at(-1);
    if (!last) return [];
    await sql.query('UPDATE operational_reports SET told_at = now() WHERE id = ANY ($1::bigint[])', [
      rows.map((row) => row.id),
    ]);
    const reports = rows.map(({ id: _, since, ...row }) => ({ ...row, since: since.toISOString() }));
    const alert = plan.compose(reports);
    if (!alert) return [];
    const ids: string[] = [];
    for (const channel of plan.channels(reports)) {
      const id = await enterOccasion(sql, {
        kind: 'operations',
        occasion: `operations-${last.id}`,
        storyId: null,
        channel,
        alert,
        why: 'operations',
      });
      if (id !== null) ids.push(id);
    }
    return ids;
  });
}

/**
 * Reviews the service's own conditions of these subjects, and of those that begin with `prefix`: `decide` gets the open ones and says which are open now and
 * what is to be told; both are stored in one transaction. Returns what is to be told.
 */
export function reviewConditions(
  pool: SqlPool,
  { subjects, prefix }: { subjects: readonly string[]; prefix: string },
  decide: (open: OpenServiceCondition[]) => { open: OpenServiceCondition[]; reports: OperationalReport[] },
): Promise<OperationalReport[]> {
  return transaction(pool, async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock($1)', [LOCK_NUMBERS.reviewReports]);
    const { rows } = await sql.query<
      Omit<OpenServiceCondition, 'since' | 'reportedAt' | 'goneSince'> & {
        since: Date;
        reported_at: Date;
        gone_since: Date | null;
      }
    >(
      `SELECT subject, kind, detail, since, reported_at, gone_since FROM service_conditions WHERE ${LOOKED_AT}`,
      [subjects, prefix],
    );
    const { open, reports } = decide(
      rows.map(({ since, reported_at, gone_since, ...row }) => ({
        ...row,
        since: since.toISOString(),
        reportedAt: reported_at.toISOString(),
        goneSince: gone_since?.toISOString() ?? null,
      })),
    );
    await sql.query(`DELETE FROM service_conditions WHERE ${LOOKED_AT}`, [subjects, prefix]);
    await sql.query(
      `INSERT INTO service_conditions (subject, kind, detail, since, reported_at, gone_since)
       SELECT subject, kind, detail, since, "reportedAt", "goneSince" FROM jsonb_to_recordset($1::jsonb)
         AS row (subject text, kind text, detail text, since timestamptz, "reportedAt" timestamptz,
                 "goneSince" timestamptz)`,
      [JSON.stringify(open)],
    );
    await enterReports(sql, reports);
    return reports;
  });
}

/** The subjects of which a condition of this kind is open. */
export async function subjectsWith(sql: Sql, kind: OperationalReport['kind']): Promise<string[]> {
  const { rows } = await sql.query<{ subject: string }>(
    'SELECT subject FROM service_conditions WHERE kind = $1 ORDER BY subject',
    [kind],
  );
  return rows.map(({ subject }) => subject);
}

/** Deliveries that were given up in the last seven days. */
export async function deadLately(sql: Sql): Promise<number> {
  const { rows } = await sql.query<{ n: string }>(
    `SELECT count(*) AS n FROM deliveries WHERE state = 'dead' AND created_at > now() - interval '7 days'`,
  );
  return Number(rows[0]?.n ?? 0);
}

/** Removes reports that were made more than `retentionMs` before `now`. */
export async function removeOldReports(sql: Sql, retentionMs: number, now: Date): Promise<void> {
  await sql.query('DELETE FROM operational_reports WHERE at < $1', [
    new Date(now.getTime() - retentionMs).toISOString(),
  ]);
}
