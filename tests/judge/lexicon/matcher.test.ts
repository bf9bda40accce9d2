import { describe, expect, it } from 'vitest';
import { normalize } from '../../../src/arabic/normalize.ts';
import { tokenize } from '../../../src/arabic/tokens.ts';
import type { LexiconEntry } from '../../../src/judge/lexicon/entry.ts';
import { compileMatcher, type Matcher, matchAll } from '../../../src/judge/lexicon/matcher.ts';

const entry = (concept: string, clitics: LexiconEntry['clitics'], ...forms: string[]): LexiconEntry => ({
  concept,
  id: concept,
  clitics,
  forms,
  suffixStems: {},
  attrs: {},
});

const matcher = compileMatcher([
  entry('leave', 'noun', 'انسحاب'),
  entry('base', 'name', 'قاعدة', 'قاعدة عين الأسد'),
  entry('army', 'name', 'الجيش', 'جيش الاحتلال'),
  entry('late', 'literal', 'قاعدة'),
  entry('deal', 'phrase', 'اتفاق 2020', 'وقف إطلاق النار'),
]);

/** The concepts that a matcher finds in a text, each with where in its normal form. */
const foundBy = (one: Matcher, text: string): { concept: string; start: number; end: number }[] => {
  const normal = normalize(text);
  const tokens = tokenize(normal);
  return matchAll(one, normal.text).map(({ concept, startToken, endToken }) => ({
    concept,
    start: tokens[startToken]?.start ?? -1,
    end: tokens[endToken - 1]?.end ?? -1,
  }));
};

const found = (text: string): string[] => {
  const normal = normalize(text).text;
  return foundBy(matcher, text).map(({ concept, start, end }) => `${concept}: ${normal.slice(start, end)}`);
};

describe('one pass finds every entry with what may be written to it', () => {
  it.each([
    ['a word with conjunction, preposition and article', 'وبالانسحاب', ['leave: وبالانسحاب']],
    ['a word with a pronoun', 'بعد انسحابها', ['leave: انسحابها']],
    [
      'the shorter entry before the longer one from the same word on',
      'في قاعدة عين الأسد الجوية',
      ['base: قاعده', 'late: قاعده', 'base: قاعده عين الاسد'],
    ],
    [
      'a phrase whose words stand in quotes',
      'قاعدة «عين الأسد»',
      ['base: قاعده', 'late: قاعده', 'base: قاعده «عين الاسد'],
    ],
    ['no phrase over three signs', 'وقف («-إطلاق النار', []],
    ['no phrase over a comma', 'جيش، الاحتلال', []],
    ['a phrase with a number in it', 'باتفاق 2020', ['deal: باتفاق 2020']],
    ['a preposition that contracts with the article', 'للجيش', ['army: للجيش']],
    ['nothing in a word that only begins alike', 'قاعدتان وانسحابات', []],
    ['nothing in a text that ends within a phrase', 'وقف إطلاق', []],
    ['nothing in no text', '', []],
  ])('%s', (_name, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('a word that begins with و or ف is read with and without it', () => {
  const both = compileMatcher([
    entry('lod', 'name', 'لد'),
    entry('boy', 'name', 'ولد', 'لد الرجال'),
    entry('just', 'literal', 'لد'),
    entry('pair', 'phrase', 'ولد الرجال', 'لد الرجال'),
    entry('year', 'name', '2020'),
  ]);
  const conceptsIn = (text: string): string[] =>
    foundBy(both, text).map(({ concept, start, end }) => `${concept} ${start}-${end}`);

  it.each([
    ['in the order of the entries, those left out that take no conjunction', 'ولد', ['lod 0-3', 'boy 0-3']],
    ['once where an entry has both words', 'ولد الرجال', ['lod 0-3', 'boy 0-3', 'boy 0-10', 'pair 0-10']],
    ['with two of them', 'وولد', ['boy 0-4']],
    ['before a number', 'و2020 ف2020', ['year 0-5', 'year 6-11']],
    ['as the conjunction only, not as a word apart', 'و لد', ['lod 2-4', 'just 2-4']],
  ])('%s', (_name, text, expected) => {
    expect(conceptsIn(text)).toEqual(expected);
  });
});

describe('the trie under it holds any number of entries', () => {
  const letters = ['ب', 'ت', 'ج', 'د', 'ر', 'س', 'ع', 'ف', 'ق', 'ك'];
  const words = Array.from({ length: 2_000 }, (_, n) =>
    [...String(n).padStart(4, '0')].map((digit) => letters[Number(digit)]).join(''),
  );
  const wide = compileMatcher(words.map((word) => entry(word, 'literal', word, `${word} ${word}`)));

  it('finds each of two thousand words, alone and in its phrase', () => {
    for (const word of words) {
      const concepts = matchAll(wide, `${word} ${word}`).map(({ concept }) => concept);
      expect(concepts).toEqual([word, word, word]);
    }
  });

  it('takes no other word for one of them', () => {
    expect(words.flatMap((word) => matchAll(wide, `${word}م م${word}`))).toEqual([]);
  });
});
