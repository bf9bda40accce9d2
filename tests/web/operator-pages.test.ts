import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Archive, openArchive } from '../parts/archive.ts';
import { openPages } from './open-pages.ts';
import { TOKEN } from './sample-status.ts';

const now = new Date('2026-11-24T10:00:00Z');
const HOME = 'http://127.0.0.1:8080';

let archive: Archive;
let storyId = '';
beforeAll(async () => {
  archive = await openArchive();
  const placed = await archive.place({
    at: '2026-11-24T08:00:00Z',
    title: 'قيادي في كتائب سيد الشهداء: لن يبقى جندي أمريكي بعد نهاية العام',
    text: 'قال القيادي في كتائب سيد الشهداء: «إن بقاء جندي أمريكي واحد سيقابل بالسلاح».',
    statements: [{ words: 'إن بقاء جندي أمريكي واحد سيقابل بالسلاح' }],
    topics: ['faction_statement'],
  });
  storyId = placed.storyId ?? '';
  await archive.store.pool.query(
    `UPDATE deliveries SET state = 'dead', error = 'slack: status 404 <b>', attempts = 3`,
  );
  await archive.store.pool.query(
    `INSERT INTO source_states (id, next_fetch_at) VALUES ('outlet-1', '2096-01-01')`,
  );
}, 540_000);
afterAll(() => archive.close());

const pages = () => openPages(archive, now);
const get = async (path: string): Promise<string> =>
  (await pages().request(`${HOME}${path}`, { headers: { host: '127.0.0.1:8080' } })).text();

async function post(path: string, secret: string | null = null): Promise<Response> {
  const form = await get('/silences');
  return pages().request(`${HOME}${path}`, {
    method: 'POST',
    headers: { host: '127.0.0.1:8080', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      secret: secret ?? /name="secret" value="(\w+)"/.exec(form)?.[1] ?? '',
      token: TOKEN,
    }).toString(),
  });
}

describe('deliveries', () => {
  it('show state, tries and error, and lead to the story', async () => {
    const text = await get('/deliveries?state=dead');
    expect(text).toContain('3 tries');
    expect(text).toContain('slack: status 404 &lt;b&gt;');
    expect(text).toContain(`<a href="/stories/${storyId}">`);
    expect(await get('/deliveries?state=sent')).toContain('None.');
  });

  it('are put back in line by their button, and only by it', async () => {
    const { rows } = await archive.store.pool.query<{ id: string }>('SELECT id FROM deliveries LIMIT 1');
    const id = String(rows[0]?.id);
    expect((await post(`/deliveries/${id}/retry`, 'forged')).status).toBe(403);
    expect((await post(`/deliveries/${id}/retry`)).status).toBe(303);
    const again = await post(`/deliveries/${id}/retry`);
    expect(again.status).toBe(400);
    expect(await again.text()).toContain('neither dead, failed nor muted');
  });
});

describe('articles that were set aside', () => {
  it('are listed with the reason, and judged again by their button, and only by it', async () => {
    expect(await get('/articles')).toContain('None yet.');
    const { rows } = await archive.store.pool.query<{ id: string }>(
      `INSERT INTO articles (source_id, guid, url, canonical_url, title, text, offered_text, offered_hash, offered_whole, status, error)
       VALUES ('s', 'g', 'g', 'g', 'سم <b>', 'نص', '', '', true, 'failed', 'judge: no judgement within 15 s, 3 times')
       RETURNING id`,
    );
    const id = String(rows[0]?.id);
    expect(await get('/')).toContain('<a class="tile" href="/articles">');
    const text = await get('/articles');
    expect(text).toContain('سم &lt;b&gt;');
    expect(text).toContain('judge: no judgement within 15 s, 3 times');
    expect((await post(`/articles/${id}/retry`, 'forged')).status).toBe(403);
    expect((await post(`/articles/${id}/retry`)).status).toBe(303);
    expect((await post(`/articles/${id}/retry`)).status).toBe(400);
    const now = await archive.store.pool.query('SELECT status, attempts FROM articles WHERE id = $1', [id]);
    expect(now.rows).toEqual([{ status: 'read', attempts: 1 }]);
    await archive.store.pool.query('DELETE FROM articles WHERE id = $1', [id]);
  });
});

describe('sources', () => {
  it('are found by name, state and country', async () => {
    const rows = async (query: string): Promise<number> =>
      ((await get(`/sources${query}`)).match(/<tr>/g) ?? []).length - 1;
    expect(await rows('')).toBe(18);
    expect(await rows('?state=off')).toBe(2);
    expect(await rows('?country=IQ&q=outlet-1')).toBeGreaterThan(1);
    expect(await rows('?q=%D8%A7%D9%84%D8%B6%D9%81%D8%A7%D9%81%2017')).toBe(1);
  });

  it('stand in the order in which they need a look', async () => {
    await archive.store.pool.query(
      `INSERT INTO source_states (id, next_fetch_at, failures) VALUES ('outlet-7', '2096-01-01', 2)`,
    );
    const ids = [...(await get('/sources')).matchAll(/<small>(outlet-\d+)/g)].map(([, id]) => id);
    expect(ids.slice(0, 3)).toEqual(['outlet-7', 'outlet-0', 'outlet-1']);
  });

  it('show what they bring a day in words too', async () => {
    expect(await get('/sources?q=outlet-2')).toContain(
      'aria-label="outlet-2, new articles a day: 0, 3, 5, 2, 0, 0, 8, 1, 2, 3, 4, 4, 2, 6"',
    );
  });

  it('are fetched now on request', async () => {
    expect((await post('/sources/outlet-1/try')).status).toBe(303);
    expect((await post('/sources/nowhere/try')).status).toBe(400);
    const { rows } = await archive.store.pool.query<{ due: boolean }>(
      `SELECT next_fetch_at <= now() AS due FROM source_states WHERE id = 'outlet-1'`,
    );
    expect(rows).toEqual([{ due: true }]);
  });
});

describe('stories', () => {
  it.each([
    ['', true],
    ['?faction=kataib-sayyid-al-shuhada', true],
    ['?faction=hamas', false],
    ['?country=IQ', false],
    ['?text=%D9%84%D9%86%20%D9%8A%D8%A8%D9%82%D9%89', true],
    ['?text=Sayyid', true],
    ['?text=100%25', false],
    ['?since=2096-01-01', false],
    ['?until=2020-01-01', false],
    ['?topic=faction_statement', true],
    ['?since=nonsense', true],
    ['?since=2026-02-30', true],
    ['?until=0000-01-01', true],
  ])('are found by %s: %s', async (query, found) => {
    expect((await get(`/stories${query}`)).includes(`href="/stories/${storyId}"`)).toBe(found);
  });

  it('say of a name that means nothing what was meant', async () => {
    expect(await get('/stories?faction=nobody')).toContain('faction: found &quot;nobody&quot;');
  });
});

describe('the configuration and the overview', () => {
  it('say what holds, what changed and what is refused', async () => {
    const text = await get('/configuration');
    expect(text).toContain('found &quot;dest&quot;, allowed: desk');
    expect(text).toContain('&lt;b&gt;mail&lt;/b&gt;');
    expect(text).toContain('18 of 20 sources');
  });

  it('count the alerts of the last day by the hour', async () => {
    expect(await get('/')).toMatch(/aria-label="alerts an hour, the oldest first: (0, ){21}1, 0, 0"/);
  });

  it('follow what moves by a script of our own, and no other', async () => {
    const answer = await pages().request(`${HOME}/`);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'; connect-src 'self'");
    expect(await get('/live.js')).toContain("new EventSource('/events')");
    expect(await get('/stories')).not.toContain('/live.js');
  });
});
