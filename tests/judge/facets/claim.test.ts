import { describe, expect, it } from 'vitest';
import { tellsOfOthers } from '../../../src/judge/facets/claim.ts';
import { statementsIn } from '../analysed.ts';

const heard = (text: string, title = 'عنوان بلا أسماء'): boolean => {
  const [candidate] = statementsIn({ title, text });
  if (!candidate) throw new Error(`no candidate in: ${text}`);
  return tellsOfOthers(candidate);
};

describe('an act that is told behind «that»', () => {
  it.each([
    ['قال الإعلام الحربي لحزب الله إن صواريخ أصابت مطارا قرب المدينة.', true],
    ['قال حزب الله إن الغارة استهدفت مخزنا مهجورا.', true],
    ['قال حزب الله إن طائرات حربية تابعة للتحالف قصفت موقعين للجيش.', true],
    ['وقال متحدث باسم الجيش الوطني الليبي بأن الهجوم وقع عند حاجز له.', true],
    ['قال حزب الله إن مقاتليه استهدفوا موقعا قرب المدينة.', false],
    ['قال حزب الله إن وحدة تابعة لحزب الله قصفت موقعين.', false],
    ['قال متحدث باسم الجيش الوطني الليبي إن سلاح الجو نفذ غارات على الحاجز.', false],
    ['قصف حزب الله موقعا قرب المدينة.', false],
  ])('%s is others’: %s', (text, expected) => {
    expect(heard(text)).toBe(expected);
  });

  it('may be the group’s own where it claims something in the article', () => {
    expect(heard('قالت حركة طالبان إن الهجوم استهدف قاعدة.\nوأعلنت الحركة مسؤوليتها عنه.')).toBe(false);
  });

  it('is the channel’s own in a post', () => {
    expect(heard('حزب الله: قلنا إن الهجوم استهدف قاعدة العدو.', '')).toBe(false);
  });
});
