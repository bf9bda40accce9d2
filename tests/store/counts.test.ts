import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUpCounts, countsBy } from '../../src/store/counts.ts';
import { overview } from '../../src/store/overview.ts';
import { type SqlPool, transaction } from '../../src/store/sql.ts';
import { openTestStore, type TestStore } from '../parts/store.ts';

describe('counts kept as they change', () => {
  let opened: TestStore;
  let pool: SqlPool;
  beforeAll(async () => {
    opened = await openTestStore();
    ({ pool } = opened.store);
  });
  afterAll(() => opened.close());

  const insert = (source: string, n: number): Promise<unknown> =>
    pool.query(
      `INSERT INTO articles (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole)
       SELECT $1, n, '', $1 || n, '', '', '', true FROM generate_series(1, $2) AS n`,
      [source, n],
    );
  const differences = async (): Promise<number> =>
    Number((await pool.query<{ n: string }>('SELECT count(*) AS n FROM counts')).rows[0]?.n);

  it('follow inserts, updates, deletes and truncation, also when added up in between', async () => {
    await insert('a', 5);
    await insert('b', 2);
    await pool.query(`UPDATE articles SET status = 'judged' WHERE source_id = 'a' AND guid <> '1'`);
    expect(await countsBy(pool, 'articles')).toEqual({ new: 3, judged: 4 });
    await addUpCounts(pool);
    // Two states, two sources, none of them matched.
    expect(await differences()).toBe(5);
    await pool.query(`DELETE FROM articles WHERE source_id = 'b'`);
    await addUpCounts(pool);
    expect(await countsBy(pool, 'articles')).toEqual({ new: 1, judged: 4 });
    expect(await countsBy(pool, 'articles of sources')).toEqual({ a: 5 });
    expect((await overview(pool)).articles).toEqual({ new: 1, read: 0, judged: 4, failed: 0 });
    await pool.query('TRUNCATE articles, stories CASCADE');
    expect(await countsBy(pool, 'articles')).toEqual({});
  });

  it('count nothing of what was rolled back', async () => {
    const broken = transaction(pool, async (sql) => {
      await sql.query(`INSERT INTO stories (topic, state) VALUES ('t', '{}')`);
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    expect((await overview(pool)).stories).toBe(0);
  });

  it('add no rows for updates that change nothing counted', async () => {
    await insert('a', 3);
    await addUpCounts(pool);
    const before = await differences();
    await pool.query('UPDATE articles SET attempts = attempts + 1');
    expect(await differences()).toBe(before);
  });
});
