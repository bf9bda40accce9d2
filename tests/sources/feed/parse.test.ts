import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import { parseFeed } from '../../../src/sources/feed/parse.ts';

const now = new Date('2026-11-24T12:00:00Z');
const read = (text: string, url?: string) => parseFeed(new TextEncoder().encode(text), { now, url });

describe('a feed of each kind', () => {
  it('reads RSS 2.0 with its modules', () => {
    const feed = read(
      `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel><title>وكالة المثال</title><link>https://example.org/</link><language>ar</language>
      <item><title>انسحاب القوات من القاعدة</title><link>https://example.org/1</link><guid isPermaLink="false">n-1</guid>
      <pubDate>Tue, 24 Nov 2026 10:00:00 +0300</pubDate><dc:creator>مراسلنا</dc:creator>
      <category>سياسة</category><category>العراق</category>
      <description>&lt;p&gt;موجز&lt;/p&gt;</description><content:encoded><![CDATA[<p>النص الكامل</p>]]></content:encoded></item>
      </channel></rss>`,
    );
    expect(feed).toEqual({
      title: 'وكالة المثال',
      link: 'https://example.org/',
      language: 'ar',
      notes: [],
      mended: null,
      readBy: 'tolerant',
      items: [
        {
          id: 'n-1',
          title: 'انسحاب القوات من القاعدة',
          link: 'https://example.org/1',
          published: '2026-11-24T07:00:00Z',
          updated: null,
          summary: '<p>موجز</p>',
          content: '<p>النص الكامل</p>',
          author: 'مراسلنا',
          categories: ['سياسة', 'العراق'],
        },
      ],
    });
  });
});

describe('a feed with nothing in it', () => {
  it.each([
    '<rss version="2.0"><channel/></rss>',
    '<feed xmlns="http://www.w3.org/2005/Atom"/>',
    '<rss/>',
    '{"version": "https://jsonfeed.org/version/1"}',
  ])('%s is a feed all the same', (text) => {
    expect(read(text).items).toEqual([]);
  });
});

describe('what reaches the database can be stored there', () => {
  it('no NUL and no half of a letter survives in any field', () => {
    const text = JSON.stringify({
      title: 'أ\0\ud800',
      items: [
        { id: '\0x', title: '\udc00ب', content_html: '<p>ج\0\ud800&#0;</p>', summary: 'د\0', tags: ['\0ه'] },
      ],
    });
    const feed = JSON.stringify(read(text));
    expect(feed).not.toMatch(/\\u0000|\\ud[89a-f]/);
  });
});

describe('what is no feed', () => {
  it('a message says what came instead', () => {
    expect(() => read('<urlset/>')).toThrow('feed: XML whose root is <urlset>, not a feed');
    expect(() => read('{"a": "<p>1</p>"}')).toThrow('feed: JSON, but not a feed');
    expect(() => read('[{"id": 1, "title": {"rendered": "خبر"}}]')).toThrow('kind `wordpress`');
  });

  it.each([
    ['nothing at all', '', 'empty'],
    ['white space', ' \n ', 'empty'],
    ['an HTML page', '<!doctype html><html><body>404</body></html>', 'not-a-feed'],
    ['broken JSON', '{"version": ', 'not-a-feed'],
    ['JSON about something else', '{"error": "not found"}', 'not-a-feed'],
    [
      'a sitemap',
      '<?xml version="1.0"?><urlset><url><loc>https://example.org/</loc></url></urlset>',
      'not-a-feed',
    ],
    [
      'a list of feeds',
      '<opml><body><outline xmlUrl="https://example.org/rss"/></body></opml>',
      'not-a-feed',
    ],
    ['words', 'Nothing to see here', 'not-a-feed'],
    ['a refusal in words', 'Too many requests', 'blocked'],
    ['a number of Cloudflare', 'error code: 1015', 'blocked'],
    ['a refusal in XML', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'blocked'],
    ['a site under repair', '<html><title>الموقع تحت الصيانة</title></html>', 'server-error'],
    [
      'a program that broke down',
      '<br />\n<b>Fatal error</b>: Uncaught Error: out of memory in /srv/rss.php:3<br />',
      'server-error',
    ],
  ])('%s is refused with its reason', (_what, text, failure) => {
    expect(() => read(text)).toThrow(SourceError);
    expect(() => read(text)).toThrow(expect.objectContaining({ failure }));
  });
});
