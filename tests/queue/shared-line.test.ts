import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DONE } from '../../src/queue/outcome.ts';
import { QUEUE_NAMES } from '../../src/queue/payloads.ts';
import { openPostgres, QUEUE_SCHEMA } from '../../src/queue/postgres.ts';
import { openQueues } from '../../src/queue/queues.ts';
import { type PoolLike, type SessionLike, sharingOneLine } from '../../src/queue/shared-line.ts';
import type { SqlPool } from '../../src/store/sql.ts';
import { eventually } from '../parts/eventually.ts';
import { openTestStore, type TestStore } from '../parts/store.ts';

describe('sessions that share one connection', () => {
  let opened: TestStore;
  let pool: SqlPool;
  let shared: PoolLike;
  beforeEach(async () => {
    opened = await openTestStore();
    pool = opened.store.openPool('rasid', 'by key');
    shared = sharingOneLine(pool as unknown as PoolLike);
  });
  afterEach(async () => {
    await pool.end();
    await opened.close();
  });

  const backend = async (session: SessionLike): Promise<number> => {
    const { rows } = await session.query('SELECT pg_backend_pid() AS pid', []);
    return (rows[0] as { pid: number }).pid;
  };
  /** What a session hears from now on. */
  function heard(session: SessionLike): string[] {
    const channels: string[] = [];
    session.on('notification', ({ channel }) => channels.push(channel));
    session.on('error', () => channels.push('lost'));
    return channels;
  }
  const isThere = async (pid: number): Promise<boolean> => {
    const { rows } = await opened.store.pool.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid]);
    return rows.length > 0;
  };

  it('are on one connection, and each hears what any of them listens for', async () => {
    const [first, second] = await Promise.all([shared.connect(), shared.connect()]);
    expect(await backend(first)).toBe(await backend(second));
    const heardBy = [heard(first), heard(second)];
    await first.query('LISTEN one');
    await second.query('LISTEN two');
    await opened.store.pool.query('NOTIFY one');
    await opened.store.pool.query('NOTIFY two');
    await eventually('both', () => heardBy.every((channels) => channels.length === 2));
    expect(heardBy).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ]);
    first.release(true);
    second.release(true);
  });

  it('ask one after the other, each with its own answer', async () => {
    const sessions = await Promise.all([shared.connect(), shared.connect(), shared.connect()]);
    const answers = sessions.map((session, n) => session.query('SELECT $1::int AS n', [n]));
    const broken = sessions[0]?.query('SELECT 1 / 0');
    await expect(broken).rejects.toThrow('division by zero');
    const rows = (await Promise.all(answers)).flatMap((answer) => answer.rows);
    expect(rows).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
    for (const session of sessions) session.release(true);
  });

  it('end the connection with the last of them, which listens for nobody any more', async () => {
    const [first, second] = [await shared.connect(), await shared.connect()];
    const pid = await backend(first);
    first.release();
    first.release();
    expect(await backend(second)).toBe(pid);
    second.release();
    await eventually('its end', async () => !(await isThere(pid)));
    const next = await shared.connect();
    expect(await backend(next)).not.toBe(pid);
    next.release();
  });

  it('hear, all of them, that it was lost, and get another', async () => {
    const [first, second] = [await shared.connect(), await shared.connect()];
    const heardBy = [heard(first), heard(second)];
    const pid = await backend(first);
    await opened.store.pool.query('SELECT pg_terminate_backend($1)', [pid]);
    await eventually('the loss', () => heardBy.every((channels) => channels.includes('lost')));
    first.release(true);
    const next = await shared.connect();
    expect(await backend(next)).not.toBe(pid);
    second.release(true);
    expect(await backend(next)).toBeGreaterThan(0);
    next.release(true);
  });

  it('do not stay on a connection that was lost before anybody could hear it', async () => {
    const dying = sharingOneLine({
      ...(pool as unknown as PoolLike),
      async connect() {
        const session = await (pool as unknown as PoolLike).connect();
        const pid = await backend(session);
        if (opens++ > 0) return session;
        const lost = new Promise((resolve) => session.on('error', resolve));
        await opened.store.pool.query('SELECT pg_terminate_backend($1)', [pid]);
        await lost;
        return session;
      },
    });
    let opens = 0;
    const first = await dying.connect();
    const told = heard(first);
    await expect(first.query('LISTEN one')).rejects.toThrow();
    await eventually('the loss', () => told.includes('lost'));
    first.release(true);
    const next = await dying.connect();
    expect(await backend(next)).toBeGreaterThan(0);
    next.release(true);
  });

  it('are closed with the pool, though nobody gives them back', async () => {
    const own = opened.store.openPool('rasid', 'by key');
    const ending = sharingOneLine(own as unknown as PoolLike);
    const pid = await backend(await ending.connect());
    await ending.end();
    await eventually('the end of the connection', async () => !(await isThere(pid)));
    await expect(ending.connect()).rejects.toThrow('the pool is closed');
  });

  it.each([0, 50, 200])('do not hold up queues whose workers began %i ms ago', async (ms) => {
    const backend = await openPostgres(
      opened.store.openPool(QUEUE_SCHEMA, 'by key', 3) as unknown as PoolLike,
    );
    const queues = openQueues(backend, { onError: () => {} });
    for (const name of QUEUE_NAMES) queues.work(name, async () => DONE, 2);
    await wait(ms);
    const begun = performance.now();
    await queues.close(8_000);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
