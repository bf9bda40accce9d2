import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../parts/eventually.ts';
import { freePort } from '../parts/free-port.ts';
import { skipWithout } from '../parts/missing.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../parts/postgres.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { hasRedis, startRedis, type TestRedis } from '../parts/redis.ts';
import { type Newsroom, openNewsroom, settled } from './newsroom.ts';

const skip = skipWithout('redis-server', hasRedis()) || skipWithout('PostgreSQL', hasPostgres());

describe.skipIf(skip)('the pipeline on Redis and PostgreSQL', () => {
  let postgres: TestPostgres;
  let redis: TestRedis;
  let room: Newsroom;
  let databaseUrl: string;
  /** Connections of the test's own to that database. */
  let pool: Pool;
  const running: RasidProcess[] = [];

  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.end());
  beforeEach(async () => {
    redis = await startRedis();
    room = await openNewsroom();
    databaseUrl = await postgres.database();
    pool = new Pool({ connectionString: databaseUrl, options: '-c search_path=rasid' });
    // A restart of the server ends those that are idle; the next question opens another.
    pool.on('error', () => {});
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((process) => process.end('SIGKILL')));
    await pool.end();
    await room.close();
    await redis.end();
  });

  function run(args: string[] = [], redisUrl = redis.url): RasidProcess {
    const started = startRasid(
      ['run', '--config', room.config, '--data', room.data, '--port', '0', ...args],
      {
        DATABASE_URL: databaseUrl,
        REDIS_URL: redisUrl,
      },
    );
    running.push(started);
    return started;
  }

  const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await pool.query(sql)).rows;

  it('works again after Redis was away longer than its workers wait', async () => {
    const process = run();
    await process.ready();
    await eventually('the first alert', () => room.receiver.posts.length > 0);
    await redis.kill();
    await wait(9_000);
    const before = room.receiver.posts.length;
    await redis.start();
    await rows(`UPDATE articles SET status = 'read' WHERE status = 'judged'`);
    await rows('UPDATE waiting_articles SET ring_at = now()');
    await eventually(
      'articles to be judged after the outage',
      async () => (await rows(`SELECT 1 FROM articles WHERE status <> 'judged'`)).length === 0,
      60_000,
    );
    expect(room.receiver.posts.length).toBeGreaterThanOrEqual(before);
    expect(process.stderr()).toContain('redis: not reachable');
    expect(await process.end('SIGTERM')).toBe(0);
  }, 540_000);

  it.each([
    { when: 'in the middle', queues: 'on Redis' },
    { when: 'in the middle', queues: 'in it too' },
    // Its queues and workers are about to make ready.
    { when: 'at the start', queues: 'in it too' },
  ])(
    'loses nothing when PostgreSQL is restarted $when and the queues are $queues',
    async ({ when, queues }) => {
      const process = run([], queues === 'on Redis' ? redis.url : '');
      await process.ready();
      if (when === 'in the middle')
        await eventually(
          'every feed to be fetched',
          async () =>
            (await rows('SELECT 1 FROM source_states WHERE last_success_at IS NOT NULL')).length === 4,
        );
      await postgres.restart();
      await settled(pool);
      const told = new Set(room.alerts().map(({ id }) => id));
      expect((await rows(`SELECT idempotency_key FROM deliveries WHERE state = 'sent'`)).length).toBe(
        told.size,
      );
      expect(await process.end('SIGTERM')).toBe(0);
    },
    240_000,
  );

  it('starts without its Redis, says so, and sets to work once it is there', async () => {
    await redis.kill();
    const process = run();
    const url = await process.ready();
    await eventually('the notice', () => process.stderr().includes('redis: not reachable'));
    const health = (await (await fetch(`${url}health`)).json()) as { queueReachable: boolean };
    expect(health.queueReachable).toBe(false);
    await redis.start();
    await room.quiet(1, 60_000);
    expect(await process.end('SIGTERM')).toBe(0);
  }, 360_000);

  it('waits for a PostgreSQL that is not there yet, saying so, and stops on SIGTERM while it waits', async () => {
    databaseUrl = `postgres://rasid@127.0.0.1:${await freePort()}/nobody`;
    const process = run();
    await eventually('the notice', () => process.stderr().includes('database: not reachable'));
    expect(await process.end('SIGTERM')).toBe(0);
  }, 540_000);

  it('exits with 1 and one line where a retry cannot help', async () => {
    databaseUrl = databaseUrl.replace(/[^/]+$/, 'no_such_database');
    const process = run();
    expect(await process.ended).toBe(1);
    expect(process.stderr()).toMatch(
      /^rasid: DATABASE_URL: postgres:\S+ refused \(database "no_such_database" does not exist\)$/m,
    );
  }, 540_000);
});
