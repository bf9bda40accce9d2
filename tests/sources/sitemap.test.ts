import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSitemapXml } from '../../src/sources/sitemap-xml.ts';
import { sites } from './read-source.ts';

const site = sites();

const SITEMAP = { kind: 'sitemap', url: '/sitemap.xml' } as const;
const hour = (number: number): string => String(number).padStart(2, '0');

const news = (number: number): string => `
  <url><loc>https://example.org/خبر/${number}</loc><lastmod>2026-11-24T${hour(number)}:30:00+03:00</lastmod>
    <image:image><image:loc>https://example.org/i.jpg</image:loc><image:title>صورة</image:title></image:image>
    <news:news><news:publication><news:name>مثال</news:name><news:language>ar</news:language></news:publication>
      <news:publication_date>2026-11-24T${hour(number)}:00:00+03:00</news:publication_date>
      <news:title>بيان &amp; ردّ ${number}</news:title><news:keywords>العراق، بيان, العراق</news:keywords></news:news></url>`;
const urlset = (...entries: string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${entries.join('')}</urlset>`;
const index = (...entries: [path: string, lastmod: string][]): string =>
  `<sitemapindex>${entries.map(([path, lastmod]) => `<sitemap><loc>${path}</loc>${lastmod && `<lastmod>${lastmod}</lastmod>`}</sitemap>`).join('')}</sitemapindex>`;
const plain = (number: number): string =>
  `<url><loc>https://example.org/${number}</loc><lastmod>2026-11-${hour(number)}</lastmod></url>`;

describe('a sitemap source', () => {
  it('gives the articles of a Google News sitemap, newest first', async () => {
    const { read } = await site({ '/sitemap.xml': urlset(news(7), news(9), news(8)) });
    const { items, findings } = await read(SITEMAP);
    expect(items.map((item) => item.title)).toEqual(['بيان & ردّ 9', 'بيان & ردّ 8', 'بيان & ردّ 7']);
    expect(items[0]).toEqual({
      guid: `https://example.org/${encodeURI('خبر')}/9`,
      url: `https://example.org/${encodeURI('خبر')}/9`,
      title: 'بيان & ردّ 9',
      summary: '',
      content: '',
      author: null,
      publishedAt: '2026-11-24T06:00:00Z',
      updatedAt: '2026-11-24T06:30:00Z',
      categories: ['العراق', 'بيان'],
    });
    expect(findings).toEqual([]);
  });

  it('takes lastmod for an update, not for the publication', async () => {
    const { read } = await site({ '/sitemap.xml': urlset(plain(3)) });
    expect((await read(SITEMAP)).items).toMatchObject([
      { title: '', publishedAt: null, updatedAt: '2026-11-03T00:00:00Z' },
    ]);
  });

  it('reads the newest sitemaps of an index, as many as it may', async () => {
    const { read, server } = await site({
      '/sitemap.xml': index(
        ['/old.xml', '2024-01-01'],
        ['/new.xml', '2026-11-24'],
        ['/undated.xml', ''],
        ['/mid.xml', '2026-11-01'],
      ),
      '/new.xml': urlset(news(9)),
      '/mid.xml': urlset(news(5)),
      '/old.xml': urlset(plain(1)),
      '/undated.xml': urlset(plain(2)),
    });
    const reading = await read({ ...SITEMAP, maxPages: 2 });
    expect(reading.items.map((item) => item.title)).toEqual(['بيان & ردّ 9', 'بيان & ردّ 5']);
    expect(reading.sizes.pages).toBe(3);
    expect(server.asked).toEqual(['/robots.txt', '/sitemap.xml', '/new.xml', '/mid.xml']);
  });

  it('reads the sitemaps of an unchanged index all the same', async () => {
    const { read, remember } = await site({
      '/sitemap.xml': (response, request) => {
        if (request.headers['if-none-match']) response.writeHead(304).end();
        else response.writeHead(200, { etag: '"1"' }).end(index(['/new.xml', '']));
      },
      '/new.xml': urlset(news(9)),
    });
    const memory = remember(await read(SITEMAP));
    expect((await read(SITEMAP, memory)).items).toHaveLength(1);
  });

  it('does without one broken sitemap of an index, and says so; without all of them it fails', async () => {
    const { read } = await site({
      '/sitemap.xml': index(
        ['/gone.xml', '2026-11-24'],
        ['/new.xml', '2026-11-23'],
        ['/nested.xml', '2026-11-22'],
      ),
      '/new.xml': urlset(news(9)),
      '/nested.xml': index(['/deeper.xml', '']),
      '/bad.xml': index(['/gone.xml', ''], ['/file.xml', '']),
    });
    const reading = await read(SITEMAP);
    expect(reading.items).toHaveLength(1);
    expect(reading.findings.map((finding) => finding.kind)).toEqual(['damaged', 'truncated']);
    await expect(read({ ...SITEMAP, url: '/bad.xml' })).rejects.toMatchObject({ failure: 'not-found' });
  });

  it('is not led to forbidden addresses by an index', async () => {
    const { read } = await site({
      '/sitemap.xml': index(['file:///etc/passwd', ''], ['http://169.254.169.254/', '']),
    });
    await expect(read(SITEMAP)).rejects.toMatchObject({ failure: 'address-refused' });
  });

  it('reads a gzipped file', async () => {
    const { read } = await site({ '/sitemap.xml.gz': (response) => response.end(gzipSync(urlset(news(1)))) });
    expect((await read({ ...SITEMAP, url: '/sitemap.xml.gz' })).items).toHaveLength(1);
  });

  it('takes the newest thousand of many, and two hundred of an archive seen for the first time', async () => {
    const many = Array.from(
      { length: 3000 },
      (_, number) =>
        `<url><loc>https://example.org/${number}</loc><lastmod>${new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString()}</lastmod></url>`,
    );
    const { read, remember } = await site({ '/sitemap.xml': urlset(...many) });
    const first = await read(SITEMAP);
    expect([first.items.length, first.items[0]?.url, first.findings]).toEqual([
      200,
      'https://example.org/2999',
      [],
    ]);
    expect((await read(SITEMAP, remember(first))).items).toHaveLength(1000);
  });

  it('reports a gap when nothing of the last reading is left', async () => {
    let body = urlset(news(1), news(2), news(3));
    const { read, remember } = await site({ '/sitemap.xml': (response) => response.end(body) });
    const memory = remember(await read(SITEMAP));
    body = urlset(news(4), news(5), news(6));
    expect((await read(SITEMAP, memory)).findings.map((finding) => finding.kind)).toEqual(['gap']);
  });

  it('that is valid but empty has no items, which is worth a word once there were some', async () => {
    let body = urlset(news(1));
    const { read, remember } = await site({ '/sitemap.xml': (response) => response.end(body) });
    const memory = remember(await read(SITEMAP));
    body = urlset();
    expect((await read(SITEMAP)).findings).toEqual([]);
    expect((await read(SITEMAP, memory)).findings.map((finding) => finding.kind)).toEqual(['empty']);
  });

  it('is left alone where robots.txt wants it', async () => {
    const { read } = await site({
      '/robots.txt': 'User-agent: *\nDisallow: /',
      '/sitemap.xml': urlset(news(1)),
    });
    await expect(read(SITEMAP)).rejects.toMatchObject({ failure: 'robots' });
  });

  const failures: [what: string, status: number, body: string, failure: string][] = [
    ['an error page with status 200', 200, '<!doctype html><html><p>خطأ</p></html>', 'not-a-feed'],
    ['a feed', 200, '<rss><channel><item><title>خبر</title></item></channel></rss>', 'not-a-feed'],
    ['nothing', 200, '', 'empty'],
    ['a missing page', 404, '', 'not-found'],
    ['a server error', 500, '', 'server-error'],
  ];
  it.each(failures)('that answers with %s fails, and says how', async (_what, status, body, failure) => {
    const { read } = await site({ '/sitemap.xml': (response) => response.writeHead(status).end(body) });
    await expect(read(SITEMAP)).rejects.toMatchObject({ failure });
  });
});

describe('a damaged sitemap', () => {
  const cases: [what: string, xml: string, locs: string[]][] = [
    [
      'cut in the middle keeps what is whole',
      urlset(plain(1), plain(2)).slice(0, -60),
      ['https://example.org/1'],
    ],
    [
      'with stray ampersands keeps addresses',
      urlset('<url><loc>https://example.org/?a=1&b=2</loc></url>'),
      ['https://example.org/?a=1&b=2'],
    ],
    [
      'with escaped ampersands decodes them',
      urlset('<url><loc>https://example.org/?a=1&amp;b=2</loc></url>'),
      ['https://example.org/?a=1&b=2'],
    ],
    [
      'with CDATA reads it',
      urlset('<url><loc><![CDATA[https://example.org/1]]></loc></url>'),
      ['https://example.org/1'],
    ],
    [
      'with other prefixes is read',
      '<s:urlset><s:url><s:loc>https://example.org/1</s:loc></s:url></s:urlset>',
      ['https://example.org/1'],
    ],
    [
      'with an entry without address leaves it out',
      urlset('<url><lastmod>2026</lastmod></url>', plain(4)),
      ['https://example.org/4'],
    ],
    [
      'with its own entities does not expand them',
      `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(50)}">]>${urlset('<url><loc>https://example.org/&a;</loc></url>')}`,
      ['https://example.org/&a;'],
    ],
  ];
  it.each(cases)('%s', (_what, xml, locs) => {
    expect(readSitemapXml(xml).entries.map((entry) => entry.loc)).toEqual(locs);
  });

  it('with 60,000 entries is read to the limit of the standard', () => {
    const sitemap = readSitemapXml(
      urlset(...Array.from({ length: 60_000 }, () => '<url><loc>u</loc></url>')),
    );
    expect([sitemap.entries.length, sitemap.truncated]).toEqual([50_000, true]);
  });
});
