import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/extract/extract.ts';

const head = (content: string, url = 'https://a.example/n/1') =>
  extractArticle(`<html><head>${content}</head><body></body></html>`, { url });
const linked = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

const CASES: [string, string, Record<string, unknown>][] = [
  [
    'takes the outlet off the title',
    '<title>خبر اليوم - وكالة نبأ</title><meta property="og:site_name" content="وكالة نبأ">',
    { title: 'خبر اليوم', siteName: 'وكالة نبأ' },
  ],
  [
    'leaves a dash that belongs to the title',
    '<title>غزة - هدنة - وكالة نبأ</title><meta property="og:site_name" content="وكالة نبأ">',
    { title: 'غزة - هدنة' },
  ],
  [
    'prefers the declared headline to the page title',
    '<title>Front | X</title><meta property="og:title" content="The &amp;quot;last&amp;quot; convoy">',
    { title: 'The "last" convoy' },
  ],
  [
    'reads several authors',
    linked({ '@type': 'NewsArticle', author: [{ name: 'Dana Rose' }, { name: 'Omar Farouq' }] }),
    { author: 'Dana Rose, Omar Farouq' },
  ],
  [
    'takes an author as a plain name',
    linked({ '@type': 'NewsArticle', author: 'Dana Rose' }),
    { author: 'Dana Rose' },
  ],
  [
    'takes no address for a name',
    '<meta property="article:author" content="https://social.example/dana"><meta name="parsely-author" content="By Dana Rose">',
    { author: 'Dana Rose' },
  ],
  [
    'finds the article inside a graph',
    linked({
      '@graph': [
        { '@type': 'WebPage', name: 'x' },
        { '@type': ['Thing', 'NewsArticle'], datePublished: '2026-11-20T07:00:00+03:00' },
      ],
    }),
    { published: '2026-11-20T04:00:00.000Z' },
  ],
  [
    'reads structured data with raw line breaks in it',
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"one\ntwo",}</script>',
    { title: 'one two' },
  ],
  [
    'survives structured data that is none',
    '<script type="application/ld+json">{oops</script><title>A page of today</title>',
    { title: 'A page of today' },
  ],
  [
    'reads both times',
    '<meta property="article:published_time" content="2026-11-20"><meta property="article:modified_time" content="2026-11-21">',
    { published: '2026-11-20T00:00:00.000Z', modified: '2026-11-21T00:00:00.000Z' },
  ],
  [
    'passes over a time that is none',
    '<meta name="date" content="today"><meta name="pubdate" content="2026-11-20">',
    { published: '2026-11-20T00:00:00.000Z' },
  ],
  ['takes the language from the locale', '<meta property="og:locale" content="ar_AR">', { lang: 'ar' }],
  [
    'takes no other outlet for its own address',
    '<link rel="canonical" href="https://b.example/n/1">',
    { canonicalUrl: 'https://a.example/n/1' },
  ],
  [
    'completes a relative canonical address',
    '<link rel="canonical" href="/news/1?utm_source=x">',
    { canonicalUrl: 'https://a.example/news/1' },
  ],
  [
    'falls back to the address shared',
    '<meta property="og:url" content="https://www.a.example/n/one">',
    { canonicalUrl: 'https://www.a.example/n/one' },
  ],
];

describe('what a page says about its article', () => {
  it.each(CASES)('%s', (_name, html, expected) => {
    expect(head(html)).toMatchObject(expected);
  });

  it('takes the heading alone where the page title has the outlet behind it', () => {
    const html = '<title>القوات تغادر القاعدة | وكالة</title><body><h1>القوات تغادر القاعدة</h1></body>';
    expect(extractArticle(html, { url: '' }).title).toBe('القوات تغادر القاعدة');
  });

  it('reads the day from the address where nothing else gives it', () => {
    expect(head('', 'https://a.example/2026/11/20/convoy').published).toBe('2026-11-20T00:00:00.000Z');
  });

  it('says null where the page is silent', () => {
    expect(extractArticle('', { url: '' })).toEqual({
      title: null,
      text: '',
      author: null,
      published: null,
      modified: null,
      siteName: null,
      lang: null,
      canonicalUrl: null,
    });
  });
});
