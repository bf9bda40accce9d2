import { describe, expect, it } from 'vitest';
import { atom, entry, item, read, rss } from './read.ts';

const GOOD = rss('<title>وكالة</title><item><title>خبر</title><link>https://example.org/1</link></item>');

describe('a feed with rubbish around it', () => {
  it.each([
    ['blank lines before', `\n\n  ${GOOD}`],
    ['PHP warnings before', `<br />\n<b>Warning</b>: mysql_connect() in <b>/var/x.php</b><br />\n${GOOD}`],
    ['a comment and a style sheet before', `<!-- > <rss> --><?xml-stylesheet href="x"?>${GOOD}`],
    ['an XML declaration that ends like a tag', `<?xml version="1.0" encoding="utf-8">${GOOD}`],
    ['a comment that never ends', GOOD.replace('<item>', '<!-- تعليق <item>')],
    ['two XML declarations', `<?xml version="1.0"?><?xml version="1.0"?>${GOOD}`],
    ['tracking code after', `${GOOD}<script>track("<item>")</script>`],
    ['a byte order mark in the middle', `<?xml version="1.0"?>\ufeff${GOOD}`],
    ['a NUL and control characters within', GOOD.replace('خبر', 'خ\0ب\u0007ر')],
    ['an HTML page wrapped around', `<html><body><pre>${GOOD}</pre></body></html>`],
    ['the last end tag cut off', GOOD.slice(0, -3)],
    ['the end cut off in an end tag', GOOD.slice(0, GOOD.indexOf('</link>') + 3)],
    ['tags in capitals', GOOD.replaceAll(/<\/?\w+/g, (tag) => tag.toUpperCase())],
  ])('%s', (_what, text) => {
    const feed = read(text);
    expect([feed.title, feed.items.length]).toEqual(['وكالة', 1]);
    expect(feed.items[0]).toMatchObject({ title: 'خبر', link: 'https://example.org/1' });
  });
});

describe('end tags that are missing or crossed', () => {
  it.each([
    [
      'a title without end',
      '<title>خبر<link>https://example.org/1</link><guid>1</guid>',
      { title: 'خبر', link: 'https://example.org/1', id: '1' },
    ],
    [
      'a description without end',
      '<description>موجز & <b>غامق<pubDate>2026-11-24</pubDate>',
      { summary: 'موجز &amp; <b>غامق</b>', published: '2026-11-24T00:00:00Z' },
    ],
    [
      'crossed inline tags',
      '<description><b>أ<i>ب</b>ج</i></description><guid>1</guid>',
      { summary: '<b>أ<i>ب</i></b>ج', id: '1' },
    ],
    [
      'unescaped HTML with forgotten end tags',
      '<description><p>أ<br>ب<p>ج</description><guid>1</guid>',
      { summary: '<p>أ<br />ب</p><p>ج</p>', id: '1' },
    ],
    [
      'CDATA without end',
      '<description><![CDATA[<p>موجز</p></description><guid>1</guid>',
      { summary: '<p>موجز</p>', id: '1' },
    ],
    ['an end tag of nothing', '</description></div><title>خبر</title>', { title: 'خبر' }],
  ])('%s', (_what, inside, expected) => {
    const feed = read(rss(`<item>${inside}</item><item><title>التالي</title></item>`));
    expect(feed.items).toHaveLength(2);
    expect(feed.items[0]).toMatchObject(expected);
    expect(feed.items[1]?.title).toBe('التالي');
  });

  it('an item without end ends where the next begins', () => {
    const feed = read(rss('<item><title>أ</title><item><title>ب</title>'));
    expect(feed.items.map((found) => found.title)).toEqual(['أ', 'ب']);
  });
});

describe('a title is plain text however it was wrapped', () => {
  it.each([
    ['references of XML', 'أ &amp; ب &lt; ج', 'أ & ب < ج'],
    ['ampersands that nobody escaped', 'AT&T & شركاه', 'AT&T & شركاه'],
    ['references of HTML', '&laquo;خبر&raquo;&nbsp;&#1593;&#x627;جل', '«خبر» عاجل'],
    ['references escaped twice', '&amp;quot;خبر&amp;quot; &amp;amp; آخر', '"خبر" & آخر'],
    ['HTML in CDATA', '<![CDATA[<b>عاجل</b> &amp; مهم]]>', 'عاجل & مهم'],
    ['HTML that nobody escaped', '<b>عاجل</b>: خبر', 'عاجل: خبر'],
    ['HTML escaped twice', '&amp;lt;b&amp;gt;عاجل&amp;lt;/b&amp;gt; خبر', 'عاجل خبر'],
    ['a CDATA section that was escaped', '&lt;![CDATA[خبر]]&gt;', 'خبر'],
    ['text encoded twice', 'Ø§Ù„Ø¹Ø±Ø§Ù‚', 'العراق'],
    ['windows quotes as control characters', '\u0093خبر\u0094', '“خبر”'],
    ['bidi and zero-width marks', '\u202bعاجل\u202c \u200fخ\u200bبر', 'عاجل خبر'],
    ['unknown references', 'أ &unknown; ب &#x110000; ج', 'أ &unknown; ب \ufffd ج'],
    ['line breaks', '\n  سطر\n  آخر  ', 'سطر آخر'],
    ['a comparison', '1 &lt; 2', '1 < 2'],
  ])('%s', (_what, written, expected) => {
    expect(item(`<title>${written}</title>`).title).toBe(expected);
  });

  it.each([
    [
      'text that only looks like a tag',
      '<title type="text">وسم &lt;blink&gt; قديم</title>',
      'وسم <blink> قديم',
    ],
    ['html', '<title type="html">&lt;b&gt;عاجل&lt;/b&gt; &amp;lt; خبر</title>', 'عاجل < خبر'],
    [
      'xhtml',
      '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">أ <em>ب</em> &lt; ج</div></title>',
      'أ ب < ج',
    ],
    [
      'base64',
      `<title mode="base64" type="text/html">${Buffer.from('<b>عاجل</b>').toString('base64')}</title>`,
      'عاجل',
    ],
    ['escaped, of Atom 0.3', '<title type="text/html" mode="escaped">أ &lt;b&gt;ب&lt;/b&gt;</title>', 'أ ب'],
  ])('of Atom: %s', (_what, inside, expected) => {
    expect(entry(inside).title).toBe(expected);
  });
});

describe('a text is sanitised HTML however it was wrapped', () => {
  it.each([
    ['escaped HTML', '&lt;p&gt;نص&lt;/p&gt;', '<p>نص</p>'],
    ['HTML in CDATA', '<![CDATA[<p>نص</p>]]>', '<p>نص</p>'],
    ['HTML escaped twice', '&amp;lt;p&amp;gt;نص&amp;lt;/p&amp;gt;', '<p>نص</p>'],
    ['HTML escaped once in CDATA', '<![CDATA[&lt;p&gt;نص&lt;/p&gt;]]>', '<p>نص</p>'],
    ['escaped HTML beside HTML that is not', '&lt;p&gt;أ&lt;/p&gt;<b>ب</b>', '<p>أ</p><b>ب</b>'],
    ['plain text', 'أ & ب &lt; ج', 'أ &amp; ب &lt; ج'],
    ['CDATA in small letters', '<![cdata[<p>نص</p>]]>', '<p>نص</p>'],
    ['CDATA within CDATA', '<![CDATA[<p>أ<![CDATA[ب]]></p>]]>', '<p>أب</p>'],
    ['the end of CDATA without its beginning', 'نص ]]>', 'نص'],
    [
      'an address whose first quote was forgotten',
      '<![CDATA[<a href=https://example.org/">أ</a>]]>',
      '<a href="https://example.org/">أ</a>',
    ],
    ['a tag of no known name with an attribute', '<![CDATA[<amp-note data-x="1">نص</amp-note>]]>', 'نص'],
    ['the name of a type', '<![CDATA[نص List<String> هنا]]>', 'نص List&lt;String&gt; هنا'],
    ['two CDATA sections', '<![CDATA[أ]]> و<![CDATA[<b>ب</b>]]>', 'أ و<b>ب</b>'],
  ])('%s', (_what, written, expected) => {
    expect(item(`<description>${written}</description>`).summary).toBe(expected);
  });

  it('XHTML under a prefix loses the prefix and its wrapping', () => {
    const inside = `<content type="xhtml" xmlns:h="http://www.w3.org/1999/xhtml"><h:div><h:p>أ<h:br/>ب</h:p></h:div></content>`;
    expect(entry(inside).content).toBe('<p>أ<br />ب</p>');
  });

  it('Atom text keeps its signs as words', () => {
    expect(entry('<summary type="text">أ &lt;b&gt;ب&lt;/b&gt;</summary>').summary).toBe(
      'أ &lt;b&gt;ب&lt;/b&gt;',
    );
  });

  it('Atom text that is plainly HTML is HTML', () => {
    expect(entry('<summary type="text">&lt;p&gt;نص&lt;/p&gt;</summary>').summary).toBe('<p>نص</p>');
  });

  it('an empty line in plain text stays a break, a wrapped line does not', () => {
    expect(item('<description>فقرة\n أولى\n\n  فقرة &amp;amp; ثانية</description>').summary).toBe(
      'فقرة\n أولى<br /><br />فقرة &amp; ثانية',
    );
  });

  it('base64 content of Atom is decoded, what only claims to be is left', () => {
    const content = (text: string): string =>
      entry(`<content type="application/octet-stream">${text}</content>`).content;
    expect(content(Buffer.from('نص كامل').toString('base64'))).toBe('نص كامل');
    expect(content('نص كامل')).toBe('نص كامل');
  });
});

describe('entities a document declares', () => {
  it('are read when they are plain words', () => {
    const doctype = `<!DOCTYPE rss [ <!ENTITY agency "وكالة المثال"> <!ENTITY path 'C:\\a'> ]>`;
    expect(read(`${doctype}${rss('<title>&agency; &path;</title>')}`).title).toBe('وكالة المثال C:\\a');
  });

  it('do not expand in one another: an entity bomb is a few letters', () => {
    const lines = [
      '<!ENTITY a0 "ha">',
      ...Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`),
    ];
    const feed = read(`<!DOCTYPE rss [${lines.join('')}]>${rss('<title>&a30;</title>')}`);
    expect(feed.title).toBe('&a30;');
  });

  it('never read a file or an address', () => {
    const doctype = `<!DOCTYPE rss [ <!ENTITY xxe SYSTEM "file:///etc/passwd"> <!ENTITY % p SYSTEM "http://127.0.0.1:1/x"> %p; ]>`;
    expect(read(`${doctype}${rss('<title>أ &xxe; ب</title>')}`).title).toBe('أ &xxe; ب');
  });
});

describe('Atom and RSS mixed', () => {
  it('entries of both kinds are read in order', () => {
    const feed = read(
      `<rss><channel><item><title>أ</title></item></channel>${atom('<entry><title>ب</title></entry>')}</rss>`,
    );
    expect(feed.items.map((found) => found.title)).toEqual(['أ', 'ب']);
  });
});

describe('an emoji in two references is one letter', () => {
  it.each([
    ['decimal', '&#55357;&#56593; عاجل'],
    ['hexadecimal', '&#xD83D;&#xDD11; عاجل'],
    ['escaped once more', '&amp;#55357;&amp;#56593; عاجل'],
  ])('%s', (_what, title) => {
    expect(item(`<title>${title}</title>`).title).toBe('🔑 عاجل');
  });

  it('half of one is none', () => {
    expect(item('<title>&#55357; عاجل</title>').title).toBe('\ufffd عاجل');
  });
});

describe('a JSON feed with the slips of glued strings is read', () => {
  it.each([
    [
      'raw line breaks',
      '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"خبر","content_text":"سطر\nآخر"}]}',
    ],
    [
      'commas too many',
      '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"خبر",},],}',
    ],
  ])('%s', (_what, text) => {
    expect(read(text).items).toMatchObject([{ id: '1', title: 'خبر' }]);
  });
});

describe('a CDATA section that nobody ended', () => {
  const one = (text: string): string => `<item><title>خبر</title><description>${text}</description></item>`;
  it.each([
    ['does not swallow the entry that follows', one('<![CDATA[أول') + one('<![CDATA[ثان]]>')],
    ['nor those that follow it', one('<![CDATA[أول') + one('<![CDATA[ثان') + one('<![CDATA[ثالث]]>')],
    ['nor, as the last, its own end', one('<![CDATA[أول]]>') + one('<![CDATA[ثان')],
  ])('%s', (_what, items) => {
    const texts = ['أول', 'ثان', 'ثالث'].slice(0, items.split('<item>').length - 1);
    expect(read(rss(items)).items.map(({ title, summary }) => [title, summary])).toEqual(
      texts.map((text) => ['خبر', text]),
    );
  });
});

describe('what is said twice or elsewhere', () => {
  it('the longer of two texts counts', () => {
    const long = 'النص الكامل كما كتبه المحرر';
    const written = ['مقتطف', long].map((text) => `<content:encoded>${text}</content:encoded>`);
    expect(item(written.join('')).content).toBe(long);
    expect(item(written.reverse().join('')).content).toBe(long);
  });

  it('the address of the page counts, not that of the service before it', () => {
    const link = '<link>https://feeds.example/~r/x/1</link>';
    const own = '<feedburner:origLink>https://example.org/1</feedburner:origLink>';
    expect(item(link + own).link).toBe('https://example.org/1');
  });
});
