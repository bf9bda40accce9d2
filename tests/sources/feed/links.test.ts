import { describe, expect, it } from 'vitest';
import { atom, entry, item, read, rss } from './read.ts';

const FEED = 'https://example.org/news/rss.xml';

describe('the page of an entry', () => {
  it.each([
    [
      'the link as it is written',
      '<link>https://example.org/a?x=1&amp;y=2</link>',
      'https://example.org/a?x=1&y=2',
    ],
    [
      'ampersands that nobody escaped',
      '<link>https://example.org/a?x=1&y=2&copy=3</link>',
      'https://example.org/a?x=1&y=2&copy=3',
    ],
    [
      'in CDATA with white space around',
      '<link>\n<![CDATA[ https://example.org/a ]]>\n</link>',
      'https://example.org/a',
    ],
    ['relative to the feed', '<link>/a/خبر</link>', 'https://example.org/a/%D8%AE%D8%A8%D8%B1'],
    ['a guid that is an address', '<guid>https://example.org/a</guid>', 'https://example.org/a'],
    ['a guid marked as an address', '<guid isPermaLink="true">/a</guid>', 'https://example.org/a'],
    ['not a guid that says it is none', '<guid isPermaLink="false">https://example.org/a</guid>', null],
    ['not a guid that is half an address', '<guid>example.org/a</guid>', null],
    ['not a guid that is a word', '<guid>n-123</guid>', null],
    [
      'the link before the guid',
      '<guid>https://example.org/g</guid><link>https://example.org/a</link>',
      'https://example.org/a',
    ],
    [
      'an empty link gives way to an Atom one',
      '<link/><atom:link href="https://example.org/a"/>',
      'https://example.org/a',
    ],
    ['not the feed itself', '<atom:link rel="self" href="https://example.org/feed"/>', null],
    ['no script', '<link>javascript:alert(1)</link>', null],
    ['no script in a guid', '<guid>javascript:alert(1)</guid>', null],
    ['no enclosure', '<enclosure url="https://example.org/a.mp3" type="audio/mpeg"/>', null],
  ])('%s', (_what, inside, expected) => {
    expect(item(inside, FEED).link).toBe(expected);
  });

  it.each([
    [
      'alternate among others',
      '<link rel="related" href="https://x.example/"/><link rel="alternate" href="https://example.org/a"/><link rel="via" href="https://y.example/"/>',
      'https://example.org/a',
    ],
    [
      'a page before other types',
      '<link type="application/pdf" href="https://example.org/a.pdf"/><link type="text/html" href="https://example.org/a"/>',
      'https://example.org/a',
    ],
    [
      'another type when there is no page',
      '<link type="application/pdf" href="https://example.org/a.pdf"/>',
      'https://example.org/a.pdf',
    ],
    [
      'relation written as an address',
      '<link rel="http://www.iana.org/assignments/relation/alternate" href="https://example.org/a"/>',
      'https://example.org/a',
    ],
    [
      'text where the attribute belongs',
      '<link rel="enclosure">https://x.example/</link><link rel="alternate">https://example.org/a</link>',
      'https://example.org/a',
    ],
    ['an id that is an address', '<id>https://example.org/a</id>', 'https://example.org/a'],
    ['not an id that is a tag', '<id>tag:example.org,2026:1</id>', null],
  ])('of Atom: %s', (_what, inside, expected) => {
    expect(entry(inside, FEED).link).toBe(expected);
  });
});

describe('what relative addresses are relative to', () => {
  it('xml:base of the element, on top of that of the entry, the feed and its address', () => {
    const feed = read(
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/a/"><entry xml:base="b/"><link href="1"/>
      <content type="html" xml:base="c/">&lt;a href="x"&gt;x&lt;/a&gt;</content>
      <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p xml:base="d/"><img src="y"/></p></div></summary></entry></feed>`,
      FEED,
    );
    expect(feed.items[0]).toMatchObject({
      link: 'https://example.org/a/b/1',
      content: '<a href="https://example.org/a/b/c/x">x</a>',
      summary: '<p><img src="https://example.org/a/b/d/y" /></p>',
    });
  });

  it('the site a feed names, when nobody says where the feed came from', () => {
    const feed = read(
      rss(
        '<link>https://example.org/</link><item><link>/1</link><description>&lt;a href="/2"&gt;x&lt;/a&gt;</description></item>',
      ),
    );
    expect(feed.items[0]).toMatchObject({
      link: 'https://example.org/1',
      summary: '<a href="https://example.org/2">x</a>',
    });
  });

  it('a script as xml:base changes nothing', () => {
    const feed = read(`<feed xml:base="javascript:alert(1)//"><entry><link href="1"/></entry></feed>`, FEED);
    expect(feed.items[0]?.link).toBe('https://example.org/news/1');
  });

  it('a path as id is made absolute, an opaque id stays as it is written', () => {
    const ids = ['/1', 'HTTP://Example.org/%7Ebob', 'abc', 'urn:uuid:1', 'tag:x,2026:/1'];
    const feed = read(atom(ids.map((id) => `<entry><id>${id}</id></entry>`).join('')), FEED);
    expect(feed.items.map((found) => found.id)).toEqual(['https://example.org/1', ...ids.slice(1)]);
  });
});
