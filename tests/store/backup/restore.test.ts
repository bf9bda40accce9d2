import { statSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { archiveText } from '../../../src/store/backup/archive.ts';
import { packFile } from '../../../src/store/backup/file.ts';
import { countsBy } from '../../../src/store/counts.ts';
import { lockMigrations, migrateInside, SCHEMA_VERSION } from '../../../src/store/migrations.ts';
import { enterDatabase } from '../../../src/store/presence.ts';
import { fileWords } from '../../../src/store/search-index.ts';
import { transaction } from '../../../src/store/sql.ts';
import { lastIds, rowsAsJson, tablesOf } from '../../../src/store/tables.ts';
import { everything, restoreBackup, takeBackup } from '../../parts/backup.ts';
import { eventually } from '../../parts/eventually.ts';
import { makeFolder, type TestFolder } from '../../parts/folder.ts';
import { type LedgerRoom, openLedger } from '../../parts/ledger-room.ts';
import { skipWithout } from '../../parts/missing.ts';
import { hasPostgres, startPostgres, type TestPostgres } from '../../parts/postgres.ts';
import { emptyTables, openTestStore, type TestStore } from '../../parts/store.ts';

const ODD = 'بغداد: "قاعدة\\عين الأسد"\u2028 \u200f\ttab\r\n';

/** Something in every kind of column that is not text. */
async function fill({ store: { pool }, ...room }: LedgerRoom): Promise<void> {
  await pool.query(
    `INSERT INTO source_states (id, memory, last_fetch_at) VALUES ('s', $1, '2026-11-24T10:00:00.123456Z')`,
    [JSON.stringify({ etag: ODD, none: null, p: 0.1234567890123 })],
  );
  await pool.query(
    `INSERT INTO secrets (name, value) VALUES ('feedback', 'not to be told') ON CONFLICT DO NOTHING`,
  );
  const story = await room.story();
  await room.send(await room.event(story, { headline: ODD }));
  await pool.query(`UPDATE articles SET title = $1, status = 'judged', matched = true`, [ODD]);
  await pool.query(
    `INSERT INTO verdicts (article_id, revision, topic, score, matched, facets, evidence, rules_version)
     SELECT id, 1, 't', 0.1 + 0.2, true, '{"n": 12345678901234567890}', '[]', 'r' FROM articles`,
  );
  await pool.query(
    `INSERT INTO deadlines (story_id, topic, date, precision, ends_at, quote, article_id, known_at, sites)
     SELECT $1, 't', '2026-12-31', 'day', now(), $2, min(id), now(), ARRAY['a,"b', 'c'] FROM articles`,
    [story, ODD],
  );
  // Told within one that was entered later: a reference to a row behind it.
  const [told, carrier] = [await room.event(story), await room.event(story)];
  await room.send(carrier);
  await pool.query(`UPDATE deliveries SET state = 'merged', merged_into = $2 WHERE id = $1`, [told, carrier]);
  await pool.query(`UPDATE articles SET status = 'judged'`);
}

describe('a backup', () => {
  let room: LedgerRoom;
  let target: TestStore;
  let folder: TestFolder;
  let taken = 0;
  const file = (): string => `${folder.path}/${taken}.backup`;
  beforeAll(async () => {
    [room, target] = await Promise.all([openLedger(), openTestStore()]);
    folder = makeFolder();
  });
  afterAll(async () => {
    await Promise.all([room.close(), target.close()]);
    folder.remove();
  });
  beforeEach(async () => {
    taken += 1;
    await room.empty();
    await emptyTables(room.store.pool, 'source_states', 'secrets');
  });

  it('is restored while a Rasid that begins anew looks whether its tables are up to date', async () => {
    await takeBackup(room.store.pool, file());
    const { pool } = target.store;
    const beginning = await pool.connect();
    await beginning.query('BEGIN');
    await lockMigrations(beginning);
    const restored = restoreBackup(pool, file(), true);
    await eventually('the restoring to wait', async () => {
      const { rows } = await pool.query(
        `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return rows.length > 0;
    });
    await migrateInside(beginning);
    await beginning.query('COMMIT');
    beginning.release();
    await expect(restored).resolves.toBeDefined();
  });

  it('is restored row by row, whatever is in them', async () => {
    await fill(room);
    await takeBackup(room.store.pool, file());
    await restoreBackup(target.store.pool, file(), true);
    const [before, after] = [await everything(room.store.pool), await everything(target.store.pool)];
    expect(after).toEqual(before);
    expect(Object.keys(before).filter((table) => (before[table]?.length ?? 0) > 0)).toEqual([
      'articles',
      'counts',
      'deadlines',
      'deliveries',
      'instance',
      'rasid_migrations',
      'secrets',
      'source_states',
      'stories',
      'story_articles',
      'story_events',
      'verdicts',
    ]);
  });

  it('is readable by its owner alone', async () => {
    await takeBackup(room.store.pool, file());
    expect((statSync(file()).mode & 0o777).toString(8)).toBe('600');
  });

  it('brings counts and the search with it', async () => {
    await fill(room);
    await takeBackup(room.store.pool, file());
    await restoreBackup(target.store.pool, file(), true);
    const { pool } = target.store;
    expect(await countsBy(pool, 'articles')).toMatchObject({ judged: 3 });
    // They go on being kept.
    await pool.query(`UPDATE deliveries SET state = 'dead' WHERE state = 'merged'`);
    expect(await countsBy(pool, 'deliveries')).toMatchObject({ sent: 2, dead: 1 });
    expect(await fileWords(pool, new Date(Date.now() + 60_000))).toBe(3);
  });

  it('keeps ids that were given since from being given to something else', async () => {
    await fill(room);
    await takeBackup(room.store.pool, file());
    const since = await room.event(await room.story());
    await restoreBackup(target.store.pool, file(), true);
    const { rows } = await target.store.pool.query<{ id: string }>(
      `INSERT INTO stories (topic, state) VALUES ('t', '{}') RETURNING id`,
    );
    const theirs = await room.store.pool.query<{ id: string }>('SELECT max(id) AS id FROM stories');
    expect(Number(rows[0]?.id)).toBeGreaterThan(Number(theirs.rows[0]?.id) + 900_000);
    const delivery = await target.store.pool.query('SELECT FROM deliveries WHERE id >= $1', [since]);
    expect(delivery.rows).toEqual([]);
  });

  it('does not replace what is there unless told to', async () => {
    await fill(room);
    await takeBackup(room.store.pool, file());
    await restoreBackup(target.store.pool, file(), true);
    await expect(restoreBackup(target.store.pool, file())).rejects.toThrow(
      'the database holds 1 sources, 3 articles, 1 stories, 3 deliveries already; --replace puts the backup in their place',
    );
    await expect(takeBackup(room.store.pool, file())).rejects.toThrow(
      `${file()}: is there already; --replace writes over it`,
    );
  });

  describe.each([
    ['while a Rasid watched', true],
    ['while none did', false],
  ])('taken %s', (_name, watched) => {
    it(`${watched ? 'doubts' : 'does not doubt'} what was due to be sent, and makes all that waits due`, async () => {
      const { pool } = room.store;
      const presence = watched
        ? await enterDatabase(pool, { onReturn() {}, onAsked() {}, signal: new AbortController().signal })
        : null;
      const [due, waits, sending, sent] = [
        await room.event(await room.story()),
        await room.event(await room.story()),
        await room.event(await room.story()),
        await room.event(await room.story()),
      ];
      await pool.query(`UPDATE deliveries SET waits_until = now() + interval '1 day' WHERE id = $1`, [waits]);
      await room.take(sending);
      await room.send(sent);
      await pool.query(`UPDATE articles SET status = 'read' WHERE id % 2 = 0`);
      await pool.query(`UPDATE waiting_articles SET ring_at = now() + interval '1 hour'`);
      await pool.query(`INSERT INTO source_states (id, phase) VALUES ('s', 'fetching')`);
      await takeBackup(pool, file());
      presence?.leave();
      await restoreBackup(target.store.pool, file(), true);
      const { rows } = await target.store.pool.query(
        'SELECT id, state, possible_duplicate AS doubt, next_try_at <= now() AS due FROM deliveries ORDER BY id',
      );
      expect(rows).toEqual([
        { id: due, state: 'pending', doubt: watched, due: true },
        { id: waits, state: 'pending', doubt: false, due: true },
        { id: sending, state: 'pending', doubt: true, due: true },
        { id: sent, state: 'sent', doubt: false, due: expect.any(Boolean) },
      ]);
      const late = await target.store.pool.query('SELECT FROM waiting_articles WHERE ring_at > now()');
      expect(late.rows).toEqual([]);
      expect((await target.store.pool.query('SELECT phase FROM source_states')).rows).toEqual([
        { phase: 'idle' },
      ]);
    });
  });

  it('of an older Rasid is brought up to date', async () => {
    const old = await openTestStore();
    const { pool } = old.store;
    await pool.query('DROP SCHEMA rasid CASCADE');
    await transaction(pool, (sql) => migrateInside(sql, 9));
    await pool.query(
      `INSERT INTO rasid.articles (source_id, guid, url, canonical_url, title, offered_text, offered_hash, offered_whole)
       VALUES ('s', 'g', 'u', 'u', $1, '', '', true)`,
      [ODD],
    );
    await transaction(pool, async (sql) => {
      const header = {
        rasid: '0.0.9',
        schema: 9,
        takenAt: '2026-01-01T00:00:00.000Z',
        watched: false,
        tables: Object.fromEntries(await tablesOf(sql)),
        lastIds: await lastIds(sql),
      };
      await packFile(
        file(),
        false,
        archiveText(header, (table, columns) => rowsAsJson(sql, table, columns, 10)),
      );
    });
    await restoreBackup(target.store.pool, file(), true);
    const { rows } = await target.store.pool.query(
      'SELECT title, first_fetch, (SELECT max(version) FROM rasid_migrations) AS version FROM articles',
    );
    expect(rows).toEqual([{ title: ODD, first_fetch: false, version: SCHEMA_VERSION }]);
    expect(await countsBy(target.store.pool, 'articles')).toEqual({ new: 1 });
    await old.close();
  });
});

describe.skipIf(skipWithout('PostgreSQL', hasPostgres()))('a backup moves', () => {
  let postgres: TestPostgres;
  let room: LedgerRoom;
  let folder: TestFolder;
  beforeAll(async () => {
    [postgres, room] = await Promise.all([startPostgres(), openLedger('folder')]);
    folder = makeFolder();
  });
  afterAll(async () => {
    await room.close();
    await postgres.end();
    folder.remove();
  });

  it('from our own database to a server, of a user without special rights, and back', async () => {
    await fill(room);
    const before = await everything(room.store.pool);
    const server = await openTestStore({ url: await postgres.plainDatabase() });
    await takeBackup(room.store.pool, `${folder.path}/there`);
    await restoreBackup(server.store.pool, `${folder.path}/there`);
    expect(await everything(server.store.pool)).toEqual(before);
    await takeBackup(server.store.pool, `${folder.path}/back`);
    await restoreBackup(room.store.pool, `${folder.path}/back`, true);
    expect(await everything(room.store.pool)).toEqual(before);
    await server.close();
  });
});
