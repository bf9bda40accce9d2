import { composeNotice } from '../alerts/notice.ts';
import { MINUTE_MS } from '../lib/durations.ts';
import { errorLine } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { Alert } from '../model/alert.ts';
import type { HealthKind, HealthReport } from '../model/health.ts';
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
 * The tick that tells the operators of a database that is lost or full, and of its return. It is remembered in this process only:
 * there is nowhere else to remember it.
 */
export function databaseWatchTick(needs: DatabaseWatchNeeds): Tick {
  const { host, health, operations, send, log, now } = needs;
  let lost: { at: Date; kind: HealthKind } | null = null;
  let reportedAt: Date | null = null;

  async function tell(
    phase: OperationalReport['phase'],
    { at: since, kind }: { at: Date; kind: HealthKind },
  ): Promise<void> {
    const report: OperationalReport = {
      subject: `host ${host}`,
      kind,
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
      const { databaseReachable, problems } = await health();
      const at = now();
      if (databaseReachable) {
        if (lost && reportedAt) await tell('ended', lost);
        lost = null;
        reportedAt = null;
        return;
      }
      lost ??= { at, kind: 'database-lost' };
      // What it is may show late; what was told keeps its name to the end.
      if (reportedAt === null) lost.kind = problems[0]?.kind ?? lost.kind;
      const begins = reportedAt === null && at.getTime() - lost.at.getTime() >= OUTAGE_MS;
      const lasts = reportedAt !== null && at.getTime() - reportedAt.getTime() >= operations().repeatMs;
      if (!begins && !lasts) return;
      reportedAt = at;
      await tell(begins ? 'began' : 'lasts', lost);
    },
  };
}
