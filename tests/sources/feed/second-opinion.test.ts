import { describe, expect, it } from 'vitest';
import { readFeedBody } from '../../../src/sources/feed/read-feed.ts';
import { NOW } from './read.ts';

const read = (text: string) =>
  readFeedBody(new TextEncoder().encode(text), { now: NOW, url: 'https://a.example/rss' });

const item = (inside = ''): string =>
  `<item><title>خبر &amp; آخر</title><link>/1</link><guid>1</guid><pubDate>الثلاثاء 24 نوفمبر 2026 10:00 +0300</pubDate><category>سياسة</category>${inside}</item>`;
/** A default namespace of a module: strictly, nothing in it is of RSS, and the tolerant reader finds no feed. */
const misnamed = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وكالة</title><link>https://a.example/</link>${items.join('')}</channel></rss>`;

describe('where the tolerant reader finds nothing, rss-parser is asked', () => {
  it('and its items go through our own addresses, dates and sanitiser', async () => {
    const description =
      '&lt;p onclick="x()"&gt;موجز &lt;a href="/2"&gt;هنا&lt;/a&gt;&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;';
    const feed = await read(misnamed(item(`<description>${description}</description>`)));
    expect(feed).toMatchObject({ title: 'وكالة', link: 'https://a.example/', readBy: 'rss-parser' });
    expect(feed.items).toEqual([
      {
        id: '1',
        title: 'خبر & آخر',
        link: 'https://a.example/1',
        published: '2026-11-24T07:00:00Z',
        updated: null,
        summary: '<p>موجز <a href="https://a.example/2">هنا</a></p>',
        content: '',
        author: null,
        categories: ['سياسة'],
      },
    ]);
  });

  it('also for whole texts beside summaries', async () => {
    const inside =
      '<description>موجز</description><content:encoded><![CDATA[<p>النص كله</p>]]></content:encoded>';
    expect((await read(misnamed(item(inside)))).items).toMatchObject([
      { summary: 'موجز', content: '<p>النص كله</p>' },
    ]);
  });

  it('but not where ours reads it, as it nearly always does', async () => {
    const feed = await read(
      `<rss><channel><title>x</title>${item()}<item><title>س & ص</title></item></channel></rss>`,
    );
    expect([feed.readBy, feed.items.length]).toEqual(['tolerant', 2]);
  });
});

describe('where neither reads it, ours says what it is', () => {
  it.each([
    ['a page', '<!doctype html><title>صحيفة</title><p>أهلا</p>', 'an HTML page'],
    ['XML of something else', '<catalog><book/></catalog>', 'root is <catalog>'],
    ['broken XML that claims to be a feed', '<x:feed><x:oops', 'not a feed'],
  ])('%s', async (_what, text, words) => {
    await expect(read(text)).rejects.toThrow(words);
  });

  it('an empty feed is an empty feed', async () => {
    expect(await read('<rss><channel><title>وكالة</title></channel></rss>')).toMatchObject({
      title: 'وكالة',
      items: [],
      readBy: 'tolerant',
    });
  });

  it('five megabytes of nothing are not read twice', async () => {
    const before = process.cpuUsage();
    await expect(
      read(`<rss xmlns="http://search.yahoo.com/mrss/">${'<a/>'.repeat(1_500_000)}</rss>`),
    ).rejects.toThrow('not a feed');
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(8_000);
  });
});
