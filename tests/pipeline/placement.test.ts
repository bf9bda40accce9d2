import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../src/model/alert.ts';
import { lockPlacement } from '../../src/store/placement-locks.ts';
import { removeOldTexts } from '../../src/store/retention.ts';
import { searchArticles } from '../../src/store/search.ts';
import { fileWords } from '../../src/store/search-index.ts';
import { transaction } from '../../src/store/sql.ts';
import { settleJudged } from '../../src/store/verdicts.ts';
import { OUTLETS } from '../alerts/samples.ts';
import { type Archive, openArchive } from '../parts/archive.ts';

const AT = '2026-11-24T10:00:00.000Z';
// Gloss: American troops withdraw from Iraq.
const ARTICLE = {
  at: AT,
  title: 'بغداد: القوات الأمريكية تنسحب من العراق',
  text: 'أعلنت قيادة العمليات أن القوات الأمريكية تنسحب من العراق وفق اتفاق البلدين.',
  withdrawals: [{ words: ['القوات الأمريكية تنسحب'], status: 'announced' as const }],
};

describe('placing articles in stories', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await openArchive();
  });
  afterAll(() => archive.close());
  beforeEach(() => archive.empty());

  const count = async (from: string): Promise<number> =>
    Number((await archive.store.pool.query<{ n: string }>(`SELECT count(*) AS n FROM ${from}`)).rows[0]?.n);

  it('opens one story for copies of one text that are placed at once, and counts each of them', async () => {
    const placed = await Promise.all(Array.from({ length: 12 }, () => archive.place(ARTICLE)));
    expect(new Set(placed.map(({ storyId }) => storyId)).size).toBe(1);
    expect(placed.filter(({ event }) => event === 'opened')).toHaveLength(1);
    const { rows } = await archive.store.pool.query(
      `SELECT (state->'coverage'->>'articles')::int AS n FROM stories`,
    );
    expect(rows).toEqual([{ n: 12 }]);
    expect(await count('story_articles')).toBe(12);
    expect(await count('developments')).toBe(1);
    expect(await count('development_articles')).toBe(12);
  });

  // Gloss: "the movement threatens to close the strait", and below it the withdrawal that another outlet has told.
  it('tells in an alert only what is new of what an article says', async () => {
    await archive.place({ ...ARTICLE, outlet: OUTLETS.second });
    const said = 'الحركة تهدد بإغلاق المضيق أمام السفن';
    const { event } = await archive.place({
      at: '2026-11-24T11:00:00.000Z',
      title: said,
      text: `${said}. ${'هطل المطر على التلال. '.repeat(20)}${ARTICLE.text}`,
      statements: [{ words: said, factionId: 'hamas', faction: 'Hamas' }],
      withdrawals: ARTICLE.withdrawals,
    });
    const { rows } = await archive.store.pool.query<{ alert: Alert }>(
      'SELECT alert FROM story_events ORDER BY id DESC LIMIT 1',
    );
    const [{ alert } = { alert: null }] = rows;
    expect([event, alert?.statements.length, alert?.withdrawals, alert?.topics]).toEqual([
      'opened',
      1,
      [],
      ['faction_statement'],
    ]);
  });

  it('waits for whoever needs all stories at rest, which what matches nothing does not', async () => {
    const { pool } = archive.store;
    const { rows } = await pool.query<{ id: string; revision: number }>(
      `INSERT INTO articles (source_id, guid, url, canonical_url, title, status, offered_text, offered_hash, offered_whole)
       VALUES ('s', 'g', 'u', 'c', 't', 'read', '', '', true) RETURNING id, revision`,
    );
    const ref = { id: String(rows[0]?.id), revision: rows[0]?.revision ?? 0 };
    const nothing = { topics: [], withdrawals: [], statements: [], deadlines: [] };
    let placing: Promise<unknown> = Promise.resolve();
    await transaction(pool, async (sql) => {
      await lockPlacement(sql);
      placing = archive.place(ARTICLE);
      const settled = await settleJudged(pool, [{ ref, classification: nothing }], 'v1', {
        outsideStories: true,
      });
      expect(settled).toEqual(new Set([ref.id]));
      expect(await count('stories')).toBe(0);
    });
    await placing;
    expect(await count('stories')).toBe(1);
  });

  it('leaves an article that is in a story to the placement that lets it go', async () => {
    const { articleId } = await archive.place(ARTICLE);
    const { pool } = archive.store;
    await pool.query(`UPDATE articles SET status = 'read', revision = 2 WHERE id = $1`, [articleId]);
    const ref = { id: articleId, revision: 2 };
    const nothing = { topics: [], withdrawals: [], statements: [], deadlines: [] };
    const judged = [{ ref, classification: nothing }];
    expect(await settleJudged(pool, judged, 'v1', { outsideStories: true })).toEqual(new Set());
  });
});

describe('the words of articles', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await openArchive();
  });
  afterAll(() => archive.close());

  it('are filed once for the search, and anew when a text is removed', async () => {
    const { pool } = archive.store;
    await archive.place({ ...ARTICLE, at: '2020-01-01T00:00:00Z' });
    const find = async (word: string): Promise<number> =>
      (await searchArticles(pool, word, { limit: 9, offset: 0 })).length;
    expect([await find('اتفاق'), await find('بغداد')]).toEqual([1, 1]);
    await pool.query('TRUNCATE stories CASCADE');
    expect(await removeOldTexts(pool, 0, new Date())).toBe(1);
    expect(await fileWords(pool, new Date(Date.now() + 1_000))).toBe(1);
    expect(await fileWords(pool, new Date(Date.now() + 1_000))).toBe(0);
    expect([await find('اتفاق'), await find('بغداد')]).toEqual([0, 1]);
  });
});
