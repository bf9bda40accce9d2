import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { idFor } from '../../src/commands/source-entry.ts';
import { sources } from '../../src/commands/sources.ts';
import { checkSources } from '../../src/settings/sources.ts';
import { parseYaml } from '../../src/settings/yaml-file.ts';
import { serveSite } from '../sources/loopback.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function run(...args: string[]): Promise<{ code: number; out: string }> {
  const stdout = new PassThrough();
  const chunks: string[] = [];
  stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  const code = await sources.run(args, {
    stdin: new PassThrough(),
    stdout,
    stderr: new PassThrough(),
    env: {},
  });
  return { code, out: chunks.join('') };
}

async function origin(pages: Parameters<typeof serveSite>[0]): Promise<string> {
  const server = await serveSite(pages);
  closing.push(() => server.close());
  return server.origin;
}

function folder(files: Record<string, string>): string {
  const path = mkdtempSync(join(tmpdir(), 'rasid-'));
  closing.push(() => rmSync(path, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

const FEED = `<rss version="2.0"><channel><title>وكالة مثال</title>
  <item><title>انسحاب القوات</title><link>https://news.example/1?utm_source=rss</link><guid>1</guid>
  <description>ملخص قصير</description><pubDate>Tue, 24 Nov 2026 09:00:00 +0300</pubDate></item></channel></rss>`;
const SITEMAP = `<urlset><url><loc>https://news.example/2</loc><lastmod>2026-11-24</lastmod></url></urlset>`;
const PAGE = `<!doctype html><head><link rel="alternate" type="application/rss+xml" title="الأخبار" href="/main.xml">
  <link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed"></head>
  <body><a href="/rss/politics">سياسة</a><a href="https://other.example/rss">غيرنا</a>
  <article><h2><a href="/a/1">عنوان أول</a></h2></article></body>`;

const pasted = (out: string): ReturnType<typeof checkSources> => {
  const problems: string[] = [];
  const yaml = parseYaml('pasted', out, problems);
  const checked = yaml ? checkSources(yaml, problems) : [];
  expect(problems).toEqual([]);
  return checked;
};

describe('rasid sources try', () => {
  it('prints the items of a feed as they would be stored, and an entry that can be pasted', async () => {
    const site = await origin({ '/rss': FEED });
    const { code, out } = await run('try', `${site}/rss`, '--allow-private');
    expect(code).toBe(0);
    expect(out).toContain(`# feed ${site}/rss  (وكالة مثال)`);
    expect(out).toContain('2026-11-24T06:00:00Z  انسحاب القوات');
    expect(out).toContain('https://news.example/1\n');
    expect(out).toContain('9 characters, the page will be read for the text: ملخص قصير');
    expect(pasted(out)).toMatchObject([
      { kind: 'feed', url: `${site}/rss`, allowPrivate: true, enabled: true },
    ]);
  });

  it('finds what a page offers, says what cannot be read, and leaves comments and other sites out', async () => {
    const site = await origin({
      '/': PAGE,
      '/main.xml': FEED,
      '/news-sitemap.xml': SITEMAP,
      '/robots.txt': (response, request) =>
        response.end(
          `Sitemap: http://${request.headers.host}/other.xml\nSitemap: http://${request.headers.host}/news-sitemap.xml`,
        ),
    });
    const { code, out } = await run('try', site, '--allow-private', '--json');
    const found = (JSON.parse(out) as { source: { kind: string; url: string }; error: string | null }[]).map(
      ({ source, error }) => [source.kind, source.url.replace(site, ''), error?.split(':')[0] ?? 'fine'],
    );
    expect(found).toEqual([
      ['feed', '/main.xml', 'fine'],
      ['feed', '/rss/politics', 'not-found'],
      ['sitemap', '/news-sitemap.xml', 'fine'],
      ['sitemap', '/other.xml', 'not-found'],
    ]);
    expect(code).toBe(0);
  });

  it('prints entries that can be pasted together, with the name the outlet gives itself', async () => {
    const site = await origin({
      '/': PAGE,
      '/main.xml': FEED,
      '/rss/politics': FEED,
      '/map.xml': SITEMAP,
      '/robots.txt': 'Sitemap: /map.xml',
    });
    const { out } = await run('try', site, '--allow-private');
    expect(pasted(out)).toMatchObject([
      { kind: 'feed', url: `${site}/main.xml`, name: { ar: 'الأخبار', en: '127-0-0-1' } },
      { id: '127-0-0-1-feed', kind: 'feed', name: { ar: 'سياسة' } },
      { id: '127-0-0-1-sitemap', kind: 'sitemap', url: `${site}/map.xml` },
    ]);
  });

  it('looks at the usual paths when a page names no feed', async () => {
    const site = await origin({ '/': '<!doctype html><p>مرحبا</p>', '/feed': FEED });
    const { out } = await run('try', site, '--allow-private');
    expect(pasted(out)).toMatchObject([{ kind: 'feed', url: `${site}/feed` }]);
  });

  it('recognises a sitemap by what it is', async () => {
    const site = await origin({ '/map': SITEMAP });
    expect(pasted((await run('try', `${site}/map`, '--allow-private')).out)).toMatchObject([
      { kind: 'sitemap' },
    ]);
  });

  it('tries selectors on a page', async () => {
    const site = await origin({ '/news': PAGE });
    const { code, out } = await run(
      ...['try', `${site}/news`, '--allow-private', '--item', 'article', '--link', 'a', '--title', 'h2 > a'],
    );
    expect(code).toBe(0);
    expect(out).toContain('عنوان أول');
    expect(pasted(out)).toMatchObject([
      { kind: 'listing', selectors: { item: 'article', link: 'a', title: 'h2 > a' } },
    ]);
  });

  it('ends with 3 and the reason when the selectors match nothing', async () => {
    const site = await origin({ '/news': PAGE });
    const { code, out } = await run(
      ...['try', `${site}/news`, '--allow-private', '--item', '.card', '--link', 'a', '--title', 'h2'],
    );
    expect([code, out]).toEqual([
      3,
      expect.stringContaining("finding: selectors-empty: nothing matches '.card'"),
    ]);
  });

  it('says so when an address offers nothing, cannot be had, or is private', async () => {
    const site = await origin({ '/': '<!doctype html><p>مرحبا</p>' });
    await expect(run('try', site, '--allow-private')).rejects.toThrow('no feed, sitemap or channel found');
    await expect(run('try', `${site}/gone`, '--allow-private')).rejects.toMatchObject({
      failure: 'not-found',
    });
    await expect(run('try', site)).rejects.toMatchObject({
      failure: 'address-refused',
      message: expect.stringMatching(/^http: address refused: 127\.0\.0\.1; --allow-private lets /),
    });
    const listing = ['--item', 'article', '--link', 'a', '--title', 'h2'];
    expect((await run('try', site, ...listing)).out).toMatch(/not readable: .*; --allow-private lets /);
  });

  it.each([
    [['try']],
    [['try', 'example.org']],
    [['try', 'file:///etc/passwd']],
    [['try', 'https://example.org', 'more']],
    [['try', 'https://example.org', '--item', 'a']],
    [['tri', 'https://example.org']],
  ])('refuses %j as wrong usage', async (args) => {
    await expect(run(...args)).rejects.toMatchObject({ name: 'UsageError' });
  });
});

describe('rasid sources', () => {
  const config = `sources:
  - { id: one, kind: feed, url: "https://one.example/rss" }
  - { id: second, kind: telegram, url: "https://t.me/s/second", enabled: false, reason: moved }
`;

  it('lists what is configured', async () => {
    const { code, out } = await run('--config', folder({ 'sources.yaml': config }));
    expect(code).toBe(0);
    expect(out).toBe(
      'one     feed      on   https://one.example/rss\nsecond  telegram  off  https://t.me/s/second  [moved]\n',
    );
  });

  it('lists it as JSON', async () => {
    const { out } = await run('--json', '--config', folder({ 'sources.yaml': config }));
    expect(JSON.parse(out)).toMatchObject([{ id: 'one' }, { id: 'second', reason: 'moved' }]);
  });

  it('refuses a broken list with every problem', async () => {
    const broken = folder({ 'sources.yaml': 'sources:\n  - { id: one, kind: fee, url: x }\n' });
    await expect(run('--config', broken)).rejects.toMatchObject({ name: 'ConfigError' });
  });
});

describe('a suggested id', () => {
  it.each([
    ['feed', 'https://www.al-mada.example/rss', 'al-mada'],
    ['feed', 'https://feeds.example.org/x', 'example'],
    ['telegram', 'https://t.me/s/Some_News', 'some-news-telegram'],
    ['sitemap', 'http://127.0.0.1:8080/s.xml', '127-0-0-1'],
    ['listing', 'http://localhost/', 'localhost'],
  ] as const)('for the %s %s is %s', (kind, url, id) => {
    expect(idFor(kind, url)).toBe(id);
  });
});
