import RssParser from 'rss-parser';
import { describe, expect, it } from 'vitest';
import { read } from './read.ts';

// rss-parser reads well-formed feeds rightly; where it can read one at all, this parser must agree with it.
const parser = new RssParser();

const FEEDS: [string, string][] = [
  [
    'RSS 2.0',
    `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>وكالة المثال</title><link>https://example.org/</link><description>أخبار</description><language>ar</language>
    <item><title>انسحاب القوات &amp; عودتها</title><link>https://example.org/1?a=1&amp;b=2</link><guid isPermaLink="false">1</guid><pubDate>Tue, 24 Nov 2026 10:00:00 +0300</pubDate>
    <dc:creator>مراسل</dc:creator><category>سياسة</category><category>العراق</category><description>موجز الخبر</description><content:encoded><![CDATA[<p>نص</p>]]></content:encoded></item>
    <item><title>بيان</title><link>https://example.org/2</link><guid>https://example.org/2</guid><pubDate>Mon, 23 Nov 2026 08:15:00 GMT</pubDate><description>موجز آخر</description></item>
    </channel></rss>`,
  ],
  [
    'RSS 1.0',
    `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://example.org/"><title>وكالة</title><link>https://example.org/</link><description>أخبار</description></channel>
    <item rdf:about="https://example.org/1"><title>خبر</title><link>https://example.org/1</link><description>موجز</description><dc:creator>مراسل</dc:creator></item></rdf:RDF>`,
  ],
  [
    'Atom 1.0',
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><link href="https://example.org/"/><updated>2026-11-24T10:00:00Z</updated><id>urn:x</id>
    <entry><title>خبر</title><link href="https://example.org/1"/><id>urn:1</id><published>2026-11-24T10:00:00+03:00</published><updated>2026-11-24T08:00:00Z</updated><author><name>مراسل</name></author><summary>موجز</summary></entry></feed>`,
  ],
];

describe('agrees with rss-parser on what is well formed', () => {
  it.each(FEEDS)('%s', async (_kind, xml) => {
    const theirs = await parser.parseString(xml);
    const ours = read(xml);
    expect({ title: ours.title, link: ours.link }).toEqual({ title: theirs.title, link: theirs.link });
    expect(ours.items).toHaveLength(theirs.items.length);
    theirs.items.forEach((item, index) => {
      const own = ours.items[index];
      expect({ title: own?.title, link: own?.link }).toEqual({ title: item.title, link: item.link });
      const id: unknown = item.guid ?? item.id;
      if (id) expect(own?.id).toBe(id);
      if (item.isoDate) expect(own?.published).toBe(item.isoDate.replace('.000Z', 'Z'));
      expect(own?.categories).toEqual(item.categories ?? []);
      expect(own?.author).toBe(item.creator ?? item.author ?? null);
      expect(own?.summary).toBe(item.summary ?? (item['content:encoded'] ? 'موجز الخبر' : item.content));
    });
  });
});
