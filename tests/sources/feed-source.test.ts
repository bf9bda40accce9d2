import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { sites } from './read-source.ts';

const site = sites();

const item = (number: number, extra = ''): string =>
  `<item><title>خبر ${number}</title><link>https://example.org/${number}</link><guid>id-${number}</guid>${extra}</item>`;
const dated = (number: number): string =>
  item(number, `<pubDate>Tue, 24 Nov 2026 0${number % 10}:00:00 +0300</pubDate>`);
const rss = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>مثال</title>${items.join('')}</channel></rss>`;

describe('a feed source', () => {
  it('gives its items and what to ask next time', async () => {
    const { read } = await site({
      '/rss': (response) =>
        response.writeHead(200, { etag: '"1"', 'cache-control': 'max-age=60' }).end(rss(dated(2), dated(1))),
    });
    expect(await read({ url: '/rss' })).toMatchObject({
      items: [
        { guid: 'id-2', url: 'https://example.org/2', title: 'خبر 2', publishedAt: '2026-11-23T23:00:00Z' },
        { guid: 'id-1' },
      ],
      notModified: false,
      etag: '"1"',
      movedTo: null,
      freshForMs: 60_000,
      findings: [],
      sizes: { pages: 1, items: 2 },
    });
  });

  it('costs nothing while it is unchanged', async () => {
    const { read, remember } = await site({
      '/rss': (response, request) => {
        if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
        else response.writeHead(200, { etag: '"1"' }).end(rss(dated(1)));
      },
    });
    const memory = remember(await read({ url: '/rss' }));
    expect(await read({ url: '/rss' }, memory)).toMatchObject({ notModified: true, items: [], findings: [] });
  });

  it('served as an HTML page is a feed all the same', async () => {
    const { read } = await site({
      '/rss': (response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(rss(dated(1))),
    });
    expect((await read({ url: '/rss' })).items).toHaveLength(1);
  });

  it('is not kept away by robots.txt', async () => {
    const { read, server } = await site({
      '/robots.txt': 'User-agent: *\nDisallow: /',
      '/rss': rss(dated(1)),
    });
    expect((await read({ url: '/rss' })).items).toHaveLength(1);
    expect(server.asked).toEqual(['/rss']);
  });

  it('that moved for good says where to', async () => {
    const { read, server } = await site({
      '/old': (response) => response.writeHead(301, { location: '/rss' }).end(),
      '/rss': rss(dated(1)),
    });
    expect((await read({ url: '/old' })).movedTo).toBe(`${server.origin}/rss`);
  });

  const findings: [what: string, first: string, second: string, expected: string[]][] = [
    ['an overlap is no gap', rss(dated(1), dated(2), dated(3)), rss(dated(3), dated(4), dated(5)), []],
    [
      'a list of new items only is a gap',
      rss(dated(1), dated(2), dated(3)),
      rss(dated(4), dated(5), dated(6)),
      ['gap'],
    ],
    ['an empty list after a full one', rss(dated(1)), rss(), ['empty']],
    ['items without dates', rss(dated(1)), rss(item(1), item(2), item(3)), ['no-dates']],
    [
      'whole texts that shrink to a line',
      rss(
        ...[1, 2, 3].map((n) =>
          dated(n).replace('</item>', `<description>${'نص طويل '.repeat(100)}</description></item>`),
        ),
      ),
      rss(...[1, 2, 3].map((n) => dated(n).replace('</item>', '<description>سطر واحد</description></item>'))),
      ['text-shrank'],
    ],
  ];
  it.each(findings)('tells %s', async (_what, first, second, expected) => {
    let body = first;
    const { read, remember } = await site({ '/rss': (response) => response.end(body) });
    const memory = remember(await read({ url: '/rss' }));
    body = second;
    expect((await read({ url: '/rss' }, memory)).findings.map((finding) => finding.kind)).toEqual(expected);
  });

  const failures: [what: string, status: number, body: string, failure: string][] = [
    ['an error page with status 200', 200, '<!doctype html><html><h1>خطأ</h1></html>', 'not-a-feed'],
    ['nothing at all', 200, '', 'empty'],
    ['plain text', 200, 'غير متاح', 'not-a-feed'],
    ['a home page', 200, '<html><title>صحيفة</title><p>أهلا بكم في الصحيفة</p></html>', 'not-a-feed'],
    [
      'a challenge',
      200,
      '<html><title>Just a moment...</title><p>Verifying you are human</p></html>',
      'blocked',
    ],
    ['one in Arabic', 200, '<html><title>لحظة من فضلك</title><p>تأكد من أنك لست روبوت</p></html>', 'blocked'],
    [
      'one of scripts',
      200,
      '<html><script>var a=toNumbers("f655");slowAES.decrypt(a)</script></html>',
      'blocked',
    ],
    ['a log-in', 200, '<html><title>تسجيل الدخول</title><input type=password></html>', 'blocked'],
    ['a missing page', 404, '', 'not-found'],
    ['a refusal', 403, '', 'blocked'],
    ['a server error', 500, '', 'server-error'],
  ];
  it.each(failures)('that answers with %s fails, and says how', async (_what, status, body, failure) => {
    const { read } = await site({ '/rss': (response) => response.writeHead(status).end(body) });
    await expect(read({ url: '/rss' })).rejects.toMatchObject({ name: 'SourceError', failure });
  });

  it('with 10,000 items and duplicate guids gives each article once, in bounded time', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => dated(index));
    const { read } = await site({ '/rss': rss(...many, dated(1), dated(2)) });
    const startedAt = process.cpuUsage();
    const { items } = await read({ url: '/rss' });
    expect(new Set(items.map((one) => one.guid)).size).toBe(items.length);
    expect(items.length).toBe(10_000);
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(5_000);
  });

  it('with an entity bomb is read in bounded time and without it', async () => {
    const entities = Array.from(
      { length: 12 },
      (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`,
    ).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol">${entities}]><rss><channel>${item(1).replace('خبر', '&e12;')}</channel></rss>`;
    const { read } = await site({ '/rss': bomb });
    const startedAt = process.cpuUsage();
    const reading = await read({ url: '/rss' });
    expect(JSON.stringify(reading).length).toBeLessThan(100_000);
    expect(process.cpuUsage(startedAt).user / 1000).toBeLessThan(2_000);
  });

  it('with an external entity reads no file', async () => {
    const evil = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>${item(1).replace('خبر', '&x;')}</channel></rss>`;
    const { read } = await site({ '/rss': evil });
    expect(JSON.stringify(await read({ url: '/rss' }))).not.toContain('root:');
  });

  it('says which reader read it, and the memory keeps it', async () => {
    const misnamed = rss(item(1)).replace('<rss ', '<rss xmlns="http://search.yahoo.com/mrss/" ');
    const { read, remember } = await site({ '/rss': rss(item(1)), '/odd': misnamed });
    expect(remember(await read({ url: '/rss' })).readBy).toBe('tolerant');
    const reading = await read({ url: '/odd' });
    expect(reading).toMatchObject({ items: [{ guid: 'id-1' }], readBy: 'rss-parser' });
    expect(remember(reading).readBy).toBe('rss-parser');
  });

  it('whose dates are none says why', async () => {
    const bad = ['1970-01-01T00:00:00Z', '23/05/1448', '12 رجب 1448 هـ', 'أمس'];
    const items = bad.map((written, at) => item(at, `<pubDate>${written}</pubDate>`));
    const { read } = await site({ '/rss': rss(...items) });
    expect((await read({ url: '/rss' })).findings).toEqual([
      {
        kind: 'no-dates',
        detail: '4 of 4 items have no date: other calendar (2), zero date (1), not readable (1)',
      },
    ]);
  });

  it('whose letters are garbled is put right, and operators hear of it', async () => {
    const title = 'الجيش يخلي معسكره في الصحراء';
    const garbled = new TextDecoder('windows-1252').decode(
      Uint8Array.from(iconv.encode(title, 'windows-1256')),
    );
    const { read } = await site({ '/rss': rss(item(1).replace('خبر 1', garbled), item(2)) });
    expect(await read({ url: '/rss' })).toMatchObject({
      items: [{ title }, { title: 'خبر 2' }],
      findings: [{ kind: 'encoding-mended', detail: 'windows-1256 that was taken for windows-1252' }],
    });
  });
});
