import { type Newsstand, openNewsstand } from '../../demo/newsstand.ts';
import { openStore } from '../../src/store/open.ts';
import type { Sql } from '../../src/store/sql.ts';
import { layCluster } from '../parts/cluster.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder } from '../parts/folder.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';

/** A body of the webhook, as far as these tests read it. */
export interface WebhookAlert {
  id: string;
  storyId: string;
  event: string;
  title: string;
  topics: string[];
  articles: { id: string; url: string; source: string }[];
  statements: { factionId: string }[];
  withdrawals: { force: string | null; host: string | null }[];
}

/**
 * SQL: a delivery that is still to be sent. What an outlet adds to an alert that has just been sent is held back for
 * minutes, so whether there is such a delivery depends on which was sooner.
 */
const UNSENT = `state NOT IN ('sent', 'merged') AND next_try_at < now() + interval '1 minute'`;

/** Waits until every article of a newsroom was judged and nothing is left to be sent. */
export async function settled(sql: Sql, withinMs = 120_000): Promise<void> {
  await eventually(
    'every article judged and every delivery sent',
    async () => {
      const { rows } = await sql.query<{ judged: number; waiting: number }>(
        `SELECT (SELECT count(*)::int FROM articles WHERE status = 'judged') AS judged,
                (SELECT count(*)::int FROM deliveries WHERE ${UNSENT}) AS waiting`,
      );
      return rows[0]?.judged === 15 && rows[0].waiting === 0;
    },
    withinMs,
  );
}

/** A newsstand, a webhook receiver and a configuration folder that ties them together. */
export interface Newsroom {
  newsstand: Newsstand;
  receiver: Receiver;
  config: string;
  data: string;
  /** Writes a file of the configuration folder. */
  write(name: string, text: string): void;
  /** Adds an entry to sources.yaml. */
  addSource(entry: string): void;
  alerts(): WebhookAlert[];
  /** Resolves when the number of alerts has not changed for a while and at least `least` came. */
  quiet(least: number, withinMs?: number): Promise<WebhookAlert[]>;
  /** `settled` for a Rasid that keeps its database in the data folder; what it has told. */
  toldAll(): Promise<WebhookAlert[]>;
  close(): Promise<void>;
}

const OUTLETS = { rafidain: 'rss.xml', difaf: 'atom.xml', janub: 'rss.xml', mada: 'rss.xml' };

/**
 * Opens a newsroom whose four outlets print both editions at once. Its data folder holds an empty database, unless
 * the test is about the first start.
 */
export async function openNewsroom(firstStart = false): Promise<Newsroom> {
  const newsstand = await openNewsstand(0);
  const receiver = await openReceiver();
  const folder = makeFolder();
  const sources = Object.entries(OUTLETS).map(
    ([id, feed]) =>
      `  - { id: ${id}, kind: feed, url: "${newsstand.url}/${id}/${feed}", every: { min: 1s, max: 3s }, allowPrivate: true }`,
  );
  folder.write('config/sources.yaml', `sources:\n${sources.join('\n')}\n`);
  folder.write(
    'config/alerts.yaml',
    `channels:\n  - { id: hook, kind: webhook, url: "${receiver.url}", allowPrivate: true }\nroute: { channel: hook }\n`,
  );
  if (!firstStart) layCluster(`${folder.path}/data`);
  const alerts = (): WebhookAlert[] => receiver.posts.map((post) => JSON.parse(post.body) as WebhookAlert);
  return {
    newsstand,
    receiver,
    config: `${folder.path}/config`,
    data: `${folder.path}/data`,
    write: (name, text) => void folder.write(`config/${name}`, text),
    addSource(entry) {
      sources.push(`  - ${entry}`);
      folder.write('config/sources.yaml', `sources:\n${sources.join('\n')}\n`);
    },
    alerts,
    async quiet(least, withinMs = 60_000) {
      let seen = -1;
      let since = Date.now();
      return eventually(
        `${least} alerts and then silence`,
        () => {
          if (receiver.posts.length !== seen) {
            seen = receiver.posts.length;
            since = Date.now();
          }
          return seen >= least && Date.now() - since > 4_000 ? alerts() : null;
        },
        withinMs,
      );
    },
    async toldAll() {
      const store = await openStore({
        databaseUrl: null,
        dataFolder: `${folder.path}/data`,
        onNotice: () => {},
        signal: AbortSignal.timeout(240_000),
      });
      await settled(store.pool).finally(() => store.close());
      return alerts();
    },
    async close() {
      await Promise.all([newsstand.close(), receiver.close()]);
      folder.remove();
    },
  };
}
