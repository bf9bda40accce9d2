import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../src/api/endpoints.ts';
import { openApi } from '../../src/api/openapi.ts';
import { loadJudge } from '../../src/configuration/load-judge.ts';
import { SHIPPED_CONFIG } from '../../src/settings/place.ts';
import { OUTLETS } from '../alerts/samples.ts';
import { type Archive, openArchive } from '../parts/archive.ts';
import { openPages } from './open-pages.ts';

const NOW = new Date('2026-11-24T10:00:00Z');

// Glosses: "Kata'ib Sayyid al-Shuhada: no American soldier stays after 31 December", "… we warn anew"; "Paris: our
// forces leave Niger"; "rain in Basra".
const THREAT = {
  at: '2026-11-20T08:00:00Z',
  title: 'كتائب سيد الشهداء: لن يبقى جندي أمريكي',
  text: 'قال القيادي: «لن يبقى جندي أمريكي بعد 31 كانون الأول». وأضاف أن الفصائل تنتظر.',
  statements: [
    {
      words: 'لن يبقى جندي أمريكي بعد 31 كانون الأول',
      speaker: { name: 'سعد المثال', nameEn: null, role: 'spokesman' },
    },
    { words: 'الفصائل تنتظر', type: 'position' as const, certainty: 'reported' as const },
  ],
  deadlines: [{ date: '2026-12-31', words: '31 كانون الأول' }],
  topics: ['faction_statement'],
};
const LEAVES = {
  at: '2026-11-22T08:00:00Z',
  title: 'باريس: قواتنا تغادر النيجر',
  text: 'أعلنت وزارة الجيوش أن القوات الفرنسية تغادر النيجر، وأن انسحابها يبدأ غداً.',
  outlet: OUTLETS.second,
  withdrawals: [{ words: ['القوات الفرنسية تغادر النيجر'], force: 'FR', host: 'NE' }],
  topics: ['troop_withdrawal'],
};
// What the shipped judge makes of an article, instead of what a test says.
const REAL = {
  title: 'وزارة الدفاع الفرنسية: آخر القوات الفرنسية تغادر تشاد',
  text: 'أعلنت وزارة الدفاع الفرنسية اليوم اكتمال انسحاب القوات الفرنسية من تشاد.',
  publishedAt: '2026-11-23T07:00:00Z',
  source: 'midan',
};

let archive: Archive;
let pages: Hono;
const ids = { threat: '', leaves: '', threatStory: '' };

beforeAll(async () => {
  archive = await openArchive(['desk', 'mail']);
  const threat = await archive.place(THREAT);
  const leaves = await archive.place(LEAVES);
  await archive.place({
    ...REAL,
    at: '2026-11-23T08:00:00Z',
    outlet: OUTLETS.state,
    classification: loadJudge(SHIPPED_CONFIG).classify(REAL),
  });
  await archive.place({
    at: '2026-11-23T09:00:00Z',
    title: 'أمطار في البصرة',
    text: 'هطلت أمطار.',
    topics: [],
  });
  Object.assign(ids, {
    threat: threat.articleId,
    leaves: leaves.articleId,
    threatStory: threat.storyId ?? '',
  });
  pages = openPages(archive, NOW);
}, 540_000);
afterAll(() => archive.close());

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  pages.request(`/api/v1${path}`, { headers: { host: '127.0.0.1:8080', ...headers } });
interface Page {
  items: Record<string, unknown>[];
  next: string | null;
}
const page = async (path: string): Promise<Page> => (await get(path)).json() as Promise<Page>;

describe('every answer', () => {
  const document = openApi() as { paths: Record<string, { get: { responses: Record<string, unknown> } }> };
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'api');

  it.each(ENDPOINTS.map((endpoint) => [endpoint.path, endpoint] as const))(
    'of %s is as the document says',
    async (path, endpoint) => {
      const asked: Record<string, string> = {
        '/stories/{id}': `/stories/${ids.threatStory}`,
        '/developments/{id}': '/developments/1',
        '/articles/{id}': `/articles/${ids.threat}`,
        '/search': '/search?q=%D8%A7%D9%84%D9%82%D9%88%D8%A7%D8%AA',
      };
      const response = await get(asked[path] ?? path);
      const answer = (await response.json()) as object;
      expect(response.status).toBe(200);
      expect('items' in answer ? answer.items : [answer]).not.toEqual([]);
      const validate = ajv.compile({
        $ref: `api#/paths/${path.replaceAll('/', '~1')}/get/responses/200/content/application~1json/schema`,
      });
      validate(answer);
      expect(validate.errors ?? []).toEqual([]);
      // And it holds nothing that the document does not name.
      expect(endpoint.answer.parse(answer)).toEqual(answer);
    },
  );

  it('that is a refusal is as the document says, and one line', async () => {
    const answer = await (await get('/stories?limit=0')).json();
    const validate = ajv.compile({ $ref: 'api#/components/schemas/Problem' });
    validate(answer);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('judged by the shipped models holds too', async () => {
    const { items } = await page('/articles?topic=troop_withdrawal');
    const [real] = items.filter(({ title }) => title === REAL.title);
    const whole = (await (await get(`/articles/${real?.id}`)).json()) as { judgement: object };
    expect(whole.judgement).toMatchObject({ withdrawals: [{ force: 'FR', host: 'TD' }] });
  });

  it('is described at /openapi.json', async () => {
    expect(await (await get('/openapi.json')).json()).toEqual(JSON.parse(JSON.stringify(openApi())));
  });
});

describe('evidence', () => {
  it('of a statement is the original words, where they stand, with an English line and links', async () => {
    const { items } = await page('/statements');
    expect(items).toMatchObject([
      {
        id: `${ids.threat}-0`,
        line: "Kata'ib Sayyid al-Shuhada (spokesman) makes a threat",
        quote: { field: 'text', text: 'لن يبقى جندي أمريكي بعد 31 كانون الأول' },
        storyId: ids.threatStory,
        article: { id: ids.threat, sourceName: { en: 'Nahr News' } },
        links: { self: `/api/v1/articles/${ids.threat}`, page: `/stories/${ids.threatStory}` },
      },
      { id: `${ids.threat}-1`, certainty: 'reported' },
    ]);
    const { quote, excerpt } = items[0] as {
      quote: { start: number; end: number; text: string };
      excerpt: { text: string; marks: { start: number; end: number }[] };
    };
    expect(THREAT.text.slice(quote.start, quote.end)).toBe(quote.text);
    expect(excerpt.marks.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual([quote.text]);
  });

  it('carries whole addresses where a public one is configured', async () => {
    const open = openPages(archive, NOW, { publicUrl: 'https://rasid.example.org/watch' });
    const answer = (await (await open.request('/api/v1/stories')).json()) as Page;
    expect(answer.items[0]?.links).toMatchObject({
      self: expect.stringMatching(/^https:\/\/rasid\.example\.org\/watch\/api\/v1\/stories\/\d+$/),
      page: expect.stringMatching(/^https:\/\/rasid\.example\.org\/watch\/stories\/\d+$/),
    });
  });
});

describe('filters', () => {
  it.each<[string, number]>([
    ['/stories', 3],
    ['/stories?topic=faction_statement', 1],
    ['/stories?faction=kataib-sayyid-al-shuhada', 1],
    ['/stories?country=NE', 1],
    ['/stories?text=niger', 1],
    ['/stories?since=2096-01-01', 0],
    ['/developments?country=FR', 2],
    ['/developments?topic=faction_statement', 1],
    ['/statements?type=threat', 1],
    ['/statements?until=2026-11-19', 0],
    ['/statements?text=%D8%AC%D9%86%D8%AF%D9%8A', 1],
    ['/statements?faction=hezbollah', 0],
    ['/deadlines', 1],
    ['/deadlines?state=upcoming', 1],
    ['/deadlines?state=met', 0],
    ['/deadlines?faction=kataib-sayyid-al-shuhada', 1],
    ['/deadlines?since=2027-01-02', 0],
    ['/deadlines?until=2026-12-30', 0],
    ['/articles', 4],
    ['/articles?matched=true', 3],
    ['/articles?matched=false', 1],
    ['/articles?source=midan', 1],
    ['/articles?since=2026-11-23', 2],
    ['/search?q=%D8%A3%D9%85%D8%B7%D8%A7%D8%B1', 1],
    ['/deliveries', 6],
    ['/deliveries?channel=mail', 3],
    ['/deliveries?state=dead', 0],
  ])('%s gives %i', async (path, count) => {
    const { items, next } = await page(path);
    expect([items.length, next]).toEqual([count, null]);
  });
});

describe('pages of a list', () => {
  it.each(['/stories', '/developments', '/statements', '/articles', '/deliveries', '/deadlines'])(
    'of %s together are the whole of it, each once',
    async (path) => {
      const whole = await page(path);
      const seen: unknown[] = [];
      let next: string | null = '';
      while (next !== null) {
        const part: Page = await page(`${path}?limit=1${next === '' ? '' : `&cursor=${next}`}`);
        expect(part.items.length).toBe(1);
        seen.push(...part.items);
        next = part.next;
      }
      expect(seen).toEqual(whole.items);
    },
  );
});

describe('what has not changed', () => {
  it('is answered with 304 and no body', async () => {
    const first = await get('/stories');
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await get('/stories', { 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await get('/stories?limit=1', { 'if-none-match': tag })).status).toBe(200);
  });
});

describe('a refusal', () => {
  const IN_DETAIL: [string, number, string | RegExp][] = [
    ['/stories?limit=0', 400, /^limit: /],
    ['/stories?limit=many', 400, /^limit: /],
    ['/stories?topik=x', 400, "topik: no such parameter; did you mean 'topic'?"],
    ['/stories/1?limit=2', 400, 'limit: no such parameter; there are: none'],
    ['/stories?faction=nobody', 400, 'faction: found "nobody"'],
    ['/stories?since=yesterday', 400, 'since: a day such as 2026-11-24'],
    ['/stories?since=0000-01-01', 400, 'since: a day such as 2026-11-24'],
    ['/stories?cursor=forged', 400, 'cursor: take it from `next` of the page before, with the same filters'],
    ['/deadlines?state=late', 400, /^state: /],
    ['/statements?story=x', 400, 'story: the id of a story'],
    ['/search', 400, /^q: /],
    ['/stories/999999', 404, 'there is no such thing'],
    ['/developments/999999999999999999', 404, 'there is no such thing'],
    ['/articles/7;drop', 404, /no such address/],
    ['/nothing', 404, /no such address/],
  ];
  it.each(IN_DETAIL)('%s is %i in JSON', async (path, status, detail) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const body = (await answer.json()) as { status: number; detail: string };
    expect(body.status).toBe(status);
    if (typeof detail === 'string') expect(body.detail).toBe(detail);
    else expect(body.detail).toMatch(detail);
  });

  it.each(['["2026"]', '[1]', '[1,2,3]', '{}', '["99999999999999999","1"]', '["1 or 1=1","1"]'])(
    'is never an error of the database: cursor %s',
    async (text) => {
      const forged = Buffer.from(text).toString('base64url');
      for (const path of [
        '/stories',
        '/developments',
        '/statements',
        '/deadlines',
        '/articles',
        '/deliveries',
      ])
        expect([200, 400]).toContain((await get(`${path}?cursor=${forged}`)).status);
    },
  );

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s changes nothing', async (method) => {
    const answer = await pages.request('/api/v1/deliveries', { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('reads nothing to a browser that was led here under another name, as the pages do', async () => {
    expect((await get('/deliveries', { host: 'evil.example' })).status).toBe(403);
    const answer = await get('/stories', { host: 'evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });
});
