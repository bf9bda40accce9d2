import { expect, it } from 'vitest';
import { createHealth } from '../../src/pipeline/health.ts';
import { registerSources } from '../../src/store/source-states.ts';
import { testStore } from '../parts/store.ts';

const store = testStore();

it('health is told while the database is silent, and calls it lost only after a while', async () => {
  const { pool } = store;
  let now = new Date();
  const health = createHealth({
    pool,
    diskFull: () => false,
    queues: { kind: 'postgres', reachable: () => true },
    channels: () => ['desk'],
    sources: () => ({ ids: [], since: now }),
    startedAt: now,
    now: () => now,
  });
  expect(await health()).toMatchObject({
    databaseReachable: true,
    figures: { channels: [{ channel: 'desk', lastSentAt: null, due: 0, failing: 0, dead: 0 }] },
  });

  // Held until the end: whoever waited for it would never be told.
  const session = await pool.connect();
  await session.query('BEGIN; LOCK TABLE source_states IN ACCESS EXCLUSIVE MODE');
  now = new Date(now.getTime() + 3_000);
  expect(await health()).toMatchObject({ databaseReachable: true });
  now = new Date(now.getTime() + 10_000);
  expect(await health()).toMatchObject({ databaseReachable: false, ready: false });

  await session.query('ROLLBACK');
  session.release();
});

it('a database that answers and takes no writes, as after a failover, is lost', async () => {
  const session = await store.pool.connect();
  const health = createHealth({
    pool: session,
    diskFull: () => false,
    queues: { kind: 'postgres', reachable: () => true },
    channels: () => [],
    sources: () => ({ ids: [], since: new Date() }),
    startedAt: new Date(),
    now: () => new Date(),
  });
  await session.query('SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY');
  expect(await health()).toMatchObject({
    databaseReachable: false,
    problems: [{ kind: 'database-lost', detail: expect.stringContaining('takes no writes') }],
  });
  await session.query('SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE');
  expect(await health()).toMatchObject({ databaseReachable: true });
  session.release();
});

it('of two Rasids with two configurations on one database, the one whose sources were switched off says so', async () => {
  const { pool } = store;
  await registerSources(pool, ['a', 'b', 'c']);
  await registerSources(pool, ['b']);
  const of = (ids: string[], loadedMs: number) =>
    createHealth({
      pool,
      diskFull: () => false,
      queues: { kind: 'postgres', reachable: () => true },
      channels: () => [],
      sources: () => ({ ids, since: new Date(Date.now() - loadedMs) }),
      startedAt: new Date(),
      now: () => new Date(),
    })();
  const { ready, problems } = await of(['a', 'b', 'c'], 120_000);
  expect(ready).toBe(false);
  expect(problems).toEqual([
    {
      kind: 'sources-switched-off',
      detail:
        '2 of our sources are not watched, since another Rasid on this database has not got them (a, c)',
    },
  ]);
  expect(await of(['b'], 120_000)).toMatchObject({ ready: true });
  // The others may be about to read what was edited.
  expect(await of(['a', 'b', 'c'], 5_000)).toMatchObject({ ready: true });
});
