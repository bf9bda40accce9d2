import { expect, it } from 'vitest';
import { THAT } from '../../../src/judge/annotate/cues.ts';
import { firstFrom, isPartOf, lastBefore, matchAt } from '../../../src/judge/annotate/matches.ts';
import { documentOf } from '../analysed.ts';

// Tokens: 0 قال, 1 الوزير, 2 إن, 3 القوات, 4 باقية, 5 وإن, 6 العدد, 7 كاف.
const [sentence] = documentOf({ text: 'قال الوزير إن القوات باقية وإن العدد كاف' }).sentences;
if (!sentence) throw new Error('no sentence');

it('the first match from a token on, as far off as asked', () => {
  expect(firstFrom(sentence, 0, THAT)?.startToken).toBe(2);
  expect(firstFrom(sentence, 3, THAT)?.startToken).toBe(5);
  expect(firstFrom(sentence, 0, THAT, 2)?.startToken).toBe(2);
  expect(firstFrom(sentence, 0, THAT, 1)).toBeUndefined();
});

it('the last match before a token, as near as asked', () => {
  expect(lastBefore(sentence, 8, THAT)?.startToken).toBe(5);
  expect(lastBefore(sentence, 5, THAT, 2)?.startToken).toBe(2);
  expect(lastBefore(sentence, 5, THAT, 1)).toBeUndefined();
  expect(lastBefore(sentence, 2, THAT)).toBeUndefined();
});

it('the match at a token, and what a token is part of', () => {
  expect(matchAt(sentence, 2, THAT)?.endToken).toBe(3);
  expect(matchAt(sentence, 3, THAT)).toBeUndefined();
  expect([2, 3].map((at) => isPartOf(sentence, at, /^speech\.that$/))).toEqual([true, false]);
});
