import type { ChannelTrouble } from '../model/notice.ts';
import type { Sql } from './sql.ts';

/** What failed earlier and was not sent again by hand is history. */
const LATELY = '7 days';

/**
 * What each channel was told in vain since the last message it took; channels without such a message are left out.
 * A part for single recipients says nothing of the channel: the others got theirs.
 */
export async function channelTroubles(sql: Sql): Promise<ChannelTrouble[]> {
  const { rows } = await sql.query<{
    channel: string;
    messages: string;
    tries: string;
    since: Date;
    error: string;
  }>(
    `WITH failing AS (
       SELECT channel, attempts, failing_since, error, coalesce(sending_since, created_at) AS tried_at
         FROM deliveries
        WHERE failing_since > now() - interval '${LATELY}' AND error IS NOT NULL AND recipients IS NULL
          AND state IN ('pending', 'sending', 'failed', 'dead')),
     taken AS (
       SELECT channel, (SELECT max(sent_at) FROM deliveries AS d WHERE d.channel = channels.channel AND state = 'sent') AS at
         FROM (SELECT DISTINCT channel FROM failing) AS channels)
     SELECT channel, count(*) AS messages, sum(attempts) AS tries, min(failing_since) AS since,
            (array_agg(error ORDER BY tried_at DESC))[1] AS error
       FROM failing LEFT JOIN taken USING (channel)
      WHERE taken.at IS NULL OR failing_since > taken.at
      GROUP BY channel ORDER BY channel`,
  );
  return rows.map(({ channel, messages, tries, since, error }) => ({
    channel,
    messages: Number(messages),
    tries: Number(tries),
    since: since.toISOString(),
    error,
  }));
}
