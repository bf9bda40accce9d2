import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../../src/arabic/normalize.ts';
import { cutTokens, tokenize } from '../../../src/arabic/tokens.ts';
import {
  addPhrase,
  beginsAt,
  findPhrases,
  isFirstWord,
  longestAt,
  newPhraseTable,
} from '../../../src/judge/statements/phrase-table.ts';

const table = newPhraseTable<string>();
for (const name of ['حركة الفجر', 'حركة الفجر الجديد', 'كتائب النور', 'الفجر', 'لواء', 'ولواء الصقر'])
  addPhrase(table, name, name);

const found = (text: string): string[] =>
  findPhrases(table, tokenize(normalize(text))).map(
    ({ values, proclitic, first, end }) => `${proclitic}+${values.join('/')} ${first}-${end}`,
  );

describe('phrases are found from left to right', () => {
  it.each([
    ['the longest one', 'قالت حركة الفجر الجديد', ['+حركة الفجر الجديد 1-4']],
    [
      'with what is written to the first word',
      'وللفجر وبكتائب النور',
      ['ولل+الفجر 0-1', 'وب+كتائب النور 1-3'],
    ],
    ['over up to two signs between words', 'كتائب («النور»)', ['+كتائب النور 0-4']],
    ['not over three', 'كتائب («-النور»)', []],
    ['the longer reading of a first word that has two', 'ولواء الصقر', ['+ولواء الصقر 0-2']],
    ['the conjunction where only the shorter reading stands', 'ولواء آخر', ['و+لواء 0-1']],
    ['none from the middle of one', 'كتائب الفجر', ['+الفجر 1-2']],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('files a value under a phrase once', () => {
    const twice = newPhraseTable<string>();
    for (const value of ['أ', 'ب', 'أ']) addPhrase(twice, 'حركة الفجر', value);
    expect(longestAt(twice, tokenize(normalize('حركة الفجر')), 0)?.values).toEqual(['أ', 'ب']);
  });
});

it('a cut text tells of each token what its tokens tell: whether a phrase begins there', () => {
  const pieces = ['حركة', 'الفجر', 'الجديد', 'وكتائب', 'النور', 'ولواء', 'الصقر', '«', '»', '-', '،', 'غيره'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (words) => {
      const normal = normalize(words.join(' '));
      const tokens = tokenize(normal);
      const cuts = cutTokens(normal.text);
      const begins = tokens.map((_, at) => beginsAt(table, normal.text, cuts, at));
      expect(begins).toEqual(tokens.map((_, at) => longestAt(table, tokens, at) !== null));
    }),
  );
});

it('knows the words that a phrase may begin with, and no others', () => {
  expect(['حركه', 'وحركه', 'للفجر', 'النور', 'حرك', ''].map((word) => isFirstWord(table, word))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
