import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/store/server.ts';
import type { SqlPool } from '../../src/store/sql.ts';
import { skipWithout } from '../parts/missing.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../parts/postgres.ts';

describe.skipIf(skipWithout('PostgreSQL', hasPostgres()))(
  'connections whose statements find their rows by key',
  () => {
    let postgres: TestPostgres;
    let pool: SqlPool;
    const rows = async (text: string, params?: unknown[]) => (await pool.query(text, params)).rows;

    beforeAll(async () => {
      postgres = await startPostgres();
      pool = openServer(await postgres.database(), 'public', { onError() {}, onFull() {} }, 'by key');
      await pool.query('CREATE TABLE items (id integer PRIMARY KEY, title text)');
    });
    afterAll(async () => {
      await pool.end();
      await postgres.end();
    });

    test('prepare each statement once, whatever its parameters', async () => {
      for (const id of [1, 2, 3]) await pool.query('INSERT INTO items VALUES ($1, $2)', [id, 'خبر']);
      const prepared = await rows(
        'SELECT count(*)::int AS n FROM pg_prepared_statements WHERE statement LIKE $1',
        ['INSERT INTO items%'],
      );
      expect(prepared).toEqual([{ n: 1 }]);
    });

    test('have plans that go by the key though they were made while the table was all but empty', async () => {
      const text = 'SELECT title FROM items JOIN unnest($1::integer[]) AS item (id) USING (id)';
      await pool.query(text, [[1]]);
      const [prepared] = await rows('SELECT name FROM pg_prepared_statements WHERE statement = $1', [text]);
      const plan = await rows(`EXPLAIN EXECUTE "${prepared?.name}" ('{1}')`);
      expect(JSON.stringify(plan)).toContain('Index Scan using items_pkey');
    });

    test('prepare anew what a change of the table has outdated, after one error', async () => {
      const all = () => rows('SELECT * FROM items WHERE id = $1', [1]);
      expect(await all()).toEqual([{ id: 1, title: 'خبر' }]);
      await pool.query('ALTER TABLE items ADD COLUMN note text');
      await expect(all()).rejects.toThrow('cached plan');
      expect(await all()).toEqual([{ id: 1, title: 'خبر', note: null }]);
    });
  },
);
