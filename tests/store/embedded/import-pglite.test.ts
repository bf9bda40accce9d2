import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrateInside } from '../../../src/store/migrations.ts';
import { openStore, type Store } from '../../../src/store/open.ts';
import type { Sql } from '../../../src/store/sql.ts';
import { layCluster } from '../../parts/cluster.ts';
import { makeFolder, type TestFolder } from '../../parts/folder.ts';

const TITLE = 'بغداد: آخر جندي أمريكي يغادر "قاعدة\\عين الأسد"';

/** The data folder of a Rasid that kept its database by PGlite. */
async function layOldDatabase(dataFolder: string): Promise<void> {
  const db = await PGlite.create(join(dataFolder, 'postgres'));
  const sql: Sql = {
    async query<Row>(text: string, params?: readonly unknown[]) {
      const rows = params ? (await db.query(text, [...params])).rows : (await db.exec(text)).at(-1)?.rows;
      return { rows: (rows ?? []) as Row[] };
    },
  };
  await sql.query('BEGIN');
  await migrateInside(sql);
  await sql.query('COMMIT');
  await sql.query('SET search_path TO rasid');
  await sql.query(`INSERT INTO source_states (id, memory) VALUES ('outlet', '{"etag": "x", "none": null}')`);
  for (let n = 1; n <= 120; n += 1) {
    await sql.query(
      `INSERT INTO articles (source_id, guid, url, canonical_url, title, text, offered_text, offered_hash, offered_whole, fetched_at)
       VALUES ('outlet', $1, $1, $1, $2, $3, '', '', true, '2026-11-24T10:00:00.123456Z')`,
      [`https://example.org/${n}`, TITLE, 'نص '.repeat(200)],
    );
  }
  await sql.query('DELETE FROM articles WHERE id = 120');
  await sql.query(`INSERT INTO stories (topic, state) VALUES ('troop_withdrawal', '{"p": 0.1234567890123}')`);
  await sql.query('INSERT INTO story_articles (story_id, article_id) VALUES (1, 119)');
  await db.close();
}

describe('the database of an older Rasid', () => {
  const old = makeFolder();
  let folder: TestFolder;
  let store: Store | null = null;
  beforeAll(() => layOldDatabase(old.path));
  afterAll(() => old.remove());
  beforeEach(() => {
    folder = makeFolder();
    layCluster(folder.path);
  });
  afterEach(async () => {
    await store?.close();
    folder.remove();
  });

  const bringOld = (): void =>
    cpSync(join(old.path, 'postgres'), join(folder.path, 'postgres'), { recursive: true });
  const open = async (): Promise<Store> => {
    store = await openStore({
      databaseUrl: null,
      dataFolder: folder.path,
      onNotice: () => {},
      signal: AbortSignal.timeout(240_000),
    });
    return store;
  };

  it('is carried over whole, once, and kept beside', async () => {
    bringOld();
    const first = await open();
    const articles = await first.pool.query<Record<string, unknown>>(
      `SELECT count(*)::int AS n, max(id)::int AS last, min(title) AS title, min(fetched_at)::text AS at FROM articles`,
    );
    expect(articles.rows[0]).toEqual({
      n: 119,
      last: 119,
      title: TITLE,
      at: '2026-11-24 10:00:00.123456+00',
    });
    const state = await first.pool.query(`SELECT memory FROM source_states`);
    expect(state.rows).toEqual([{ memory: { etag: 'x', none: null } }]);
    expect((await first.pool.query('SELECT story_id, article_id FROM story_articles')).rows).toEqual([
      { story_id: '1', article_id: '119' },
    ]);
    // Ids of rows that are gone are not given again.
    const next = await first.pool.query<{ id: string }>(
      `INSERT INTO articles (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole)
       VALUES ('outlet', 'new', 'new', 'new', '', '', '', true) RETURNING id`,
    );
    expect(next.rows[0]?.id).toBe('121');
    expect(existsSync(join(folder.path, 'postgres'))).toBe(false);
    expect(existsSync(join(folder.path, 'postgres.imported/PG_VERSION'))).toBe(true);
    await first.close();
    const second = await open();
    expect((await second.pool.query('SELECT count(*)::int AS n FROM articles')).rows).toEqual([{ n: 120 }]);
  });

  it('is not mixed into one that has been used already', async () => {
    const first = await open();
    await first.pool.query(`INSERT INTO source_states (id) VALUES ('mine')`);
    await first.close();
    store = null;
    bringOld();
    await expect(open()).rejects.toThrow(
      /holds the database of an older Rasid .* move away the one that is not wanted/,
    );
  });
});
