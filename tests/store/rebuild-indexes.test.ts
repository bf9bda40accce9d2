import { describe, expect, it } from 'vitest';
import { rebuildIndexes } from '../../src/store/rebuild-indexes.ts';
import { upkeepAlone } from '../../src/store/retention.ts';
import { testStore } from '../parts/store.ts';

const store = testStore();

const indexes = async () => {
  const { rows } = await store.pool.query<{ name: string; bytes: string; valid: boolean }>(
    `SELECT indexrelid::regclass::text AS name, pg_relation_size(indexrelid) AS bytes, indisvalid AS valid
       FROM pg_index WHERE indrelid = 'articles'::regclass`,
  );
  return new Map(rows.map(({ name, bytes, valid }) => [name, { bytes: Number(bytes), valid }]));
};

describe('indexes of tables that articles are forgotten from', () => {
  it('are small again once rebuilt, and what a rebuild left that was cut short is gone', async () => {
    await store.pool.query(
      `INSERT INTO articles (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole, text, status)
       SELECT 's', 'g' || n, 'u', 'c' || n, 't', '', 'h' || n, true, '', 'judged' FROM generate_series(1, 8000) AS n`,
    );
    await store.pool.query('DELETE FROM articles WHERE id % 80 <> 0');
    await store.pool.query('VACUUM articles');
    const before = await indexes();
    const cutShort = 'CREATE UNIQUE INDEX CONCURRENTLY articles_pkey_ccnew ON articles (source_id)';
    await expect(store.pool.query(cutShort)).rejects.toThrow('could not create unique index');
    expect((await indexes()).get('articles_pkey_ccnew')?.valid).toBe(false);

    expect(await rebuildIndexes(store.pool)).toBeGreaterThan(before.size);

    const after = await indexes();
    expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
    for (const name of ['articles_pkey', 'articles_canonical_url'])
      expect([name, (after.get(name)?.bytes ?? 0) * 4 < (before.get(name)?.bytes ?? 0)]).toEqual([
        name,
        true,
      ]);
    expect([...after.values()].every(({ valid }) => valid)).toBe(true);
  });

  it('are rebuilt by one process at a time: two would end each other, and drop what the other builds', async () => {
    let built = 0;
    const rebuild = () =>
      upkeepAlone(store.pool, async () => {
        built += await rebuildIndexes(store.pool);
      });
    const before = [...(await indexes()).keys()].toSorted();
    await Promise.all([rebuild(), rebuild(), rebuild()]);
    const once = built;
    expect(once).toBeGreaterThan(0);
    await rebuild();
    expect(built).toBe(2 * once);
    const after = await indexes();
    expect([...after.keys()].toSorted()).toEqual(before);
    expect([...after.values()].every(({ valid }) => valid)).toBe(true);
  });
});
