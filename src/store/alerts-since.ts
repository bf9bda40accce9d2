import type { Alert } from '../model/alert.ts';
import type { Sql } from './sql.ts';
import { readable, readStored, STORED } from './stored.ts';

/** An event of a story that channels were to be told. */
export interface EnteredAlert {
  storyId: string;
  at: Date;
  alert: Alert;
  /** Does it still wait on some channel, with silences yet to be asked? */
  waiting: boolean;
}

/** Alerts read at a time: each holds quotes and excerpts. */
const PAGE = 500;

/** Every event since then that was entered for a channel, newest first, in bounded memory. */
export async function* alertsSince(sql: Sql, since: Date): AsyncGenerator<EnteredAlert> {
  let before: string | null = null;
  for (;;) {
    const { rows }: { rows: (Omit<EnteredAlert, 'alert'> & { id: string; alert: unknown })[] } =
      await sql.query(
        `SELECT e.id, e.story_id AS "storyId", e.at, e.alert, bool_or(d.state IN ('pending', 'failed') AND NOT d.cleared) AS waiting
           FROM story_events AS e JOIN deliveries AS d ON d.story_event_id = e.id
          WHERE e.at >= $1 AND ($2::bigint IS NULL OR e.id < $2)
          GROUP BY e.id ORDER BY e.id DESC LIMIT ${PAGE}`,
        [since.toISOString(), before],
      );
    yield* readable(rows, ({ id, alert, ...event }) => ({
      ...event,
      alert: readStored(STORED.eventAlert, id, alert),
    }));
    if (rows.length < PAGE) return;
    before = rows.at(-1)?.id ?? null;
  }
}
