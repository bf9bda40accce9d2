import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inFolder, watchOutlet } from '../parts/configured.ts';
import { eventually } from '../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../parts/folder.ts';
import { skipWithout } from '../parts/missing.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../parts/postgres.ts';
import { type RasidProcess, startRasid } from '../parts/rasid.ts';
import { openReceiver, type Receiver } from '../parts/receiver.ts';
import { hasRedis, startRedis, type TestRedis } from '../parts/redis.ts';

const skip = skipWithout('redis-server', hasRedis()) || skipWithout('PostgreSQL', hasPostgres());

const FEED = `<rss version="2.0"><channel><title>x</title><item><title>خبر عادي</title><guid>1</guid>
<link>https://a.example/1</link><description>نص قصير</description></item></channel></rss>`;

describe.skipIf(skip)('an outage of Redis', () => {
  let postgres: TestPostgres;
  let redis: TestRedis;
  let outlet: Receiver;
  let hook: Receiver;
  let beat: Receiver;
  let folder: TestFolder;
  let rasid: RasidProcess;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.end());
  beforeEach(async () => {
    [redis, outlet, hook, beat] = await Promise.all([
      startRedis(),
      openReceiver(),
      openReceiver(),
      openReceiver(),
    ]);
    outlet.answer = () => ({ status: 200, body: FEED, headers: { 'content-type': 'text/xml' } });
    folder = makeFolder();
  });
  afterEach(async () => {
    await rasid.end('SIGKILL');
    await Promise.all([redis.end(), outlet.close(), hook.close(), beat.close()]);
    folder.remove();
  });

  it('is told past the queue, to the first channel where none was named; nothing says meanwhile that all is well', async () => {
    watchOutlet(folder, outlet.url, hook.url);
    folder.write('config/rasid.yaml', `heartbeat: { url: "${beat.url}", every: 1s, allowPrivate: true }\n`);
    rasid = startRasid(['run', ...inFolder(folder)], {
      DATABASE_URL: await postgres.database(),
      REDIS_URL: redis.url,
    });
    const url = await rasid.ready();
    const ready = async (): Promise<number> => (await fetch(`${url}readyz`)).status;
    const headlines = (): string[] =>
      hook.posts.map(({ body }) => (JSON.parse(body) as { headline: string }).headline);
    await eventually('watching', async () => (await ready()) === 200);
    await eventually('a heartbeat', () => beat.posts.length > 0);

    await redis.kill();
    await eventually('not ready', async () => (await ready()) === 503);
    expect((await fetch(`${url}livez`)).status).toBe(200);
    const beats = beat.posts.length;
    await eventually('the alert past the queue', () => headlines().length > 0, 120_000);
    expect(headlines()).toEqual(['Operations: pipeline has lost its queue']);
    expect(beat.posts.length).toBeLessThanOrEqual(beats + 1);

    await redis.start();
    await eventually('watching again', async () => (await ready()) === 200, 60_000);
    await eventually('a heartbeat again', () => beat.posts.length > beats + 1);
    await eventually('the alert that it is back', () => headlines().length > 1, 120_000);
    expect(headlines()[1]).toBe('Operations: pipeline recovered: it had lost its queue');
    expect(await rasid.end('SIGTERM')).toBe(0);
  }, 540_000);
});
