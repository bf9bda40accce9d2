import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/arabic/normalize.ts';
import { tokenize } from '../../src/arabic/tokens.ts';

const shown = (text: string): string[] =>
  tokenize(normalize(text)).map((token) => `${token.spaceBefore ? '_' : ''}${token.text}/${token.kind[0]}`);

describe('tokens', () => {
  it.each([
    ['words are parted by space', 'غادرت القوات', ['_غادرت/w', '_القوات/w']],
    ['signs stand alone', 'قال: «لا».', ['_قال/w', ':/p', '_«/p', 'لا/w', '»/p', './p']],
    [
      'a number keeps inner points and commas',
      '2,500 جندي و31.12.2021.',
      ['_2,500/n', '_جندي/w', '_و31.12.2021/w', './p'],
    ],
    ['a comma that ends a number is a sign', '55, 60', ['_55/n', ',/p', '_60/n']],
    ['digits and letters written together are a word', 'الـ55 يوم8 3rd', ['_ال55/w', '_يوم8/w', '_3rd/w']],
    ['Latin words are words', 'UNIFIL', ['_UNIFIL/w']],
    ['line breaks are space', 'أ\n\nب', ['_ا/w', '_ب/w']],
    ['an emoji is one sign', 'أ😀', ['_ا/w', '😀/p']],
    ['a lone surrogate is a sign', '\ud800أ', ['_\ud800/p', 'ا/w']],
    ['a slash parts numbers', '31/12', ['_31/n', '//p', '12/n']],
    ['white space alone gives nothing', ' \t\n', []],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('cover everything but white space, in order and without overlap, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const normal = normalize(text);
        let at = 0;
        for (const token of tokenize(normal)) {
          expect(normal.text.slice(at, token.start)).toMatch(/^\s*$/);
          expect(token.text).toBe(normal.text.slice(token.start, token.end));
          expect(token.end).toBeGreaterThan(token.start);
          at = token.end;
        }
        expect(normal.text.slice(at)).toMatch(/^\s*$/);
      }),
    );
  });
});
