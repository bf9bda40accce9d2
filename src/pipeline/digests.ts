import { type DigestPlan, digestPeriod, summaryAlert } from '../alerts/digest.ts';
import { summaryRow } from '../alerts/summary-row.ts';
import { DAY_MS } from '../lib/durations.ts';
import type { Alert } from '../model/alert.ts';
import { enterOccasion } from '../store/ledger.ts';
import type { SqlPool } from '../store/sql.ts';
import { readable, readStored, STORED } from '../store/stored.ts';

/** Stories a digest looks at: it lists 25 and counts the rest. */
const MOST_STORIES = 5_000;

/** How far back a digest reaches over those that were never made. */
const REACHES_BACK_MS = { daily: 7 * DAY_MS, weekly: 31 * DAY_MS };

/**
 * From when a channel's digest tells: the end of its latest one, so that what was found before a pause of days, or an hour
 * that was changed, is in one digest and in one only; else from the plan's time before.
 */
async function toldUpTo(
  pool: SqlPool,
  plan: DigestPlan,
  channel: string,
  { from, to }: { from: Date; to: Date },
): Promise<Date> {
  const { rows } = await pool.query<{ told: string | null }>(
    `SELECT alert #>> '{summary,to}' AS told FROM deliveries
      WHERE kind = 'digest' AND channel = $1 AND alert #>> '{summary,kind}' = $2 ORDER BY id DESC LIMIT 1`,
    [channel, plan.period],
  );
  const told = Date.parse(rows[0]?.told ?? '');
  if (!(told < to.getTime())) return from;
  return new Date(Math.max(told, to.getTime() - REACHES_BACK_MS[plan.period]));
}

/** What every story last was in a period, whatever became of it on any channel. */
async function storiesOfPeriod(pool: SqlPool, from: Date, to: Date): Promise<Alert[]> {
  const { rows } = await pool.query<{ id: string; alert: unknown }>(
    `SELECT id, alert FROM (
       SELECT DISTINCT ON (story_id) id, story_id, alert FROM story_events WHERE at >= $1 AND at < $2
        ORDER BY story_id, id DESC) AS latest LIMIT ${MOST_STORIES}`,
    [from.toISOString(), to.toISOString()],
  );
  return readable(rows, ({ id, alert }) => readStored(STORED.eventAlert, id, alert));
}

/**
 * Enters the digests whose time has come, one a period and channel however often it is asked and by however many
 * processes. One that fell into a time when nothing ran is entered late, of several the last one, with the stories of all;
 * one from before this database was made is not. Returns their ids.
 */
export async function enterDigests(
  pool: SqlPool,
  plans: readonly DigestPlan[],
  now: Date,
): Promise<string[]> {
  const entered: string[] = [];
  for (const plan of plans) {
    const period = digestPeriod(plan, now);
    const { to } = period;
    const occasion = `${plan.period}-${to.toISOString().slice(0, 16)}`;
    const { rows } = await pool.query<{ missing: string[] | null }>(
      `SELECT array_agg(channel) AS missing FROM unnest($1::text[]) AS wanted (channel)
        WHERE (SELECT min(applied_at) FROM rasid_migrations) < $3
          AND NOT EXISTS (SELECT FROM deliveries
                           WHERE idempotency_key = (SELECT id FROM instance) || '-' || $2::text || '-' || wanted.channel)`,
      [plan.channels, occasion, to.toISOString()],
    );
    const missing = rows[0]?.missing ?? [];
    const begun = await Promise.all(
      missing.map(async (channel) => ({ channel, from: await toldUpTo(pool, plan, channel, period) })),
    );
    // Most channels' digests begin at one time: their stories are asked for once.
    for (const [fromMs, alike] of Map.groupBy(begun, ({ from }) => from.getTime())) {
      const from = new Date(fromMs);
      const stories = await storiesOfPeriod(pool, from, to);
      const alert = summaryAlert(
        plan.period,
        stories.map((one) => summaryRow(one, now)),
        { from: from.toISOString(), to: to.toISOString(), timezone: plan.timezone },
      );
      const why = `${plan.period} digest`;
      for (const { channel } of alike) {
        const id = await enterOccasion(pool, {
          kind: 'digest',
          occasion,
          storyId: null,
          channel,
          alert,
          why,
        });
        if (id !== null) entered.push(id);
      }
    }
  }
  return entered;
}
