import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize, originalSpan } from '../../src/arabic/normalize.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({
    unit: fc.constantFrom(
      ...'اأإآبتوىيةهءؤئل ٠۵٫٬،؛؟«»“”',
      '\u0654',
      '\u0651',
      'ﻻ',
      'ﷺ',
      'ـ',
      '\u200f',
      '\ud83d',
      '😀',
      '\n',
    ),
  }),
);

describe('the normal form', () => {
  it.each([
    ['vowel signs and tatweel are dropped', 'اِنْسِحابٌ الـ55', 'انسحاب ال55'],
    ['Quranic signs are dropped', 'قالۖ\u0670', 'قال'],
    ['direction and width controls are dropped', '\u200fال\u200dقوات\u2069\ufeff', 'القوات'],
    ['a zero-width non-joiner is dropped', 'می\u200cشود', 'ميشود'],
    ['alif forms are one letter', 'أمن إلى آخر ٱلجيش', 'امن الي اخر الجيش'],
    ['final alif and ta marbuta are folded', 'قوة على', 'قوه علي'],
    ['Persian and Urdu letters are folded', 'گروه ویگنر ڤاگنر پاریس ھہە', 'كروه ويكنر فاكنر باريس ههه'],
    ['hamza on its seats stays', 'مسؤول مسئول شيء', 'مسؤول مسئول شيء'],
    ['a hamza typed apart joins its seat', 'مسو\u0654ول مسي\u0654ول', 'مسؤول مسئول'],
    ['a madda typed apart gives a plain alif', 'ا\u0653خر', 'اخر'],
    ['ligatures are opened', 'ﻻ ﷲ ﻷن', 'لا الله لان'],
    ['presentation forms are letters', 'ﺍﻟﻘﻮﺍﺕ', 'القوات'],
    ['a lone presented vowel sign leaves no space', 'قﱠوات\ufe70', 'قوات'],
    ['digits of all kinds are ASCII', '١٢۳٤', '1234'],
    ['Arabic decimal and thousands signs are points and commas', '٢٫٥ ٢٬٥٠٠ ٪', '2.5 2,500 %'],
    ['quotes are of one kind', '“أ” „ب‟ ‘ج’', '"ا" "ب" \'ج\''],
    ['guillemets keep their direction', '«أ» ‹ب›', '«ا» «ب»'],
    ['no-break and thin spaces are spaces', 'أ\u00a0ب\u2009ج', 'ا ب ج'],
    ['an ellipsis is three points', 'انتهى…', 'انتهي...'],
    ['Latin stays, case included', 'UNIFIL Café', 'UNIFIL Café'],
    ['Latin accents typed apart are composed', 'Cafe\u0301', 'Café'],
    ['letters of other planes are opened', '𝐀𞸀', 'Aا'],
    ['emoji stay', 'أ😀', 'ا😀'],
    ['lone surrogates stay', 'أ\ud800ب\udc00', 'ا\ud800ب\udc00'],
    ['nothing is nothing', '', ''],
  ])('%s', (_, original, expected) => {
    expect(normalize(original).text).toBe(expected);
  });

  it('is its own normal form for Arabic text', () => {
    const arabic = fc.string({
      unit: fc
        .oneof(fc.integer({ min: 0x600, max: 0x6ff }), fc.integer({ min: 0xfb50, max: 0xfefc }))
        .map((code) => String.fromCharCode(code)),
    });
    fc.assert(
      fc.property(arabic, (text) => {
        const once = normalize(text).text;
        expect(normalize(once).text).toBe(once);
      }),
    );
  });
});

describe('the way back to the original', () => {
  it.each([
    ['a word keeps the signs written on it', 'هنا قوّاتٌ.', 'قوات', 'قوّاتٌ'],
    ['tatweel inside is kept', 'قاعدة عيـــن', 'عين', 'عيـــن'],
    ['both letters of a ligature lead to it', 'ﻻ', 'ا', 'ﻻ'],
    ['controls around a word are left out', '\u202bالقوات\u202c', 'القوات', 'القوات'],
    ['a part of a formula leads to the whole', 'قال ﷺ لهم', 'عليه', 'ﷺ'],
  ])('%s', (_, original, word, expected) => {
    const normal = normalize(original);
    const at = normal.text.indexOf(word);
    const span = originalSpan(normal, at, at + word.length);
    expect(original.slice(span.start, span.end)).toBe(expected);
  });

  it('maps every span into the original, in order, for any text', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const normal = normalize(original);
        const length = normal.text.length;
        expect(normal.starts).toHaveLength(length);
        expect(normal.ends).toHaveLength(length);
        let previous = { start: 0, end: 0 };
        for (let i = 0; i < length; i++) {
          const span = originalSpan(normal, i, i + 1);
          expect(span.start).toBeGreaterThanOrEqual(previous.start);
          expect(span.end).toBeGreaterThanOrEqual(previous.end);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(original.length);
          previous = span;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never cuts an original pair of surrogates in two', () => {
    const original = 'أ😀ب';
    const normal = normalize(original);
    for (let i = 0; i < normal.text.length; i++) {
      const span = originalSpan(normal, i, i + 1);
      expect(original.slice(span.start, span.end).isWellFormed()).toBe(true);
    }
  });

  it('brings offsets from outside inside and gives an empty span for an empty one', () => {
    const normal = normalize('قوّة');
    expect(originalSpan(normal, -5, 99)).toEqual({ start: 0, end: 4 });
    expect(originalSpan(normal, 1, 1)).toEqual({ start: 1, end: 1 });
    expect(originalSpan(normal, 9, 2)).toEqual({ start: 4, end: 4 });
  });
});
