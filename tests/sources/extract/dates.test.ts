import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../src/sources/extract/extract.ts';

/** The date of a page whose head and body hold nothing else. */
const published = (html: string): string | null =>
  extractArticle(`<html><body>${html}</body></html>`, { url: 'https://a.example/1' }).published;

const CASES: [written: string, expected: string | null][] = [
  ['2026-11-20T07:15:00+03:00', '2026-11-20T04:15:00.000Z'],
  ['2026-11-20T07:15:00.123456Z', '2026-11-20T07:15:00.000Z'],
  ['2026-11-20T07:15:00+03', '2026-11-20T04:15:00.000Z'],
  ['2026-11-20 07:15:00 UTC', '2026-11-20T07:15:00.000Z'],
  ['2026-1-5', '2026-01-05T00:00:00.000Z'],
  ['20261120T071500Z', '2026-11-20T07:15:00.000Z'],
  ['Fri, 20 Nov 2026 07:15:00 +0200', '2026-11-20T05:15:00.000Z'],
  ['November 20, 2026', '2026-11-20T00:00:00.000Z'],
  ['1795158900000', '2026-11-20T07:15:00.000Z'],
  ['20/11/2026 07:15', '2026-11-20T07:15:00.000Z'],
  ['20 تشرين الثاني 2026', '2026-11-20T00:00:00.000Z'],
  ['الجمعة 20 نوفمبر 2026 م - 09:15 صباحاً', '2026-11-20T09:15:00.000Z'],
  ['11 جمادى الآخرة 1448 هـ - 21 نوفمبر 2026', '2026-11-21T00:00:00.000Z'],
  ['November 20, 2026 at 7:15 pm', '2026-11-20T19:15:00.000Z'],
  ['1448-06-10', null],
  ['2026-13-40', null],
  ['1026-11-20', null],
  ['24 ديسمبر', null],
  ['yesterday', null],
  ['', null],
];

describe('a page’s date is read as a feed’s, but must say its year', () => {
  it.each(CASES)('%s in an attribute', (written, expected) => {
    expect(published(`<time datetime="${written}">قبل قليل</time>`)).toBe(expected);
    expect(published(`<span itemprop="datePublished" content="${written}"></span>`)).toBe(expected);
  });

  it.each(CASES)('%s in the text of a time element', (written, expected) => {
    expect(published(`<time>${written}</time>`)).toBe(expected);
  });
});

describe('a date that no element marks as one', () => {
  const title = '<h1>الجيش يتسلم المعسكر شرق المدينة</h1>';
  it.each([
    [
      'of an element named for it',
      `${title}<div class="post-date">20 نوفمبر 2026</div>`,
      '2026-11-20T00:00:00.000Z',
    ],
    ['by its id', `${title}<span id="lblDate">20/11/2026 07:15:00 ص</span>`, '2026-11-20T07:15:00.000Z'],
    [
      'not above the headline, where that of today stands',
      `<div class="date">20 نوفمبر 2026</div>${title}`,
      null,
    ],
    ['not a sentence', `${title}<p class="date">${'في 20 نوفمبر 2026 غادرت القوات. '.repeat(4)}</p>`, null],
    [
      'behind a time of day',
      '<time>07:15</time><time datetime="2026-11-20">قبل أيام</time>',
      '2026-11-20T00:00:00.000Z',
    ],
    [
      'in the title of its element',
      '<time datetime="" title="20 نوفمبر 2026">منذ يومين</time>',
      '2026-11-20T00:00:00.000Z',
    ],
  ])('%s', (_name, html, expected) => {
    expect(published(html)).toBe(expected);
  });
});
