import { expect, test } from 'vitest';
import { prefixedForms, wordsOf } from '../../src/arabic/prefixed.ts';

test.each([
  ['وبالأرض', ['وبالأرض', 'بالأرض', 'الأرض', 'أرض']],
  ['للهدنة', ['الهدنة', 'هدنة', 'لهدنة']],
  ['فللحل', ['الحل', 'حل', 'للحل']],
  ['وقف', ['وقف', 'قف']],
  ['الرد', ['الرد', 'رد']],
])('«%s» may be a form of each of %j', (form, words) => {
  expect(wordsOf(form)).toEqual(expect.arrayContaining(words));
});

test('a word is a form of nothing that it is no form of', () => {
  // ل and the article contract.
  expect(wordsOf('لالهدنة')).toEqual(['لالهدنة']);
});

test('each form of a word leads back to it, and to no word whose form it is not', () => {
  for (const word of ['وقف', 'الا', 'ل', 'لجنة', 'الال', 'كلب', 'فول', 'هدنة', 'ول', 'بال'])
    for (const form of prefixedForms(word)) {
      expect(wordsOf(form)).toContain(word);
      for (const found of wordsOf(form).filter((one) => one !== ''))
        expect(prefixedForms(found).has(form), `${form} of ${found}`).toBe(true);
    }
});
