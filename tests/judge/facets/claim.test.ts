import { describe, expect, it } from 'vitest';
import type { StatementCandidate } from '../../../src/judge/candidates/statement.ts';
import { admitsLoss, isToCome } from '../../../src/judge/facets/claim.ts';
import { statementsIn } from '../analysed.ts';

const first = (text: string): StatementCandidate => {
  const [candidate] = statementsIn({ title: 'عنوان بلا أسماء', text });
  if (!candidate) throw new Error(`no candidate in: ${text}`);
  return candidate;
};

describe('an admission', () => {
  it.each([
    ['اعترفت حركة طالبان بمقتل اثنين من قادتها في غارة.', true],
    ['أقر حزب الله، مساء السبت، بوجود خسائر في صفوفه.', true],
    ['أقرت حركة طالبان بتنفيذ الهجوم على القاعدة.', false],
    ['اعترفت حركة طالبان بأنها خطفت المهندس بعد مقتل حارسه.', false],
    ['اعترف حزب الله بمقتل عنصرين لكنه قال إن رجاله دخلوا الموقع.', false],
    ['أعلن حزب الله مقتل جنديين في كمين.', false],
  ])('of %s is one of a loss: %s', (text, expected) => {
    expect(admitsLoss(first(text))).toBe(expected);
  });
});

describe('an act behind «that»', () => {
  it.each([
    ['قال حزب الله إن قواته تنتظر أمرا بدخول البلدة.', true],
    ['أعلن حزب الله رفع جاهزية قواته قرب البلدة.', true],
    ['أعلن حزب الله قصف موقع ينتظر فيه الجنود.', false],
    ['قال حزب الله إن مقاتليه سيطروا على البلدة.', false],
    ['قال حزب الله إن مقاتليه دخلوا البلدة وإنهم سيبقون فيها.', false],
  ])('%s is still to come: %s', (text, expected) => {
    expect(isToCome(first(text))).toBe(expected);
  });
});
