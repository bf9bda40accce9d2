import { setTimeout as wait } from 'node:timers/promises';
import { openStore, type Store } from '../../src/store/open.ts';
import { makeFolder, type TestFolder } from '../../tests/parts/folder.ts';
import { hasPostgres, startPostgres } from '../../tests/parts/postgres.ts';
import { hasRedis, startRedis } from '../../tests/parts/redis.ts';
import { CannotMeasure } from '../cannot-measure.ts';
import type { Item } from './outlets.ts';

/** What Rasid stands on: our own PostgreSQL, or Redis + PostgreSQL. */
export type Mode = 'embedded' | 'servers';

/** One article in so many has to be read from its page. */
const PAGE_EACH = 10;

/** A folder for Rasid, and the servers of its mode. */
export interface Room {
  folder: TestFolder;
  env: Record<string, string>;
  redisUrl: string | null;
  store(): Promise<Store>;
  close(): Promise<void>;
}

/** Opens one with an empty database. Throws CannotMeasure where a server is missing. */
export async function openRoom(mode: Mode): Promise<Room> {
  if (mode === 'servers' && !(hasRedis() && hasPostgres()))
    throw new CannotMeasure('needs redis-server and a PostgreSQL server on this machine');
  const folder = makeFolder();
  const open = (databaseUrl: string | null) => (): Promise<Store> =>
    openStore({
      databaseUrl,
      dataFolder: `${folder.path}/data`,
      onNotice: () => {},
      signal: AbortSignal.timeout(60_000),
    });
  if (mode === 'embedded')
    return { folder, env: {}, redisUrl: null, store: open(null), close: async () => folder.remove() };
  const postgres = await startPostgres();
  const redis = await startRedis();
  const databaseUrl = await postgres.database();
  return {
    folder,
    env: { DATABASE_URL: databaseUrl, REDIS_URL: redis.url },
    redisUrl: redis.url,
    store: open(databaseUrl),
    async close() {
      await redis.end();
      await postgres.end();
      folder.remove();
    },
  };
}

/** Writes a configuration: feeds, fetched every so many seconds, and a webhook that gets all alerts. */
export function configure(
  { folder }: Pick<Room, 'folder'>,
  feeds: readonly string[],
  everySeconds: number,
  webhook: string,
): void {
  const sources = feeds.map(
    (url, n) =>
      `  - { id: outlet-${n}, kind: feed, url: "${url}", every: { min: ${everySeconds}s, max: ${everySeconds}s }, allowPrivate: true }`,
  );
  folder.write('config/sources.yaml', `sources:\n${sources.join('\n')}\n`);
  folder.write(
    'config/alerts.yaml',
    `channels:\n  - { id: hook, kind: webhook, url: "${webhook}", allowPrivate: true }\nroute: { channel: hook }\n`,
  );
}

/** What each of so many outlets prints: its share of the texts, whose ids begin with `name`. */
export function handOut(
  texts: readonly { title: string; text: string }[],
  outlets: number,
  pageOf: (n: number, id: string) => string,
  name = 'burst',
): Item[][] {
  const each = Math.ceil(texts.length / outlets);
  return Array.from({ length: outlets }, (_, n) =>
    texts.slice(n * each, (n + 1) * each).map((text, i): Item => {
      const id = `${name}-${n}-${i}`;
      return { ...text, id, page: i % PAGE_EACH === 0 ? pageOf(n, id) : null };
    }),
  );
}

/** Resolves when so many articles are judged and nothing is left to deliver. */
export async function waitUntilDone(store: Store, expected: number): Promise<void> {
  for (;;) {
    const { rows } = await store.pool.query<{ judged: number; open: number }>(
      `SELECT (SELECT count(*)::int FROM judgements) AS judged,
              (SELECT count(*)::int FROM deliveries WHERE state IN ('pending', 'sending', 'failed')) AS open`,
    );
    if ((rows[0]?.judged ?? 0) >= expected && rows[0]?.open === 0) return;
    await wait(500);
  }
}
