import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readArticlePage } from '../../../src/sources/extract/extract.ts';

const TEXT = 'قالت الوزارة إن القوات غادرت القاعدة';
const page = (meta: string) => `<html><head>${meta}</head><body><p>${TEXT}</p></body></html>`;
const ENC = '<meta charset="windows-1256">';

const CASES: [string, Uint8Array, string | undefined][] = [
  ['UTF-8 without any label', Buffer.from(page('')), undefined],
  ['UTF-8 labelled windows-1256 by mistake', Buffer.from(page(ENC)), 'text/html; charset=windows-1256'],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${page('')}`), undefined],
  ['UTF-16 with a byte order mark', iconv.encode(page(''), 'utf-16le', { addBOM: true }), undefined],
  ['windows-1256 by its meta element', iconv.encode(page(ENC), 'windows-1256'), undefined],
  ['windows-1256 by its header', iconv.encode(page(''), 'windows-1256'), 'text/html; charset="windows-1256"'],
  [
    'windows-1256 by an old http-equiv',
    iconv.encode(
      page('<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=windows-1256">'),
      'windows-1256',
    ),
    'text/html',
  ],
  [
    'windows-1256 that calls itself UTF-8',
    iconv.encode(page('<meta charset="utf-8">').repeat(4), 'windows-1256'),
    'text/html; charset=utf-8',
  ],
  ['windows-1256 without any label', iconv.encode(page(''), 'windows-1256'), undefined],
  ['iso-8859-6 by its header', iconv.encode(page(''), 'iso-8859-6'), 'text/html; charset=iso-8859-6'],
  [
    'windows-1256 under a charset nobody knows',
    iconv.encode(page(''), 'windows-1256'),
    'text/html; charset=x-unknown',
  ],
];

const read = (bytes: Uint8Array, contentType: string | undefined): string =>
  readArticlePage(bytes, { url: 'https://a.example/1', ...(contentType ? { contentType } : {}) }).source;

describe('a page’s bytes are decoded as a feed’s: it', () => {
  it.each(CASES)('reads %s', (_name, bytes, contentType) => {
    expect(read(bytes, contentType)).toContain(TEXT);
  });

  it('keeps a long UTF-8 page with one broken byte as UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(page('<meta charset="utf-8">')), Buffer.from([0xff])]);
    expect(read(bytes, undefined)).toContain(TEXT);
  });
});
