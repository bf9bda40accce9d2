import { expect, it } from 'vitest';
import { hasAnd, hasArticle } from '../../src/arabic/written-to.ts';

it.each([
  ['القلم', true],
  ['بالقلم', true],
  ['وكالقلم', true],
  ['فللقلم', true],
  ['قلم', false],
  ['بقلم', false],
  ['وقلم', false],
])('the article stands in %s: %s', (word, has) => {
  expect(hasArticle(word)).toBe(has);
});

it('a word that begins with «و» may be joined to what stands before it, «و» alone is none', () => {
  expect(['وقلم', 'قلم', 'و'].map(hasAnd)).toEqual([true, false, false]);
});
