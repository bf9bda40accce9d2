import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import { openRedis } from '../../src/queue/redis.ts';
import { eventually } from '../parts/eventually.ts';
import { skipWithout } from '../parts/missing.ts';
import { hasRedis, startRedis, type TestRedis } from '../parts/redis.ts';

describe.skipIf(skipWithout('redis-server', hasRedis()))('queues on Redis', () => {
  let redis: TestRedis;
  let notices: string[];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis?.end());
  async function open(): Promise<Queues> {
    notices = [];
    const backend = openRedis(redis.url, {
      onUp: () => notices.push('up'),
      onDown: () => notices.push('down'),
    });
    const queues = openQueues(backend, { onError: () => {} });
    await eventually('the connection', () => queues.reachable());
    return queues;
  }

  it('know, once, that the jobs of before are gone', async () => {
    const queues = await open();
    expect(await queues.forgot()).toBe(true);
    expect(await queues.forgot()).toBe(false);
    await redis.flush();
    expect(await queues.forgot()).toBe(true);
    expect(await queues.forgot()).toBe(false);
    await queues.close(1_000);
  });

  it('say nothing of the server once they are closed', async () => {
    const queues = await open();
    await queues.close(1_000);
    await redis.kill();
    await redis.start();
    expect(notices).toEqual(['up']);
  });
});
