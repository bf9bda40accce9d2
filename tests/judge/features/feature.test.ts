import { expect, it } from 'vitest';
import { normalize } from '../../../src/arabic/normalize.ts';
import { tokenize } from '../../../src/arabic/tokens.ts';
import type { FieldText } from '../../../src/judge/document/document.ts';
import { stemAndClass, stemOfToken } from '../../../src/judge/features/feature.ts';

const textOf = (words: string, hash?: number): FieldText => {
  const normal = normalize(words);
  const tokens = tokenize(normal).map((token) => ({ ...token, hash: hash ?? token.hash }));
  return { field: 'text', normal, tokens, sentences: [], stems: [] };
};

it.each([
  ['by its hash', undefined],
  ['where words share their hash', 7],
])('the stem of a token is that of its word, %s', (_how, hash) => {
  const words = 'انسحبت القوات من المدينة بعد 12 يوما وانسحبت القوات من القرى';
  for (const source of [textOf(words, hash), textOf(words, hash)])
    for (const [at, { text }] of source.tokens.entries())
      expect(stemOfToken(source, at)).toEqual(stemAndClass(text));
});

it('a token beyond the text has the stem of no word', () => {
  expect(stemOfToken(textOf('انسحبت'), 4)).toEqual(stemAndClass(''));
});
