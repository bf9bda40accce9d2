import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Urgency } from '../../src/model/urgency.ts';
import { DONE } from '../../src/queue/outcome.ts';
import { judgePayload } from '../../src/queue/payloads.ts';
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
      onDown: (_where, error) => notices.push(`down: ${error}`),
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

  it('run a job again, soon, whose handler threw: most likely its database was away for a moment', async () => {
    const queues = await open();
    const tries: number[] = [];
    queues.work(
      'alert',
      async () => {
        tries.push(Date.now());
        if (tries.length < 3) throw new Error('terminating connection');
        return DONE;
      },
      1,
    );
    await queues.enqueue('alert', { id: '1' });
    await eventually('the third try', () => tries.length === 3);
    await eventually('an empty queue', async () => {
      const { alert } = (await queues.counts()) ?? {};
      return alert && alert.active + alert.delayed + alert.waiting === 0;
    });
    await queues.close(1_000);
  });

  it('let urgent jobs go past those that wait, in the process that enqueues them', async () => {
    const queues = await open();
    const done: string[] = [];
    const first = Promise.withResolvers<void>();
    queues.work(
      'judge',
      async (payload) => {
        const id = judgePayload(payload).articles[0]?.id ?? '';
        if (id === '1') await first.promise;
        done.push(id);
        return DONE;
      },
      1,
    );
    const enqueue = (id: string, urgency: Urgency): Promise<void> =>
      queues.enqueue('judge', { articles: [{ id, revision: 1 }] }, { urgency });
    for (const id of ['1', '2', '3']) await enqueue(id, 1);
    await eventually('the first job', async () => (await queues.counts())?.judge.active === 1);
    await enqueue('4', 0);
    await eventually('the urgent job', () => done.length > 0);
    expect(done).toEqual(['4']);
    first.resolve();
    await eventually('the others', () => done.length === 4);
    expect(done).toEqual(['4', '1', '2', '3']);
    await queues.close(1_000);
  });

  it.each([
    [
      'has no memory left',
      ['CONFIG', 'SET', 'maxmemory', '1'],
      ['CONFIG', 'SET', 'maxmemory', '0'],
      /^down: OOM /,
    ],
    ['became a replica', ['REPLICAOF', '127.0.0.1', '1'], ['REPLICAOF', 'NO', 'ONE'], /^down: READONLY /],
  ])('are away while a server that answers takes nothing: it %s', async (_name, refuse, take, told) => {
    const queues = await open();
    await redis.tell(refuse);
    await eventually('the refusal', () => !queues.reachable());
    expect(notices).toEqual(['up', expect.stringMatching(told)]);
    await redis.tell(take);
    await eventually('the end of it', () => queues.reachable());
    expect(notices).toEqual(['up', expect.stringMatching(told), 'up']);
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
