import { factsOfAlert } from '../alerts/facts.ts';
import { repeatedAlert } from '../alerts/merge.ts';
import { leastRepeatMs, type RouteNode, timingFor } from '../alerts/route.ts';
import { CARRIER, enterOccasion } from '../store/ledger.ts';
import type { SqlPool } from '../store/sql.ts';
import { readableOrNull, readStored, STORED } from '../store/stored.ts';

/** Stories that have not moved for so long are not looked at any more. */
const STILL_OPEN = '60 days';

interface DueRow {
  id: string;
  channel: string;
  storyId: string;
  sentAt: Date;
  event: string;
  alert: unknown;
  reports: string;
}

/**
 * Enters a delivery for every story that lives on (articles joined since the channel was last told of it) and whose
 * route's `repeat_interval` has passed. Returns their ids. One a message: entering again changes nothing.
 */
export async function enterRepeats(pool: SqlPool, route: RouteNode, now: Date): Promise<string[]> {
  const leastMs = leastRepeatMs(route);
  if (leastMs === null) return [];
  const { rows } = await pool.query<DueRow>(
    `WITH last AS (
       SELECT DISTINCT ON (alerted.channel, alerted.story_id) alerted.id, alerted.channel, alerted.story_id, carrier.sent_at
         FROM stories JOIN deliveries AS alerted ON alerted.story_id = stories.id ${CARRIER}
        WHERE stories.updated_at > now() - interval '${STILL_OPEN}'
          AND alerted.recipients IS NULL AND alerted.state IN ('sent', 'merged') AND carrier.state = 'sent'
        ORDER BY alerted.channel, alerted.story_id, carrier.sent_at DESC, alerted.id DESC)
     SELECT last.id, last.channel, last.story_id AS "storyId", last.sent_at AS "sentAt", event.id AS event, event.alert, joined.reports FROM last
       JOIN LATERAL (SELECT id, alert FROM story_events WHERE story_id = last.story_id ORDER BY id DESC LIMIT 1) AS event ON true
       JOIN LATERAL (SELECT count(*) AS reports FROM story_articles
                      WHERE story_id = last.story_id AND joined_at > last.sent_at) AS joined ON true
      WHERE last.sent_at <= $1 AND joined.reports > 0 AND event.alert->>'event' <> 'corrected'
        AND NOT EXISTS (SELECT FROM deliveries WHERE deliveries.channel = last.channel
                          AND deliveries.story_id = last.story_id AND recipients IS NULL AND state IN ('pending', 'sending', 'failed'))`,
    [new Date(now.getTime() - leastMs).toISOString()],
  );
  const entered: string[] = [];
  for (const row of rows) {
    const alert = readableOrNull(() => readStored(STORED.eventAlert, row.event, row.alert));
    if (!alert) continue;
    const { repeatIntervalMs } = timingFor(route, factsOfAlert(alert), row.channel);
    if (repeatIntervalMs === null || row.sentAt.getTime() + repeatIntervalMs > now.getTime()) continue;
    const id = await enterOccasion(pool, {
      kind: 'repeat',
      occasion: `repeat-${row.id}`,
      storyId: row.storyId,
      channel: row.channel,
      alert: repeatedAlert(alert, Number(row.reports)),
      why: 'repeat_interval passed',
    });
    if (id !== null) entered.push(id);
  }
  return entered;
}
