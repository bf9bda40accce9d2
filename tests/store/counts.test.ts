import { describe, expect, it } from 'vitest';
import { addUpCounts, countsBy } from '../../src/store/counts.ts';
import { overview } from '../../src/store/overview.ts';
import { transaction } from '../../src/store/sql.ts';
import { testStore } from '../parts/store.ts';

describe('counts kept as they change', () => {
  const store = testStore();

  const insert = (source: string, n: number): Promise<unknown> =>
    store.pool.query(
      `INSERT INTO articles (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole)
       SELECT $1, n, '', $1 || n, '', '', '', true FROM generate_series(1, $2) AS n`,
      [source, n],
    );
  const differences = async (): Promise<number> =>
    Number((await store.pool.query<{ n: string }>('SELECT count(*) AS n FROM counts')).rows[0]?.n);

  it('follow inserts, updates, deletes and truncation, also when added up in between', async () => {
    await insert('a', 5);
    await insert('b', 2);
    await store.pool.query(`UPDATE articles SET status = 'judged' WHERE source_id = 'a' AND guid <> '1'`);
    expect(await countsBy(store.pool, 'articles')).toEqual({ new: 3, judged: 4 });
    await addUpCounts(store.pool);
    // Two states, two sources, none of them matched.
    expect(await differences()).toBe(5);
    await store.pool.query(`DELETE FROM articles WHERE source_id = 'b'`);
    await addUpCounts(store.pool);
    expect(await countsBy(store.pool, 'articles')).toEqual({ new: 1, judged: 4 });
    expect(await countsBy(store.pool, 'articles of sources')).toEqual({ a: 5 });
    expect((await overview(store.pool)).articles).toEqual({ new: 1, read: 0, judged: 4, failed: 0 });
    await store.pool.query('TRUNCATE articles, stories CASCADE');
    expect(await countsBy(store.pool, 'articles')).toEqual({});
  });

  it('count nothing of what was rolled back', async () => {
    const broken = transaction(store.pool, async (sql) => {
      await sql.query(`INSERT INTO stories (topic, state) VALUES ('t', '{}')`);
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    expect((await overview(store.pool)).stories).toBe(0);
  });

  it('add no rows for updates that change nothing counted', async () => {
    await insert('a', 3);
    await addUpCounts(store.pool);
    const before = await differences();
    await store.pool.query('UPDATE articles SET attempts = attempts + 1');
    expect(await differences()).toBe(before);
  });
});
