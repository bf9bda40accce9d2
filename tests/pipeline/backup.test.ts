import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';
import { takeBackup } from '../parts/backup.ts';
import { eventually } from '../parts/eventually.ts';
import { skipWithout } from '../parts/missing.ts';
import { hasPostgres, startPostgres } from '../parts/postgres.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { hasRedis, startRedis } from '../parts/redis.ts';
import { rasidHere } from '../parts/run-command.ts';
import { type Newsroom, openNewsroom, settled, type WebhookAlert } from './newsroom.ts';

type Received = WebhookAlert & { possibleDuplicate: boolean };

/** How many posts the webhook takes before the backup; those after it are left without an answer. */
const TAKEN_BEFORE = 2;

async function open(dataFolder: string, databaseUrl: string | null = null): Promise<Store> {
  return openStore({ databaseUrl, dataFolder, onNotice: () => {}, signal: AbortSignal.timeout(240_000) });
}

/** Keys of the deliveries that are in one of these states. */
async function keys({ pool }: Store, ...states: string[]): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(
    'SELECT idempotency_key AS key FROM deliveries WHERE state = ANY ($1) ORDER BY 1',
    [states],
  );
  return rows.map(({ key }) => key);
}

describe('a backup that is taken in the middle of the work', () => {
  let room: Newsroom;
  let file: string;
  /** Keys of what the backup has as sent, and what the webhook had got by then. */
  let sentBefore: string[];
  let gotBefore: number;
  let running: RasidProcess | null = null;
  const received = (): Received[] => room.alerts() as Received[];
  const run = (args: string[], env: Record<string, string> = {}): RasidProcess => {
    running = startRasid(['run', '--config', room.config, '--port', '0', ...args], env);
    return running;
  };

  beforeAll(async () => {
    room = await openNewsroom();
    file = `${room.data}.backup`;
    room.receiver.answer = (nth) => (nth <= TAKEN_BEFORE ? { status: 200 } : 'silence');
    const store = await open(room.data);
    const first = run(['--data', room.data]);
    await first.ready();
    await eventually(
      'sent deliveries, and others on their way',
      async () => (await keys(store, 'sent')).length > 0 && room.receiver.posts.length > TAKEN_BEFORE,
      60_000,
    );
    await takeBackup(store.pool, file);
    await first.end('SIGKILL');
    await store.close();
    room.receiver.answer = () => ({ status: 200 });
    gotBefore = room.receiver.posts.length;
  });
  afterEach(async () => {
    await running?.end('SIGKILL');
  });
  afterAll(() => room.close());

  it('goes on in an empty folder, loses nothing and repeats nothing that was sent', async () => {
    const data = `${room.data}-2`;
    const restored = await rasidHere(['restore', file, '--config', room.config, '--data', data]);
    expect(restored).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+ articles, .* as they were at/),
    });
    const store = await open(data);
    try {
      sentBefore = await keys(store, 'sent');
      expect(sentBefore.length).toBeGreaterThan(0);
      run(['--data', data]);
      await settled(store.pool);
      const after = received().slice(gotBefore);
      // Each once; what the first Rasid may have sent says so.
      expect(after.map(({ id }) => id).sort()).toEqual(
        (await keys(store, 'sent')).filter((key) => !sentBefore.includes(key)),
      );
      const early = new Set(
        received()
          .slice(0, gotBefore)
          .map(({ id }) => id),
      );
      const repeats = after.filter(({ id }) => early.has(id));
      expect(repeats.length).toBeGreaterThan(0);
      expect(repeats.every(({ possibleDuplicate }) => possibleDuplicate)).toBe(true);
      // Every article that matches is placed, and every event was alerted, by the one or by the other.
      const unplaced = await store.pool.query(
        'SELECT url FROM articles WHERE matched AND id NOT IN (SELECT article_id FROM development_articles)',
      );
      expect(unplaced.rows).toEqual([]);
      const { rows } = await store.pool.query<{ url: string }>(
        'SELECT DISTINCT url FROM articles JOIN story_events ON article_id = articles.id',
      );
      expect(rows.length).toBeGreaterThan(0);
      const told = new Set(
        received()
          .filter(({ id }) => sentBefore.includes(id) || after.some((alert) => alert.id === id))
          .flatMap(({ articles }) => articles.map(({ url }) => url)),
      );
      expect(rows.map(({ url }) => url).filter((url) => !told.has(url))).toEqual([]);
      expect(await running?.end('SIGTERM')).toBe(0);
    } finally {
      await store.close();
    }
  }, 540_000);

  it('is refused by a folder that is in use, and by one that is not there when it is damaged', async () => {
    const used = await rasidHere(['restore', file, '--config', room.config, '--data', room.data]);
    expect(used).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^rasid: the database holds 4 sources, .* already; --replace puts .*\n$/),
    });
    const bad = await rasidHere([
      'restore',
      `${room.config}/alerts.yaml`,
      '--config',
      room.config,
      '--data',
      `${room.data}-3`,
    ]);
    expect(bad).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^rasid: \S+: is no backup of Rasid.*\n$/),
    });
  }, 540_000);

  const noServers = skipWithout('redis-server', hasRedis()) || skipWithout('PostgreSQL', hasPostgres());
  it.skipIf(noServers)(
    'has a Rasid that runs on the servers it is restored to pause, and go on with it',
    async () => {
      const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
      const servers = { DATABASE_URL: await postgres.database(), REDIS_URL: redis.url };
      // Nothing it fetches itself reaches the webhook.
      room.receiver.answer = () => 'silence';
      const process = run(['--data', room.data], servers);
      await process.ready();
      const store = await open('', servers.DATABASE_URL);
      try {
        await eventually(
          'articles of its own',
          async () => (await store.pool.query('SELECT FROM articles')).rows.length > 0,
        );
        room.receiver.answer = () => ({ status: 200 });
        const { code, stderr } = await rasidHere(
          ['restore', file, '--replace', '--config', room.config],
          servers,
        );
        expect({ code, stderr }).toEqual({
          code: 0,
          stderr: 'rasid: the Rasid that runs on this database pauses\n',
        });
        await settled(store.pool);
        expect(await keys(store, 'sent')).toEqual(expect.arrayContaining(sentBefore));
        expect(process.stderr().match(/"rasid is ready"/g)).toHaveLength(2);
        expect(await process.end('SIGTERM')).toBe(0);
      } finally {
        await store.close();
        await process.end('SIGKILL');
        await Promise.all([postgres.end(), redis.end()]);
      }
    },
    540_000,
  );
});
