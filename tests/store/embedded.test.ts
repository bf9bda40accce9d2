import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open.ts';
import { transaction } from '../../src/store/sql.ts';
import { openTestStore, type TestStore } from '../parts/store.ts';

describe('the embedded database, seen as a pg.Pool', () => {
  let opened: TestStore;
  let store: Store;
  beforeAll(async () => {
    opened = await openTestStore();
    ({ store } = opened);
    await store.pool.query('CREATE TABLE note (n integer PRIMARY KEY, word text)');
  });
  afterAll(() => opened.close());

  it('keeps a transaction to itself while others ask', async () => {
    const { pool } = store;
    const inside = transaction(pool, async (sql) => {
      await sql.query('INSERT INTO note VALUES (1, $1)', ['واحد']);
      const others = pool.query<{ n: string }>('SELECT count(*) AS n FROM note');
      await sql.query('INSERT INTO note VALUES (2, $1)', ['اثنان']);
      return { others };
    });
    const { others } = await inside;
    expect((await others).rows[0]?.n).toBe('2');
  });

  it('undoes all of a transaction that throws, and goes on', async () => {
    const work = transaction(store.pool, async (sql) => {
      await sql.query('DELETE FROM note');
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect((await store.pool.query('SELECT * FROM note')).rows).toHaveLength(2);
  });

  it('undoes a transaction whose statement fails', async () => {
    const work = transaction(store.pool, async (sql) => {
      await sql.query('INSERT INTO note VALUES (3, NULL)');
      await sql.query('INSERT INTO note VALUES (1, NULL)');
    });
    await expect(work).rejects.toThrow('duplicate key');
    expect((await store.pool.query('SELECT * FROM note')).rows).toHaveLength(2);
  });

  it('hands ids over as text and notifications to those who listen', async () => {
    expect(
      (await store.pool.query<{ id: unknown }>('SELECT 9007199254740993::bigint AS id')).rows[0]?.id,
    ).toBe('9007199254740993');
    const session = await store.pool.connect();
    const heard = new Promise((resolve) => session.on('notification', resolve));
    await session.query('-- a comment first\nLISTEN bell');
    await store.pool.query(`SELECT pg_notify('bell', 'ding')`);
    expect(await heard).toEqual({ channel: 'bell', payload: 'ding' });
    session.release();
  });
});
