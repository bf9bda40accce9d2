import { describe, expect, it } from 'vitest';
import type { OfferedArticle } from '../../src/model/offered.ts';
import type { SourceItem } from '../../src/model/source.ts';
import { editOf } from '../../src/sources/edits.ts';
import { toSourceItems } from '../../src/sources/feed/items.ts';
import { parseFeed } from '../../src/sources/feed/parse.ts';
import { offeredArticles } from '../../src/sources/offered.ts';
import { saveItems } from '../../src/store/offered-articles.ts';
import { testStore } from '../parts/store.ts';

const LONG =
  'قال المتحدث إن آخر القوافل عبرت الحدود فجر اليوم بعد تسليم القاعدة إلى الجيش، وإن الفريق الفني سيبقى أسبوعين. '.repeat(
    8,
  );

const item = (over: Partial<SourceItem> = {}): SourceItem => ({
  guid: 'g1',
  url: 'https://www.a.example/news/1',
  title: 'عاجل | آخر القوات الأجنبية تغادر قاعدة وادي السدر',
  summary: '',
  content: '',
  author: null,
  publishedAt: '2026-11-24T09:00:00Z',
  updatedAt: null,
  categories: [],
  ...over,
});

const urgent = (items: readonly OfferedArticle[]) => items.map((one) => ({ ...one, urgency: 1 as const }));

const NEW = { created: 1, revised: 0, known: 0 };
const REVISED = { created: 0, revised: 1, known: 0 };
const KNOWN = { created: 0, revised: 0, known: 1 };

describe('whether an item is a new article, a revision, or known', () => {
  const store = testStore('articles');

  it('remembers what was there at the first fetch of its source, until it is revised', async () => {
    const { pool } = store;
    const flags = async (): Promise<boolean[]> =>
      (await pool.query<{ first_fetch: boolean }>('SELECT first_fetch FROM articles ORDER BY id')).rows.map(
        (row) => row.first_fetch,
      );
    const offered = (...items: SourceItem[]) => urgent(offeredArticles(items, 'https://a.example/rss'));
    await saveItems(pool, 'a', offered(item()), { editOf, firstFetch: true });
    await saveItems(
      pool,
      'a',
      offered(item({ guid: 'g2', url: 'https://www.a.example/news/2', title: 'خبر ثان' })),
      { editOf },
    );
    expect(await flags()).toEqual([true, false]);
    await saveItems(pool, 'a', offered(item({ title: 'عنوان جديد' })), { editOf });
    expect(await flags()).toEqual([false, false]);
  });

  /** One reading of a source that lists these items. */
  async function list(source: string, ...items: SourceItem[]) {
    const offered = urgent(offeredArticles(items, 'https://www.a.example/rss'));
    const { created, revised, known } = await saveItems(store.pool, source, offered, { editOf });
    return { created, revised, known };
  }

  const other = { guid: 'g2', url: 'https://www.a.example/news/2', title: 'خبر آخر' };

  it.each<[string, Partial<SourceItem>, object]>([
    ['the same item again is known', {}, KNOWN],
    ['a stub that gains a body is a revision', { content: `<p>${LONG}</p>` }, REVISED],
    ['a stub that gains a summary is a revision', { summary: 'غادرت فجر اليوم.' }, REVISED],
    ['an edited title is a revision', { title: 'القوات الأجنبية تغادر القاعدة' }, REVISED],
    ['other white space is no edit', { title: 'عاجل |  آخر القوات الأجنبية تغادر قاعدة وادي السدر ' }, KNOWN],
    ['another date of publication is no edit', { publishedAt: '2026-11-24T10:00:00Z' }, KNOWN],
    ['a changed guid with the same text is known', { guid: 'g2' }, KNOWN],
    [
      'a changed guid and address with the same text is known',
      { guid: 'g2', url: 'https://www.a.example/news/1-b' },
      KNOWN,
    ],
    [
      'a guid that counts its editions, with another text, is a revision',
      { guid: 'g1#1', title: 'القوات الأجنبية تغادر القاعدة' },
      REVISED,
    ],
    ['http for https is known', { guid: 'g2', url: 'http://www.a.example/news/1' }, KNOWN],
    ['the mobile host is known', { guid: 'g2', url: 'https://m.a.example/news/1' }, KNOWN],
    ['the AMP page is known', { guid: 'g2', url: 'https://www.a.example/news/1/amp/' }, KNOWN],
    ['tracking parameters are known', { guid: 'g2', url: 'https://a.example/news/1/?utm_source=rss' }, KNOWN],
    [
      'the mobile host with another text is a revision',
      { guid: 'g2', url: 'https://m.a.example/news/1', summary: 'غادرت فجر اليوم.' },
      REVISED,
    ],
    ['another guid, address and title is new', other, NEW],
  ])('%s', async (_name, over, expected) => {
    await list('s', item());
    expect(await list('s', item(over))).toEqual(expected);
  });

  it('an article of another source at the same address is known, whatever its text', async () => {
    await list('s', item());
    expect(await list('t', item({ guid: 'x', summary: 'غادرت فجر اليوم.' }))).toEqual(KNOWN);
  });

  it('guids of two sources have nothing to do with each other', async () => {
    await list('s', item());
    expect(await list('t', item({ url: 'https://b.example/news/1' }))).toEqual(NEW);
  });

  it('a revision under a new guid is known by that guid from then on', async () => {
    await list('s', item());
    const edited = item({ guid: 'g1#1', title: 'القوات الأجنبية تغادر القاعدة' });
    expect(await list('s', edited)).toEqual(REVISED);
    expect(await list('s', edited)).toEqual(KNOWN);
  });

  it('two items of one list that share an address do not revise each other at every reading', async () => {
    const updates = [item({ guid: 'u1', title: 'تحديث أول' }), item({ guid: 'u2', title: 'تحديث ثان' })];
    await list('s', ...updates);
    expect(await list('s', ...updates)).toMatchObject({ created: 0, revised: 0 });
  });

  it('a standing headline under a new guid and address is known for three days and new after them', async () => {
    const daily = { title: 'نشرة الأخبار', publishedAt: '2026-11-20T09:00:00Z' };
    const next = item({
      ...daily,
      guid: 'g2',
      url: 'https://a.example/2',
      publishedAt: '2026-11-24T09:00:00Z',
    });
    await list('s', item(daily));
    expect(await list('s', next)).toEqual(KNOWN);
    await store.pool.query(`UPDATE articles SET fetched_at = now() - interval '4 days'`);
    expect(await list('s', next)).toEqual(NEW);
  });

  it('a site that gives all its old items new guids and addresses publishes nothing new', async () => {
    await list('s', item());
    await store.pool.query(`UPDATE articles SET fetched_at = now() - interval '40 days'`);
    expect(await list('s', item({ guid: 'g2', url: 'https://a.example/new/1' }))).toEqual(KNOWN);
  });

  it('a later date of change has the page read again, though not for ever', async () => {
    const at = (hour: number) => item({ updatedAt: `2026-11-24T${String(hour).padStart(2, '0')}:00:00Z` });
    await list('s', at(9));
    expect(await list('s', at(9))).toEqual(KNOWN);
    const answers = [];
    for (let hour = 10; hour < 20; hour += 1) answers.push((await list('s', at(hour))).revised);
    expect(answers).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('a later date of change of a whole text is no edit', async () => {
    const whole = { content: `<p>${LONG}</p>` };
    await list('s', item({ ...whole, updatedAt: '2026-11-24T09:00:00Z' }));
    expect(await list('s', item({ ...whole, updatedAt: '2026-11-24T10:00:00Z' }))).toEqual(KNOWN);
  });

  it('a text that counts its readers and says how long ago it came is no edit, one whose soldiers are counted anew is', async () => {
    const told = (ago: string, views: string, troops: number) =>
      item({ content: `<p>منذ ${ago} | ${views} مشاهدة</p><p>غادر ${troops} جندي القاعدة. ${LONG}</p>` });
    await list('s', told('5 دقائق', '1,204', 300));
    expect(await list('s', told('ساعتين', '١٣٨٠', 300))).toEqual(KNOWN);
    expect(await list('s', told('3 ساعات', '1,402', 500))).toEqual(REVISED);
  });

  it('links that rotate below a text have it read five times, then once a quarter of its age has passed', async () => {
    const rotating = (n: number) => item({ content: `<p>${LONG}</p><p>خبر آخر ${'ا'.repeat(n)}</p>` });
    await list('s', rotating(1));
    const revised = async (from: number) => {
      const answers = [];
      for (let n = from; n < from + 8; n += 1) answers.push((await list('s', rotating(n))).revised);
      return answers;
    };
    expect(await revised(2)).toEqual([1, 1, 1, 1, 1, 0, 0, 0]);
    const age = (hours: number, since: number) =>
      store.pool.query(
        `UPDATE articles SET fetched_at = now() - $1 * interval '1 hour', revised_at = now() - $2 * interval '1 minute'`,
        [hours, since],
      );
    await age(4, 59);
    expect(await revised(10)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    await age(4, 61);
    expect(await revised(10)).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('a headline is seen to be corrected at once, whatever rotates below it, though not for ever', async () => {
    const told = (troops: number) =>
      item({ title: `انسحاب ${troops} جندي`, content: `<p>${LONG}</p>${'ا'.repeat(troops)}` });
    await list('s', told(1));
    const answers = [];
    for (let n = 2; n < 30; n += 1) answers.push((await list('s', told(n))).revised);
    expect(answers.reduce((sum, n) => sum + n)).toBe(20);
  });

  it('a text that was removed with its age is read again where it is offered changed', async () => {
    await list('s', item({ content: `<p>منذ يوم</p><p>${LONG}</p>` }));
    await store.pool.query(`UPDATE articles SET text = '', fetched_at = now() - interval '40 days'`);
    expect(await list('s', item({ content: `<p>منذ يومين</p><p>${LONG}</p>` }))).toEqual(REVISED);
  });

  it('items without an address of their own are told apart by their guids', async () => {
    const bare = { url: 'https://www.a.example/' };
    const both = [item({ ...bare, guid: 'a', title: 'خبر' }), item({ ...bare, guid: 'b', title: 'خبر آخر' })];
    expect(await list('s', ...both)).toMatchObject({ created: 2 });
  });
});

describe('plain text is read as HTML once', () => {
  const offered = (description: string) => {
    const feed = parseFeed(
      new TextEncoder().encode(
        `<rss><channel><item><guid>1</guid><title>خبر</title><description>${description}</description></item></channel></rss>`,
      ),
      { now: new Date('2026-11-24T12:00:00Z') },
    );
    return offeredArticles(toSourceItems(feed, 'https://a.example/', new Date()), 'https://a.example/')[0]
      ?.offeredText;
  };
  it.each([
    ['a name in angles', '&amp;lt;صقر 5&amp;gt; أسقطت فوق البحر', '<صقر 5> أسقطت فوق البحر'],
    ['the name of a tag', 'شرح &amp;lt;b&amp;gt; للمبتدئين', 'شرح <b> للمبتدئين'],
    ['an escaped ampersand', 'س &amp;amp;amp; ص', 'س &amp; ص'],
  ])('%s keeps its level', (_name, description, expected) => {
    expect(offered(description)).toBe(expected);
  });
});
