import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobQueue, QueueBackend } from '../../src/queue/backend.ts';
import { openPostgres, QUEUE_SCHEMA } from '../../src/queue/postgres.ts';
import type { PoolLike } from '../../src/queue/shared-line.ts';
import { eventually } from '../parts/eventually.ts';
import { openTestStore, type TestStore } from '../parts/store.ts';

describe('queues in a database that is lost', () => {
  let opened: TestStore;
  let backend: QueueBackend;
  /** While true every session that is taken out of the pool is ended by the server before it is used. */
  let lost: boolean;
  const errors: string[] = [];
  const closing: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    opened = await openTestStore();
    errors.length = 0;
    lost = false;
    const pool = opened.store.openPool(QUEUE_SCHEMA, 'by key', 3) as unknown as PoolLike;
    backend = await openPostgres({
      options: pool.options,
      async connect() {
        const session = await pool.connect();
        if (!lost) return session;
        const { rows } = await session.query('SELECT pg_backend_pid() AS pid', []);
        const gone = new Promise((resolve) => session.on('error', resolve));
        await opened.store.pool.query('SELECT pg_terminate_backend($1)', [(rows[0] as { pid: number }).pid]);
        await gone;
        return session;
      },
      query: (text, params) =>
        lost ? Promise.reject(new Error('the database system is starting up')) : pool.query(text, params),
      on: (event, listener) => pool.on(event, listener),
      end: () => pool.end(),
    });
  });
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
    await backend.close();
    await opened.close();
  });

  function queue() {
    const made = backend.makeQueue('judge');
    made.on('error', (error) => errors.push(error.message));
    closing.push(() => made.close());
    return made;
  }
  function worker(work: (data: unknown) => void) {
    const made = backend.makeWorker('judge', async ({ data }) => work(data), 1);
    made.on('error', (error) => errors.push(error.message));
    closing.push(() => made.close(true));
    return made;
  }
  /** Offers a job until it is taken: a session that was being ended just then may still be given out once. */
  const taken = (jobs: JobQueue, n: number): Promise<unknown> =>
    eventually('the queue to take a job', () =>
      jobs.add('judge', { n }, {}).then(
        () => true,
        () => false,
      ),
    );
  /** So many turns the event loop got within a second; a loop of promises gives it none. */
  async function turns(): Promise<number> {
    let seen = 0;
    for (const until = Date.now() + 1_000; Date.now() < until; seen += 1) await wait(10);
    return seen;
  }

  it('take jobs again, though they were lost while they made ready', async () => {
    lost = true;
    const jobs = queue();
    await expect(jobs.add('judge', { n: 1 }, {})).rejects.toThrow();
    await expect(jobs.add('judge', { n: 2 }, {})).rejects.toThrow();
    lost = false;
    await taken(jobs, 3);
    expect(await jobs.getJobCounts('waiting')).toEqual({ waiting: 1 });
  });

  it('are worked on again, though the worker was lost while it made ready, and nothing stands still meanwhile', async () => {
    lost = true;
    const done: unknown[] = [];
    worker((data) => done.push(data));
    expect(await turns()).toBeGreaterThan(10);
    lost = false;
    await taken(queue(), 1);
    await eventually('the job', () => done.length === 1);
  });

  it('are asked no more than a few times a second while the server refuses', async () => {
    const done: unknown[] = [];
    worker((data) => done.push(data));
    await queue().add('judge', { n: 1 }, {});
    await eventually('the first job', () => done.length === 1);
    lost = true;
    await queue()
      .add('judge', { n: 2 }, {})
      .catch(() => {});
    const before = errors.length;
    await turns();
    expect(errors.length - before).toBeLessThan(10);
    lost = false;
    await taken(queue(), 3);
    await eventually('the last job', () => done.some((data) => (data as { n: number }).n === 3));
  });

  it('end while the database is away', async () => {
    lost = true;
    const made = worker(() => {});
    await wait(100);
    await made.close(true);
  });
});
