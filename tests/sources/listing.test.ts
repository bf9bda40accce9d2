import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { ListingSelectors } from '../../src/sources/listing.ts';
import { sites } from './read-source.ts';

const site = sites();

const selectors: ListingSelectors = {
  item: 'article',
  link: 'a.more',
  title: 'h2',
  date: '.when',
  summary: 'p',
  next: 'a[rel=next]',
};
const LISTING = { kind: 'listing', url: '/news', selectors } as const;

const entry = (number: number, when = '24 تشرين الثاني 2026 - 10:30'): string => `
  <article><h2> انسحاب <b>القوات</b>
   ${number}</h2><p>ملخص ${number}</p><span class="when">${when}</span><a class="more" href="/a/${number}#comments">المزيد</a></article>`;
const page = (entries: string, next = ''): string =>
  `<!doctype html><html lang="ar"><body><nav><a href="/">الرئيسية</a></nav>${entries}${next}</body></html>`;
const nextTo = (href: string): string => `<a rel="next" href="${href}">التالي</a>`;

describe('a listing source', () => {
  it('gives what its selectors pick, with absolute addresses, one-line titles and Arabic dates', async () => {
    const { read, server } = await site({ '/news': page(entry(1) + entry(2, 'أمس')) });
    expect(await read(LISTING)).toMatchObject({
      items: [
        {
          guid: `${server.origin}/a/1`,
          url: `${server.origin}/a/1`,
          title: 'انسحاب القوات 1',
          summary: 'ملخص 1',
          publishedAt: '2026-11-24T10:30:00Z',
        },
        { title: 'انسحاب القوات 2', publishedAt: null },
      ],
      findings: [],
      sizes: { pages: 1, items: 2 },
    });
  });

  it('reads machine dates, links around the whole item, and <base>', async () => {
    const html = `<base href="https://cdn.example.org/x/"><a class="card" href="y/1"><h3>عنوان</h3><time datetime="2026-11-24T08:00:00+03:00">قبل ساعة</time></a>`;
    const { read } = await site({ '/news': html });
    const reading = await read({
      ...LISTING,
      selectors: { item: 'a.card', link: 'a.card', title: 'h3', date: 'time' },
    });
    expect(reading.items).toMatchObject([
      { url: 'https://cdn.example.org/x/y/1', title: 'عنوان', publishedAt: '2026-11-24T05:00:00Z' },
    ]);
  });

  it('reads windows-1256 pages', async () => {
    const html = `<meta charset="windows-1256">${entry(7)}`;
    const { read } = await site({ '/news': (response) => response.end(iconv.encode(html, 'windows-1256')) });
    expect((await read(LISTING)).items[0]?.title).toBe('انسحاب القوات 7');
  });

  it('turns pages, up to its limit', async () => {
    const { read, server } = await site({
      '/news': page(entry(6) + entry(5), nextTo('/news?p=2')),
      '/news?p=2': page(entry(5) + entry(4), nextTo('?p=3')),
      '/news?p=3': page(entry(3), nextTo('?p=4')),
      '/news?p=4': page(entry(2)),
    });
    const { items, sizes } = await read(LISTING);
    expect(items.map((item) => item.title.at(-1))).toEqual(['6', '5', '4', '3']);
    expect(sizes.pages).toBe(3);
    expect(server.asked).not.toContain('/news?p=4');
  });

  it('turns no page once it sees an item of the last reading, and reports a gap when it never does', async () => {
    let front = page(entry(3) + entry(2) + entry(1), nextTo('/news?p=2'));
    const { read, remember, server } = await site({
      '/news': (response) => response.end(front),
      '/news?p=2': page(entry(0)),
    });
    const memory = remember(await read({ ...LISTING, maxPages: 1 }));
    front = page(entry(4) + entry(3) + entry(2), nextTo('/news?p=2'));
    expect((await read(LISTING, memory)).findings).toEqual([]);
    expect(server.asked).not.toContain('/news?p=2');
    front = page(entry(9) + entry(8) + entry(7), nextTo('/news?p=2'));
    expect((await read(LISTING, memory)).findings.map((finding) => finding.kind)).toEqual(['gap']);
    expect(server.asked).toContain('/news?p=2');
  });

  it('follows no next page to another host or back to itself', async () => {
    const { read, server } = await site({ '/news': page(entry(1), nextTo('http://169.254.169.254/news')) });
    expect((await read(LISTING)).sizes.pages).toBe(1);
    const circle = await site({ '/news': page(entry(1), nextTo('/news')) });
    expect((await circle.read(LISTING)).sizes.pages).toBe(1);
    expect([...server.asked, ...circle.server.asked].filter((path) => path === '/news')).toHaveLength(2);
  });

  it('takes no script or mail address for an article', async () => {
    const bad = ['javascript:alert(1)', 'mailto:a@example.org', 'data:text/html,x', ''].map((href) =>
      entry(1).replace('/a/1#comments', href),
    );
    const { read, server } = await site({ '/news': page(bad.join('') + entry(2)) });
    const urls = (await read(LISTING)).items.map((item) => item.url);
    expect(urls).toEqual([`${server.origin}/news`, `${server.origin}/a/2`]);
  });

  it('says which selector matches nothing', async () => {
    const { read } = await site({
      '/news': page('<div>تصميم جديد</div>'),
      '/half': page('<article><h2>بلا رابط</h2></article>'),
    });
    expect((await read(LISTING)).findings).toEqual([
      { kind: 'selectors-empty', detail: "nothing matches 'article'" },
    ]);
    expect((await read({ ...LISTING, url: '/half' })).findings).toEqual([
      { kind: 'selectors-empty', detail: "1 items, none with both a link ('a.more') and a title ('h2')" },
    ]);
  });

  it('says when the dates are gone', async () => {
    const { read } = await site({ '/news': page([1, 2, 3].map((n) => entry(n, 'قبل قليل')).join('')) });
    expect((await read(LISTING)).findings.map((finding) => finding.kind)).toEqual(['no-dates']);
  });

  it('costs one small answer while it is unchanged', async () => {
    const { read, remember } = await site({
      '/news': (response, request) => {
        const same = request.headers['if-modified-since'] === 'Tue, 24 Nov 2026 09:00:00 GMT';
        response.writeHead(same ? 304 : 200, { 'last-modified': 'Tue, 24 Nov 2026 09:00:00 GMT' });
        response.end(same ? undefined : page(entry(1)));
      },
    });
    const memory = remember(await read(LISTING));
    expect(await read(LISTING, memory)).toMatchObject({ notModified: true, items: [] });
  });

  it('is left alone where robots.txt wants it', async () => {
    const { read, server } = await site({
      '/robots.txt': 'User-agent: *\nDisallow: /news',
      '/news': page(entry(1)),
    });
    await expect(read(LISTING)).rejects.toMatchObject({ failure: 'robots' });
    expect(server.asked).toEqual(['/robots.txt']);
  });

  const failures: [what: string, status: number, failure: string][] = [
    ['a missing page', 404, 'not-found'],
    ['a server error', 502, 'server-error'],
    ['a refusal', 403, 'blocked'],
  ];
  it.each(failures)('that answers with %s fails, and says how', async (_what, status, failure) => {
    const { read } = await site({ '/news': (response) => response.writeHead(status).end() });
    await expect(read(LISTING)).rejects.toMatchObject({ failure });
  });

  it('finds nothing on an empty page, in a feed, or in binary junk, and says so', async () => {
    for (const body of [
      '',
      '<rss><channel><item><title>خبر</title></item></channel></rss>',
      '\u0000\u0001\ufffd'.repeat(50),
    ]) {
      const { read } = await site({ '/news': body });
      expect((await read(LISTING)).findings.map((finding) => finding.kind)).toEqual(['selectors-empty']);
    }
  });

  it('refuses selectors that are missing or make no sense', async () => {
    const { read } = await site({ '/news': page(entry(1)) });
    await expect(read({ ...LISTING, selectors: null })).rejects.toMatchObject({ failure: 'selectors' });
    await expect(read({ ...LISTING, selectors: { ...selectors, item: 'div[' } })).rejects.toMatchObject({
      failure: 'selectors',
    });
  });
});
