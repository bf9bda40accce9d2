import { describe, expect, it } from 'vitest';
import { atom, entry, item, read, rss } from './read.ts';

describe('every kind of feed gives the same fields', () => {
  it.each([
    [
      'RSS 1.0, whose items stand beside the channel',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://example.org/rss"><title>وكالة</title><link>https://example.org/</link><dc:language>ar</dc:language></channel>
      <item rdf:about="https://example.org/1"><title>خبر</title><link>https://example.org/1</link><description>موجز</description>
      <dc:creator>مراسل</dc:creator><dc:subject>سياسة</dc:subject><dc:date>2026-11-24T10:00:00+03:00</dc:date></item></rdf:RDF>`,
      { id: 'https://example.org/1', published: '2026-11-24T07:00:00Z', updated: '2026-11-24T07:00:00Z' },
    ],
    [
      'RSS 0.90',
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/" xml:lang="ar">
      <channel><title>وكالة</title><link>https://example.org/</link></channel>
      <item><title>خبر</title><link>https://example.org/1</link><description>موجز</description><author>مراسل</author><category>سياسة</category></item></rdf:RDF>`,
      { id: null, published: null, updated: null },
    ],
    [
      'Atom 1.0',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>وكالة</title><link rel="self" href="https://example.org/feed"/>
      <link href="https://example.org/"/><entry><id>tag:example.org,2026:1</id><title>خبر</title><link rel="alternate" type="text/html" href="https://example.org/1"/>
      <summary>موجز</summary><author><name>مراسل</name></author><category term="سياسة" label="السياسة"/>
      <published>2026-11-24T07:00:00Z</published><updated>2026-11-24T08:00:00Z</updated></entry></feed>`,
      { id: 'tag:example.org,2026:1', published: '2026-11-24T07:00:00Z', updated: '2026-11-24T08:00:00Z' },
    ],
    [
      'Atom 0.3',
      `<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="ar"><title>وكالة</title><link rel="alternate" type="text/html" href="https://example.org/"/>
      <entry><id>tag:example.org,2026:1</id><title>خبر</title><link rel="alternate" type="text/html" href="https://example.org/1"/>
      <summary type="text/html" mode="escaped">موجز</summary><author><name>مراسل</name></author><dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/">سياسة</dc:subject>
      <issued>2026-11-24T10:00:00+03:00</issued><modified>2026-11-24T08:00:00Z</modified></entry></feed>`,
      { id: 'tag:example.org,2026:1', published: '2026-11-24T07:00:00Z', updated: '2026-11-24T08:00:00Z' },
    ],
    [
      'CDF',
      `<CHANNEL HREF="https://example.org/" LANG="ar"><TITLE>وكالة</TITLE><ITEM HREF="https://example.org/1" LASTMOD="2026-11-24T07:00">
      <TITLE>خبر</TITLE><ABSTRACT>موجز</ABSTRACT><AUTHOR VALUE="x">مراسل</AUTHOR><CATEGORY>سياسة</CATEGORY></ITEM></CHANNEL>`,
      { id: null, published: '2026-11-24T07:00:00Z', updated: '2026-11-24T07:00:00Z' },
    ],
    [
      'JSON Feed 1.1',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'وكالة',
        home_page_url: 'https://example.org/',
        language: 'ar',
        items: [
          {
            id: 17,
            url: '/1',
            title: 'خبر',
            summary: 'موجز',
            authors: [{ name: 'مراسل' }],
            tags: ['سياسة'],
            date_published: '2026-11-24T10:00:00+03:00',
            date_modified: '2026-11-24T08:00:00Z',
          },
        ],
      }),
      { id: '17', published: '2026-11-24T07:00:00Z', updated: '2026-11-24T08:00:00Z' },
    ],
  ])('%s', (_kind, text, particular) => {
    expect(read(text)).toEqual({
      title: 'وكالة',
      link: 'https://example.org/',
      language: 'ar',
      notes: [],
      mended: null,
      readBy: 'tolerant',
      items: [
        {
          title: 'خبر',
          link: 'https://example.org/1',
          summary: 'موجز',
          content: '',
          author: 'مراسل',
          categories: ['سياسة'],
          ...particular,
        },
      ],
    });
  });
});

describe('a namespace counts, not its prefix', () => {
  it.each([
    ['another prefix', 'xmlns:d="http://purl.org/dc/elements/1.1/"', 'd:creator'],
    ['an address in capitals without its slash', 'xmlns:d="HTTP://PURL.ORG/dc/elements/1.1"', 'd:creator'],
    ['the usual prefix, undeclared', '', 'dc:creator'],
    ['the usual prefix, wrongly declared', 'xmlns:dc="http://example.org/wrong"', 'dc:creator'],
  ])('%s', (_what, declaration, name) => {
    const feed = read(
      `<rss ${declaration}><channel><item><title>خبر</title><${name}>كاتب</${name}></item></channel></rss>`,
    );
    expect(feed.items[0]?.author).toBe('كاتب');
  });

  it('RSS itself may have a prefix', () => {
    const feed = read(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/"><r:channel><r:title>وكالة</r:title></r:channel><r:item><r:title>خبر</r:title></r:item></rdf:RDF>`,
    );
    expect([feed.title, feed.items[0]?.title]).toEqual(['وكالة', 'خبر']);
  });

  it('a stranger with the same local name is ignored', () => {
    const inside = `<x:description xmlns:x="http://example.org/mine">غريب</x:description><description>موجز</description><x:link>http://no.example/</x:link>`;
    expect(item(inside)).toMatchObject({ summary: 'موجز', link: null });
  });
});

describe('which element gives a field', () => {
  it.each([
    [
      'dc:date alone is both dates',
      '<dc:date>2026-11-24</dc:date>',
      { published: '2026-11-24T00:00:00Z', updated: '2026-11-24T00:00:00Z' },
    ],
    [
      'pubDate goes before dc:date',
      '<dc:date>2026-11-20</dc:date><pubDate>24 Nov 2026</pubDate>',
      { published: '2026-11-24T00:00:00Z', updated: '2026-11-20T00:00:00Z' },
    ],
    [
      'dcterms',
      '<dcterms:issued>2026-11-20</dcterms:issued><dcterms:modified>2026-11-24</dcterms:modified>',
      { published: '2026-11-20T00:00:00Z', updated: '2026-11-24T00:00:00Z' },
    ],
    [
      'Atom dates in RSS',
      '<a10:updated>2026-11-24T01:02:03Z</a10:updated>',
      { published: null, updated: '2026-11-24T01:02:03Z' },
    ],
    [
      'an unreadable date gives way to the next',
      '<pubDate>غدا</pubDate><dc:date>2026-11-24</dc:date>',
      { published: '2026-11-24T00:00:00Z' },
    ],
    [
      'full text beside a summary',
      '<description>موجز</description><content:encoded>كامل</content:encoded>',
      { summary: 'موجز', content: 'كامل' },
    ],
    [
      'a second description is the content',
      '<description>موجز</description><summary>كامل</summary>',
      { summary: 'موجز', content: 'كامل' },
    ],
    ['fullitem', '<fullitem>&lt;p&gt;كامل&lt;/p&gt;</fullitem>', { summary: '', content: '<p>كامل</p>' }],
    ['the full text of Yandex', '<yandex:full-text>كامل</yandex:full-text>', { content: 'كامل' }],
    [
      'an XHTML body',
      '<body xmlns="http://www.w3.org/1999/xhtml"><p>كامل</p></body>',
      { content: '<p>كامل</p>' },
    ],
    ['an XHTML paragraph', '<p xmlns="http://www.w3.org/1999/xhtml">كامل</p>', { content: 'كامل' }],
    [
      'the date of a magazine',
      '<prism:publicationDate>2026-11-24</prism:publicationDate>',
      { published: '2026-11-24T00:00:00Z' },
    ],
    ['the summary of a podcast', '<itunes:summary>موجز</itunes:summary>', { summary: 'موجز' }],
    [
      'the description of a video',
      '<media:group><media:description>موجز</media:description></media:group>',
      { summary: 'موجز' },
    ],
    ['a title in dc', '<dc:title>خبر</dc:title>', { title: 'خبر' }],
    [
      'its own title before that of its picture',
      '<media:title>صورة</media:title><title>خبر</title>',
      { title: 'خبر' },
    ],
    ['not the title of its image', '<image><title>صورة</title></image><title>خبر</title>', { title: 'خبر' }],
    [
      'not the fields of a search box',
      '<title>خبر</title><textInput><link>https://x.example/</link><description>بحث</description></textInput>',
      { title: 'خبر', link: null, summary: '' },
    ],
    [
      'categories of several modules, each once',
      '<category>سياسة</category><dc:subject>العراق</dc:subject><category>سياسة</category>',
      { categories: ['سياسة', 'العراق'] },
    ],
    [
      'nested categories and keyword lists',
      '<itunes:category text="Tech"><itunes:category text="News"/></itunes:category><media:keywords>حرب، سلم</media:keywords>',
      { categories: ['Tech', 'News', 'حرب', 'سلم'] },
    ],
  ])('%s', (_what, inside, expected) => {
    expect(item(inside)).toMatchObject(expected);
  });

  it.each([
    ['dc:creator', '<dc:creator>كاتب</dc:creator>', 'كاتب'],
    [
      'author with name and address',
      '<author>editor@example.org (محرر)</author>',
      'editor@example.org (محرر)',
    ],
    [
      'a name goes before a bare address',
      '<author>desk@example.org</author><dc:creator>كاتب</dc:creator>',
      'كاتب',
    ],
    ['a bare address when there is no name', '<author>desk@example.org</author>', 'desk@example.org'],
    ['two writers', '<dc:creator>أول</dc:creator><dc:creator>ثان</dc:creator>', 'أول, ثان'],
    ['itunes', '<itunes:author>كاتب</itunes:author>', 'كاتب'],
    [
      'an Atom author in RSS',
      '<atom:author><atom:name>كاتب</atom:name><atom:email>k@example.org</atom:email></atom:author>',
      'كاتب (k@example.org)',
    ],
    ['nobody', '<author> </author>', null],
  ])('author: %s', (_what, inside, expected) => {
    expect(item(inside).author).toBe(expected);
  });

  it('an Atom entry without author has that of its feed', () => {
    const feed = read(atom('<author><name>هيئة التحرير</name></author><entry><title>خبر</title></entry>'));
    expect(feed.items[0]?.author).toBe('هيئة التحرير');
  });

  it('an Atom entry taken from elsewhere has the author of there', () => {
    expect(entry('<source><author><name>كاتب</name></author></source><title>خبر</title>').author).toBe(
      'كاتب',
    );
  });

  it('the source of an Atom entry does not speak for it', () => {
    expect(entry('<source><title>مصدر</title><id>s</id></source><title>خبر</title><id>e</id>')).toMatchObject(
      { title: 'خبر', id: 'e' },
    );
  });

  it.each([
    ['language', rss('<language>ar-EG</language>'), 'ar-EG'],
    ['dc:language', rss('<dc:language>ar</dc:language>'), 'ar'],
    ['xml:lang', '<rss xml:lang="ar_LB"><channel><title>x</title></channel></rss>', 'ar-LB'],
    [
      'the element before the attribute',
      '<rss xml:lang="en"><channel><language>ar</language></channel></rss>',
      'ar',
    ],
    ['none', rss('<title>x</title>'), null],
  ])('language from %s', (_what, text, expected) => {
    expect(read(text).language).toBe(expected);
  });
});

describe('JSON Feed at its edges', () => {
  it.each([
    ['content in text keeps its lines', { content_text: 'سطر\n<آخر>' }, { content: 'سطر<br />&lt;آخر&gt;' }],
    ['content in HTML is sanitised', { content_html: '<p onclick="x()">نص</p>' }, { content: '<p>نص</p>' }],
    [
      'an address stands in for the name of an author',
      { author: { url: 'mailto:k@example.org?subject=x' } },
      { author: 'k@example.org' },
    ],
    [
      'fields of the wrong type are nothing',
      { title: ['x'], url: {}, tags: 'x', author: 5, summary: null },
      { title: '', link: null, categories: [], summary: '' },
    ],
  ])('%s', (_what, fields, expected) => {
    expect(read(JSON.stringify({ items: [fields] })).items[0]).toMatchObject(expected);
  });

  it('entries that are no objects are passed over', () => {
    expect(read('{"items": [null, 1, "x", {"title": "خبر"}]}').items).toHaveLength(1);
  });
});
