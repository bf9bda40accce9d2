import { composeNotice } from '../alerts/notice.ts';
import { MINUTE_MS } from '../lib/durations.ts';
import { errorLine } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { Alert } from '../model/alert.ts';
import type { HealthReport } from '../model/health.ts';
import type { OperationalReport } from '../model/notice.ts';
import type { Tick } from './cron.ts';

interface DatabaseWatchNeeds {
  host: string;
  health(): Promise<HealthReport>;
  operations(): { channels: readonly string[]; repeatMs: number };
  /** Sends at once, past the ledger: it is in the database. Throws DeliveryError. */
  send(channel: string, alert: Alert): Promise<void>;
  log: Log;
  now(): Date;
}

/** A restart of the server, or a connection that breaks, is no outage. */
const OUTAGE_MS = MINUTE_MS;

/**
 * The tick that tells the operators of a lost database, and of its return. It is remembered in this process only:
 * there is nowhere else to remember it.
 */
export function databaseWatchTick(needs: DatabaseWatchNeeds): Tick {
  const { host, health, operations, send, log, now } = needs;
  let lostAt: Date | null = null;
  let reportedAt: Date | null = null;

  async function tell(phase: OperationalReport['phase'], since: Date): Promise<void> {
    const report: OperationalReport = {
      subject: `host ${host}`,
      kind: 'database-lost',
      phase,
      since: since.toISOString(),
      detail: 'nothing is read, judged or sent without it',
    };
    const at = now().toISOString();
    if (phase === 'ended') log.info({ ...report }, 'database is back');
    else log.error({ ...report }, 'service needs attention');
    const alert = composeNotice([report], at, (id) => id);
    if (!alert) return;
    const id = `database-${host}-${since.getTime()}-${phase}-${Date.parse(at)}`;
    for (const channel of operations().channels) {
      await send(channel, { ...alert, id }).catch((error: unknown) =>
        log.error({ channel, error: errorLine(error) }, 'operators could not be told'),
      );
    }
  }

  return {
    name: 'lost database',
    when: '*/10 * * * * *',
    async work() {
      const { databaseReachable } = await health();
      const at = now();
      if (databaseReachable) {
        if (lostAt && reportedAt) await tell('ended', lostAt);
        lostAt = null;
        reportedAt = null;
        return;
      }
      lostAt ??= at;
      const begins = reportedAt === null && at.getTime() - lostAt.getTime() >= OUTAGE_MS;
      const lasts = reportedAt !== null && at.getTime() - reportedAt.getTime() >= operations().repeatMs;
      if (!begins && !lasts) return;
      reportedAt = at;
      await tell(begins ? 'began' : 'lasts', lostAt);
    },
  };
}
