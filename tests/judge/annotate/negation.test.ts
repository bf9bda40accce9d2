import { describe, expect, it } from 'vitest';
import { negationsIn } from '../../../src/judge/annotate/negation.ts';
import { documentOf, words } from '../analysed.ts';

describe('words of negation', () => {
  it.each([
    ['لم تنسحب القوات ولن تنسحب.', ['لم', 'ولن']],
    ['استبعد الوزير سحب القوات دون اتفاق.', ['استبعد', 'دون']],
    ['لا يزال الانسحاب مستمرا، لا سيما في الشمال.', []],
    ['ينسحب الجيش غير أن القاعدة غير جاهزة.', ['غير']],
  ])('in «%s»', (text, expected) => {
    const [sentence] = documentOf({ text }).sentences;
    if (!sentence) throw new Error('no sentence');
    const found = negationsIn(sentence).map(({ startToken, endToken }) =>
      words(sentence, { first: startToken, end: endToken }),
    );
    expect(found).toEqual(expected);
  });
});
