import { sampleAlert } from '../../src/alerts/sample.ts';
import type { DispatchRules } from '../../src/alerts/stages.ts';
import type { Alert } from '../../src/model/alert.ts';
import { type Taken, takeDelivery } from '../../src/pipeline/dispatch.ts';
import type { Delivery, ListedDelivery } from '../../src/store/delivery.ts';
import { enterDelivery, markSent } from '../../src/store/ledger.ts';
import type { Store } from '../../src/store/open.ts';
import { listDeliveries } from '../../src/store/operator-lists.ts';
import { emptyTables, openTestStore, type Whereabouts } from './store.ts';

/** Ahead of every clock: what waits until a time of the tests must not be due by the database's own. */
export const AT = new Date('2096-11-24T10:00:00Z');
export const later = (ms: number): Date => new Date(AT.getTime() + ms);

/** Everything at once to `desk`. */
export const AT_ONCE: DispatchRules = {
  route: { match: {}, channels: ['desk'], continue: false, routes: [] },
  silences: [],
  inhibit: [],
  quietHours: [],
  rateCaps: [],
};

export interface LedgerRoom {
  store: Store;
  /** Its data folder. */
  folder: string;
  story(): Promise<string>;
  /** A story event with its delivery; returns the delivery's id. */
  event(storyId: string, alert?: Partial<Alert>, channel?: string): Promise<string>;
  take(id: string, rules?: DispatchRules, now?: Date): Promise<Taken>;
  /** Takes, insists on sending, and marks it sent at `now`. */
  send(id: string, rules?: DispatchRules, now?: Date): Promise<Delivery>;
  row(id: string): Promise<ListedDelivery>;
  empty(): Promise<void>;
  close(): Promise<void>;
}

/** A real ledger in an empty database. */
export async function openLedger(where: Whereabouts = 'shared'): Promise<LedgerRoom> {
  const { store, folder, close } = await openTestStore(where);
  const { pool } = store;
  const room: LedgerRoom = {
    store,
    folder: folder.path,
    async story() {
      const { rows } = await pool.query<{ id: string }>(
        `INSERT INTO stories (topic, state) VALUES ('troop_withdrawal', '{}') RETURNING id`,
      );
      return String(rows[0]?.id);
    },
    async event(storyId, given = {}, channel = 'desk') {
      const alert: Alert = { ...sampleAlert(AT), storyId, ...given };
      const { rows } = await pool.query<{ id: string }>(
        `WITH a AS (INSERT INTO articles (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole)
                    VALUES ('s', gen_random_uuid(), 'u', gen_random_uuid(), 't', '', '', true) RETURNING id),
              joined AS (INSERT INTO story_articles (story_id, article_id, joined_at) SELECT $1, id, $3 FROM a)
         INSERT INTO story_events (story_id, article_id, revision, kind, reason, whats_new, at, alert)
         SELECT $1, a.id, 1, 'opened', '', '', $3, $2 FROM a RETURNING id`,
        [storyId, JSON.stringify(alert), alert.at],
      );
      const entry = { storyEventId: String(rows[0]?.id), storyId, channel, alert };
      const id = await enterDelivery(pool, entry);
      if (id === null) throw new Error('not entered');
      return id;
    },
    take: (id, rules = AT_ONCE, now = AT) => takeDelivery(pool, id, { sender: 'test', rules, now }),
    async send(id, rules = AT_ONCE, now = AT) {
      const taken = await room.take(id, rules, now);
      if (taken.action !== 'send') throw new Error(`expected to send, got ${JSON.stringify(taken)}`);
      await markSent(pool, taken.delivery, null);
      await pool.query('UPDATE deliveries SET sent_at = $2 WHERE id = $1', [
        taken.delivery.id,
        now.toISOString(),
      ]);
      return taken.delivery;
    },
    async row(id) {
      const found = (await listDeliveries(pool, {}, 1_000)).find((delivery) => delivery.id === id);
      if (!found) throw new Error(`no delivery ${id}`);
      return found;
    },
    async empty() {
      await emptyTables(pool, 'deliveries', 'stories', 'articles', 'silences');
    },
    close,
  };
  return room;
}
