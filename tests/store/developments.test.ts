import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { transaction } from '../../src/store/sql.ts';
import { type Archive, type ArchiveArticle, openArchive } from '../parts/archive.ts';
import { ANNOUNCED, STARTED } from './niger.ts';

// Gloss: "the group hit a ship; Paris calls its soldiers home from Niger".
const TWO_THINGS: ArchiveArticle = {
  at: '2023-09-24T18:00:00Z',
  title: 'الجماعة تصيب سفينة وباريس تعيد جنودها',
  text: 'قالت الجماعة إنها أصابت سفينة. وفي باريس تقرر إعادة الجنود من النيجر.',
  statements: [{ words: 'أصابت سفينة', factionId: 'houthis', faction: 'Houthis', type: 'claim' }],
  withdrawals: [{ words: ['إعادة الجنود'], force: 'FR', host: 'NE', status: 'announced' }],
};

describe('developments in the database', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await openArchive();
  });
  beforeEach(() => archive.empty());
  afterAll(() => archive.close());

  const all = async <Row extends object>(sql: string): Promise<Row[]> =>
    (await archive.store.pool.query<Row>(sql)).rows;

  it('are rows of their story, and an alert names its own', async () => {
    const first = await archive.place(ANNOUNCED);
    const second = await archive.place(STARTED);
    expect([first.event, second.event]).toEqual(['opened', 'status_changed']);
    expect(second.storyId).toBe(first.storyId);
    expect(second.developmentId).not.toBe(first.developmentId);
    const [told] = await all<{ alert: { developmentId: string; headline: string; articles: object[] } }>(
      'SELECT alert FROM story_events ORDER BY id DESC LIMIT 1',
    );
    expect(told?.alert.developmentId).toBe(second.developmentId);
    expect(told?.alert.headline).toContain('started (was announced)');
    expect(told?.alert.articles).toHaveLength(1);
  });

  it('of two affairs in one article make one alert, and an event in either story', async () => {
    const placed = await archive.place(TWO_THINGS);
    expect(placed.deliveries).toHaveLength(1);
    const events = await all<{ story_id: string; topics: string[] }>(
      "SELECT story_id, alert->'topics' AS topics FROM story_events ORDER BY id",
    );
    expect(new Set(events.map((event) => event.story_id)).size).toBe(2);
    expect(events[1]?.topics).toHaveLength(1);
  });

  it('are opened once by two processes that place copies at one time', async () => {
    const copies = Array.from({ length: 6 }, () => archive.place(ANNOUNCED));
    const placed = await Promise.all(copies);
    expect(new Set(placed.map(({ developmentId }) => developmentId)).size).toBe(1);
    expect(placed.filter(({ event }) => event === 'opened')).toHaveLength(1);
  });

  it('lose an article that is edited to tell another step, and one that tells nothing more', async () => {
    const { articleId, developmentId } = await archive.place(ANNOUNCED);
    const moved = await archive.place({ ...STARTED, revises: articleId });
    expect(moved).toMatchObject({ event: 'status_changed' });
    const gone = await archive.place({ at: STARTED.at, title: 'خبر', text: 'خبر', revises: articleId });
    expect(gone).toMatchObject({ event: 'corrected', developmentId: moved.developmentId });
    expect(developmentId).not.toBe(moved.developmentId);
    expect(await all('SELECT * FROM development_articles')).toEqual([]);
  });

  describe('of an archive with stories of the older kind', () => {
    const OLD_STATE = {
      ...{ id: '', topic: 'troop_withdrawal', topics: ['troop_withdrawal'], deadlines: ['2023-12-31'] },
      firstSeenMs: Date.parse(ANNOUNCED.at),
      lastSeenMs: Date.parse(ANNOUNCED.at),
      statements: [{ factionId: 'houthis', speaker: [], type: 'claim', target: null, led: 1, articles: 1 }],
      withdrawals: [{ force: 'FR', host: 'NE', led: 1, articles: 2 }],
      progress: { status: 'announced', stage: 3, turns: [], tiers: {}, speakers: {} },
      outlets: [{ id: 'a', ownership: 'independent', owner: null, articles: 1 }],
      ...{ voices: ['a'], corroborated: false, articles: 1 },
    };

    /** Puts the archive back to how the older code left it, and migrates it again. */
    async function migrateAgain(): Promise<void> {
      const { articleId } = await archive.place(ANNOUNCED);
      const [found] = await all<{ state: { prints: { stems: string[]; print: number[]; day: number }[] } }>(
        'SELECT state FROM developments',
      );
      const [print] = found?.state.prints ?? [];
      const prints = [
        {
          articleId,
          timeMs: OLD_STATE.lastSeenMs,
          day: print?.day,
          dayStated: false,
          leadPlaces: [],
          numbers: [],
        },
      ].map((one) => ({ ...one, stems: print?.stems, norm: { all: 1, detail: 1 }, print: print?.print }));
      const members = [{ articleId, outletId: 'a', revision: 1 }];
      await transaction(archive.store.pool, async (sql) => {
        await sql.query('UPDATE stories SET state = $1', [JSON.stringify({ ...OLD_STATE, prints, members })]);
        await sql.query(
          `CREATE TEMPORARY TABLE kept_keys ON COMMIT DROP AS SELECT DISTINCT key FROM development_keys`,
        );
        await sql.query(
          'DROP TABLE development_keys, development_articles; ALTER TABLE story_events DROP development_id; DROP TABLE developments',
        );
        await sql.query(
          'INSERT INTO story_keys SELECT key, (SELECT max(id) FROM stories), now() FROM kept_keys ON CONFLICT DO NOTHING',
        );
        await sql.query(MIGRATIONS.find(({ name }) => name === 'developments inside stories')?.sql ?? '');
      });
    }

    it('are made of what those told last: a report that still comes in is known', async () => {
      await migrateAgain();
      const late = await archive.place({ ...ANNOUNCED, at: '2023-09-24T20:00:00Z' });
      expect(late.event).toBe('none');
    });

    it('and what goes on opens a story that names the old one, which keeps its events and articles', async () => {
      await migrateAgain();
      const [old] = await all<{ id: string }>('SELECT id FROM stories');
      const next = await archive.place(STARTED);
      expect(next.event).toBe('opened');
      expect(next.storyId).not.toBe(old?.id);
      expect(
        await all(`SELECT state->>'follows' AS follows FROM stories WHERE id = ${next.storyId}`),
      ).toEqual([{ follows: old?.id }]);
      expect(await all(`SELECT 1 FROM story_events WHERE story_id = ${old?.id}`)).toHaveLength(1);
      expect(await all(`SELECT 1 FROM story_articles WHERE story_id = ${old?.id}`)).toHaveLength(1);
    });
  });
});
