import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tellDeadlines } from '../../src/pipeline/deadline-notices.ts';
import { saveFeedback } from '../../src/store/feedback.ts';
import { HOSTILE_TEXT } from '../alerts/hostile.ts';
import { OUTLETS } from '../alerts/samples.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { openPages } from './open-pages.ts';

const NOW = new Date('2026-11-24T10:00:00Z');
const PUBLIC = 'https://rasid.example.org/';

// Glosses: "Kata'ib Sayyid al-Shuhada: no American soldier stays after 31 December"; "Paris: our forces leave Niger".
const THREAT = {
  at: '2026-11-20T08:00:00Z',
  title: 'كتائب سيد الشهداء: لن يبقى جندي أمريكي',
  text: 'قال القيادي: «لن يبقى جندي أمريكي بعد 31 كانون الأول». وأضاف أن الفصائل تنتظر.',
  statements: [
    {
      words: 'لن يبقى جندي أمريكي بعد 31 كانون الأول',
      speaker: { name: 'سعد المثال', nameEn: null, role: 'spokesman' },
    },
  ],
  deadlines: [{ date: '2026-12-31', words: '31 كانون الأول' }],
};
const LEAVES = {
  at: '2026-11-22T08:00:00Z',
  title: 'باريس: قواتنا تغادر النيجر',
  text: 'أعلنت وزارة الجيوش أن القوات الفرنسية تغادر النيجر، وأن انسحابها يبدأ غداً.',
  outlet: OUTLETS.second,
  withdrawals: [{ words: ['القوات الفرنسية تغادر النيجر'], force: 'FR', host: 'NE' }],
};

describe('what readers get', () => {
  let archive: Archive;
  beforeAll(async () => {
    archive = await openArchive();
  }, 540_000);
  afterAll(() => archive.close());
  beforeEach(() => archive.empty());

  const get = (path: string, publicUrl: string | null = null): Promise<Response> =>
    Promise.resolve(openPages(archive, NOW, { publicUrl }).request(path));
  const text = async (path: string, publicUrl: string | null = null): Promise<string> =>
    (await get(path, publicUrl)).text();

  describe("a story's page", () => {
    it('says who said what, with the evidence marked in the original, its deadline, outlets and feedback', async () => {
      const { storyId } = await archive.place(THREAT);
      const events = await archive.store.pool.query<{ id: string }>('SELECT id FROM story_events');
      await saveFeedback(archive.store.pool, {
        eventId: String(events.rows[0]?.id),
        reader: 'a-reader-of-this-test',
        choice: 'relevant',
      });
      const body = await text(`/stories/${storyId}`);
      expect(body).toContain('<mark>لن يبقى جندي أمريكي بعد 31 كانون الأول</mark>');
      expect(body).toContain('<mark>31 كانون الأول</mark>');
      expect(body).toMatch(/سعد المثال/);
      expect(body).toContain('31 Dec 2026 · <span class="soft">37 days left</span>');
      expect(body).toContain('href="https://news.example.org/a1"');
      expect(body).toContain('feedback: 1 relevant, 0 not relevant');
      expect(body).toContain('Nahr News');
    });

    it('keeps its own headline when a deadline was the latest thing told', async () => {
      const { storyId } = await archive.place(THREAT);
      await tellDeadlines(archive.store.pool, archive.rules, {
        now: new Date('2026-12-25T00:00:00Z'),
        remindDays: [7],
      });
      const body = await text(`/stories/${storyId}`);
      expect(body).toMatch(/<h2 class="lead"><bdi dir="auto">Kata&#39;ib Sayyid al-Shuhada/);
      expect(body).toContain('<b>Deadline near</b>');
    });

    it.each(['/stories/77', '/stories/999999999999999999', '/stories/1;drop', '/stories/-1'])(
      'is not there: %s',
      async (path) => {
        expect((await get(path)).status).toBe(404);
      },
    );
  });

  describe('the list of stories', () => {
    it('has the one that moved last first, in English, with its own title beside it', async () => {
      const first = await archive.place(THREAT);
      const second = await archive.place(LEAVES);
      const body = await text('/stories');
      expect(body).toContain('French withdrawal from Niger: announced; 1 independent outlet');
      expect(body).toContain(LEAVES.title);
      const links = [...body.matchAll(/href="\/stories\/(\d+)"/g)].map(([, id]) => id);
      expect(links).toEqual([second.storyId, first.storyId]);
    });
    it('is cut to one topic on request', async () => {
      await archive.place(THREAT);
      await archive.place(LEAVES);
      const body = await text('/stories?topic=faction_statement');
      expect(body).toContain(THREAT.title);
      expect(body).not.toContain(LEAVES.title);
      expect((await get('/stories?topic=%27')).status).toBe(400);
    });
    it('shows forty at a time, and says when there are none', async () => {
      expect(await text('/stories')).toContain('None yet.');
      expect(await text('/stories?page=7')).toContain('None more.');
    });
  });

  it('says in a page of its own that there is no such page', async () => {
    const answer = await get('/nowhere');
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('no such page')]);
  });

  describe('the deadlines', () => {
    it('are listed with what is to come before what passed', async () => {
      await archive.place(THREAT);
      await archive.place({
        ...LEAVES,
        at: '2026-10-01T08:00:00Z',
        deadlines: [{ date: '2026-11-15', words: 'غداً' }],
      });
      const body = await text('/deadlines');
      expect(body.indexOf('31 Dec 2026')).toBeGreaterThan(0);
      expect(body.indexOf('15 Nov 2026')).toBeGreaterThan(body.indexOf('Passed, with no'));
      expect(body).toContain('French withdrawal from Niger');
    });

    it('are a calendar', async () => {
      await archive.place(THREAT);
      const answer = await get('/deadlines.ics', PUBLIC);
      expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
      const body = await answer.text();
      expect(body).toMatch(/^BEGIN:VCALENDAR\r\n/);
      expect(body).toContain("SUMMARY:Deadline: Kata'ib Sayyid al-Shuhada: statement\r\n");
      expect(body).toMatch(/URL:https:\/\/rasid\.example\.org\/stories\/\d+\r\n/);
    });
  });

  describe('the feeds', () => {
    it('carry every match, the newest first, under ids that stay', async () => {
      await archive.place(THREAT);
      await archive.place(LEAVES);
      const answer = await get('/feed.json', PUBLIC);
      expect(answer.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
      const feed = (await answer.json()) as {
        feed_url: string;
        items: { id: string; url: string; title: string }[];
      };
      expect(feed.feed_url).toBe('https://rasid.example.org/feed.json');
      expect(feed.items.map((item) => item.title)).toEqual([
        'French withdrawal from Niger: announced; 1 independent outlet',
        "Kata'ib Sayyid al-Shuhada (spokesman) makes a threat; deadline 31 Dec 2026; 1 independent outlet",
      ]);
      expect(new Set(feed.items.map((item) => item.id)).size).toBe(2);
      expect(feed.items[0]?.url).toMatch(/^https:\/\/rasid\.example\.org\/stories\/\d+$/);
      const again = (await (await get('/feed.json', PUBLIC)).json()) as typeof feed;
      expect(again.items.map((item) => item.id)).toEqual(feed.items.map((item) => item.id));
    });

    it('are cut to one topic on request', async () => {
      await archive.place(THREAT);
      await archive.place(LEAVES);
      const rss = await text('/feed.xml?topic=troop_withdrawal');
      expect(rss.match(/<item>/g)).toHaveLength(1);
      expect(rss).toContain('French withdrawal from Niger');
      expect((await get('/feed.xml?topic=<x>')).status).toBe(400);
      expect(await text('/feed.xml?topic=prisoner_exchange')).not.toContain('<item>');
    });
  });

  describe('the search', () => {
    beforeEach(async () => {
      await archive.place(THREAT);
      await archive.place(LEAVES);
    });
    const found = async (query: string): Promise<string[]> =>
      [
        ...(await text(`/search?q=${encodeURIComponent(query)}`)).matchAll(
          /<h2 class="found">.*?dir="auto">(.*?)<\/span>/g,
        ),
      ].map((match) => match[1] ?? '');

    it.each([
      ['a word of the text', 'وزارة', [LEAVES.title]],
      ['a word of the title', 'باريس', [LEAVES.title]],
      ['another inflection', 'الانسحاب', [LEAVES.title]],
      ['every word asked for', 'جندي أمريكي', [THREAT.title]],
      ['both, the newest first', 'النيجر OR جندي', [LEAVES.title, THREAT.title]],
      ['what is not left out', 'القوات -النيجر', []],
      ['a phrase', '"جندي أمريكي"', [THREAT.title]],
      ['not a phrase in another order', '"أمريكي جندي"', []],
    ] as [string, string, string[]][])('finds %s', async (_name, query, titles) => {
      expect(await found(query)).toEqual(titles);
    });

    it('marks what it found and leads to the story', async () => {
      const body = await text(`/search?q=${encodeURIComponent('وزارة')}`);
      expect(body).toContain('<mark>وزارة</mark>');
      expect(body).toMatch(/<a href="\/stories\/\d+"><bdi dir="auto">French withdrawal from Niger/);
      expect(body).toContain('<span class="good">matched</span>');
    });

    it.each([
      "'; DROP TABLE articles; --",
      '"',
      '( & | ! :* <->',
      '\u0000\uD800',
      '%_\\',
      '<script>alert(1)</script>',
      `"${'ا '.repeat(2_000)}`,
      '-',
    ])('is not disturbed by %j', async (query) => {
      const answer = await get(`/search?q=${encodeURIComponent(query.toWellFormed())}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('<script>');
    });

    it('shows twenty at a time, and no page that is not there', async () => {
      for (let n = 0; n < 21; n += 1)
        await archive.place({ ...LEAVES, at: '2026-11-23T08:00:00Z', text: `${LEAVES.text} رقم ${n}` });
      const first = await text('/search?q=النيجر');
      expect(first.match(/<h2 class="found">/g)).toHaveLength(20);
      expect(first).toContain('page=2');
      expect((await text('/search?q=النيجر&page=2')).match(/<h2 class="found">/g)).toHaveLength(2);
      for (const page of ['0', '-3', '1e9', 'x', '99'])
        expect((await get(`/search?q=النيجر&page=${page}`)).status).toBe(200);
    });
  });

  it('holds against hostile text on every page', async () => {
    const long = HOSTILE_TEXT.replaceAll('\0', '').toWellFormed().repeat(12).slice(0, 4_000);
    const { storyId } = await archive.place({
      ...THREAT,
      title: long,
      text: `${long} ${THREAT.text} ${long}`,
      url: 'javascript:alert(1)',
      outlet: { ...OUTLETS.independent, id: 'hostile', name: { ar: long, en: long } },
      statements: [
        {
          words: THREAT.statements[0]?.words ?? '',
          faction: long,
          target: long,
          speaker: { name: long, nameEn: null, role: long },
        },
      ],
    });
    for (const path of [
      `/stories/${storyId}`,
      '/deadlines',
      '/search?q=الفصائل',
      '/deadlines.ics',
      '/feed.xml',
      '/feed.json',
    ]) {
      const answer = await get(path);
      const body = await answer.text();
      expect(answer.status, path).toBe(200);
      expect(body, path).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|href="javascript/i);
      // A calendar and a JSON title are plain text, where a tag is only letters; a browser is told not to guess.
      const markup = path.endsWith('.json')
        ? (JSON.parse(body) as { items: { content_html: string }[] }).items
            .map((item) => item.content_html)
            .join()
        : body;
      if (!path.endsWith('.ics')) expect(markup, path).not.toMatch(/<script|<img/i);
      expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(body.length, path).toBeLessThan(100_000);
      expect(answer.headers.get('content-security-policy'), path).toContain("default-src 'none'");
    }
  });
});
