import { describe, expect, it } from 'vitest';
import type { OfferedArticle } from '../../src/model/offered.ts';
import {
  articlesById,
  articlesToJudge,
  articleToRead,
  overdueArticles,
  postponeArticle,
  saveText,
} from '../../src/store/articles.ts';
import { saveItems } from '../../src/store/offered-articles.ts';
import { settleJudged } from '../../src/store/verdicts.ts';
import { testStore } from '../parts/store.ts';

const item = (over: Partial<OfferedArticle> = {}): OfferedArticle => ({
  guid: 'g1',
  url: 'https://a.example/1',
  canonicalUrl: 'https://a.example/1',
  title: 'خبر أول',
  offeredText: 'نص الخبر',
  offeredHash: 'h1',
  offeredWhole: false,
  author: null,
  publishedAt: '2026-11-24T09:00:00.000Z',
  updatedAt: null,
  ...over,
});

const NOTHING = { topics: [], withdrawals: [], statements: [], deadlines: [] };

describe('articles in the store', () => {
  const store = testStore('articles');

  const save = (...items: OfferedArticle[]) =>
    saveItems(
      store.pool,
      's',
      items.map((one) => ({ ...one, urgency: 1 as const })),
      { editOf: () => 'text' },
    );

  it('are new the first time and known the second', async () => {
    expect(await save(item())).toMatchObject({ created: 1, revised: 0 });
    expect(await save(item())).toMatchObject({ created: 0, revised: 0, fresh: [] });
  });

  it('are stored oldest first, since feeds list the newest first, and all of a long feed', async () => {
    const many = Array.from({ length: 250 }, (_, n) =>
      item({ guid: `g${n}`, canonicalUrl: `u${n}`, offeredHash: `h${n}` }),
    );
    expect((await save(...many)).created).toBe(250);
    const { rows } = await store.pool.query<{ guid: string }>(
      'SELECT guid FROM articles ORDER BY id LIMIT 1',
    );
    expect(rows[0]?.guid).toBe('g249');
  });

  it('lose the null bytes and lone surrogates that PostgreSQL cannot hold, and nothing else', async () => {
    await save(item({ title: 'عا\0جل \ud83d 🚨' }));
    const { rows } = await store.pool.query<{ title: string }>('SELECT title FROM articles');
    expect(rows[0]?.title).toBe('عاجل \ufffd 🚨');
  });

  it('go from new to read to judged, and a late job of an old revision finds nothing to do', async () => {
    const [ref] = (await save(item())).fresh;
    if (!ref) throw new Error('nothing saved');
    const read = {
      title: 'خبر أول',
      text: 'نص كامل',
      textHash: 't1',
      author: null,
      publishedAt: null,
      note: null,
      urgency: 1 as const,
      pageOf: 'outlet',
    };
    expect(await saveText(store.pool, ref, read)).toBe('judge');
    const noted = await store.pool.query('SELECT source_id, note FROM page_notes');
    expect(noted.rows).toEqual([{ source_id: 'outlet', note: null }]);
    expect(await articleToRead(store.pool, ref)).toBeNull();
    expect(await articlesToJudge(store.pool, [ref])).toMatchObject([{ text: 'نص كامل' }]);
    const judged = [{ ref, classification: NOTHING }];
    expect(await settleJudged(store.pool, judged, 'v1', { outsideStories: true })).toEqual(new Set([ref.id]));
    expect(await articlesToJudge(store.pool, [ref])).toEqual([]);
    expect(await settleJudged(store.pool, judged, 'v1', { outsideStories: true })).toEqual(new Set());
  });

  it('go straight to the judge where the feed brings them whole, and nowhere when that was judged', async () => {
    const whole = item({ offeredWhole: true });
    const [ref] = (await save(whole)).fresh;
    expect(ref).toMatchObject({ status: 'read', revision: 1 });
    if (!ref) throw new Error('nothing saved');
    expect(await articlesToJudge(store.pool, [ref])).toMatchObject([{ text: whole.offeredText }]);
    await settleJudged(store.pool, [{ ref, classification: NOTHING }], 'v1', { outsideStories: true });
    const longer = item({ offeredWhole: true, offeredText: 'نص أطول', offeredHash: 'h2' });
    const [again] = (await save(longer)).fresh;
    expect(again).toMatchObject({ status: 'read', revision: 2 });
    if (!again) throw new Error('no revision');
    expect(await articlesToJudge(store.pool, [again])).toMatchObject([{ text: 'نص أطول' }]);
  });

  it('are not judged again when an edit turns out to change nothing of the text', async () => {
    const [ref] = (await save(item())).fresh;
    if (!ref) throw new Error('nothing saved');
    const read = {
      title: 'خبر أول',
      text: 'نص كامل',
      textHash: 't1',
      author: null,
      publishedAt: null,
      note: null,
      urgency: 1 as const,
      pageOf: null,
    };
    await saveText(store.pool, ref, read);
    await settleJudged(store.pool, [{ ref, classification: NOTHING }], 'v1', { outsideStories: true });
    const [again] = (await save(item({ offeredHash: 'h2' }))).fresh;
    if (!again) throw new Error('no revision');
    expect(again.revision).toBe(2);
    expect(await saveText(store.pool, again, read)).toBe('same');
    expect(await articlesById(store.pool, [ref.id])).toMatchObject([{ status: 'judged', revision: 2 }]);
  });

  it('are enqueued again once their time has come, and then left alone for a while', async () => {
    const [ref] = (await save(item())).fresh;
    if (!ref) throw new Error('nothing saved');
    expect(await overdueArticles(store.pool, 10)).toEqual([]);
    await postponeArticle(store.pool, ref, 'http: status 503', new Date(Date.now() - 1));
    expect(await overdueArticles(store.pool, 10)).toEqual([{ ...ref, status: 'new' }]);
    expect(await overdueArticles(store.pool, 10)).toEqual([]);
  });

  it('are enqueued again the most urgent first, and of these the newest', async () => {
    const urgencies = [3, 0, 1, 0] as const;
    const { fresh } = await saveItems(
      store.pool,
      's',
      // Stored in the opposite order: the last is the oldest.
      urgencies.map((urgency, n) => ({
        ...item({ guid: `g${n}`, canonicalUrl: `u${n}`, offeredHash: `h${n}` }),
        urgency,
      })),
      { editOf: () => 'text' },
    );
    for (const ref of fresh) await postponeArticle(store.pool, ref, 'http: status 503', new Date(0));
    const [likely, likelier] = await overdueArticles(store.pool, 2);
    expect([likely?.urgency, likelier?.urgency]).toEqual([0, 0]);
    expect(Number(likely?.id)).toBeGreaterThan(Number(likelier?.id));
    expect((await overdueArticles(store.pool, 10)).map(({ urgency }) => urgency)).toEqual([1, 3]);
  });

  it('wait exactly as long as their status says so, whoever changes it', async () => {
    const waiting = async (): Promise<number> =>
      (await store.pool.query('SELECT FROM waiting_articles')).rows.length;
    await save(item());
    expect(await waiting()).toBe(1);
    for (const [status, expected] of [
      ['failed', 0],
      ['new', 1],
      ['read', 1],
      ['judged', 0],
    ] as const) {
      await store.pool.query('UPDATE articles SET status = $1', [status]);
      expect([status, await waiting()]).toEqual([status, expected]);
    }
  });

  it('are updated within their page while they pass the pipeline, so that no index is written', async () => {
    const { fresh } = await save(
      ...Array.from({ length: 100 }, (_, n) =>
        item({
          guid: `g${n}`,
          canonicalUrl: `u${n}`,
          offeredHash: `h${n}`,
          offeredText: Array.from({ length: 400 }, (_, i) => (n * 7919 + i * 104_729).toString(36)).join(' '),
          offeredWhole: true,
        }),
      ),
    );
    const session = await store.pool.connect();
    try {
      await session.query('BEGIN');
      const updates = async (): Promise<{ all: number; within: number }> => {
        const { rows } = await session.query<{ all: string; within: string }>(
          `SELECT pg_stat_get_xact_tuples_updated('articles'::regclass) AS all,
                  pg_stat_get_xact_tuples_hot_updated('articles'::regclass) AS within`,
        );
        return { all: Number(rows[0]?.all), within: Number(rows[0]?.within) };
      };
      const before = await updates();
      const judgements = fresh.map((ref) => ({ ref, classification: NOTHING }));
      await settleJudged(session, judgements, 'v1', { outsideStories: true });
      const after = await updates();
      expect(after.all - before.all).toBe(100);
      expect(after.within - before.within).toBe(100);
      await session.query('COMMIT');
    } finally {
      session.release();
    }
  });
});
