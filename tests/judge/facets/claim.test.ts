import { describe, expect, it } from 'vitest';
import type { StatementCandidate } from '../../../src/judge/candidates/statement.ts';
import { admitsLoss, isToCome, takesOverAView, tellsOfOwnMove } from '../../../src/judge/facets/claim.ts';
import { tellsOfOthers } from '../../../src/judge/facets/others-act.ts';
import { statementsIn } from '../analysed.ts';

const first = (text: string): StatementCandidate => {
  const [candidate] = statementsIn({ title: 'عنوان بلا أسماء', text });
  if (!candidate) throw new Error(`no candidate in: ${text}`);
  return candidate;
};

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
    ['أفاد متحدث باسم حزب الله بأن النازحين يتجهون إلى مناطق تخضع لسيطرة الجيش.', true],
    ['ورجحت طالبان أن تكون السفينة محملة بنفايات سامة.', true],
    ['قصف حزب الله موقعا قرب المدينة.', false],
    ['قال حزب الله إن غارة جوية تركية دمرت الجسر.', true],
    ['قال حزب الله إن القوات الأمريكية دخلت القرية.', true],
    ['قال حزب الله إن القوات الأمريكية تكبدت خسائر عند القرية.', false],
    ['قال حزب الله إن القوات الحكومية دخلت القرية.', true],
    ['قال حزب الله إن إسرائيل أشعلت الحرب.', true],
    ['قال متحدث باسم الجيش الوطني الليبي إن القوات الليبية دخلت القرية.', false],
    ['قال حزب الله إن ثلاثة من مقاتليه قتلوا قرب القرية.', true],
    ['قال حزب الله إن أحد أعضائه لقي حتفه.', true],
    ['قال حزب الله إن مقاتليه قتلوا ثلاثة جنود.', false],
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

describe('what is taken over', () => {
  it.each([
    ['تبنت قناة محلية وجهة نظر حركة طالبان في الأزمة.', true],
    ['تبنت حركة طالبان نهجا جديدا في إدارة المدارس.', true],
    ['تبنت حركة طالبان هجوما على قاعدة.', false],
    ['تبنت حركة طالبان التفجير.', false],
  ])('may be a view and no attack: %s %s', (text, expected) => {
    const candidate = statementsIn({ title: 'عنوان بلا أسماء', text }).find(
      ({ cue }) => cue.id === 'claim-resp',
    );
    expect(candidate && takesOverAView(candidate)).toBe(expected);
  });
});

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

describe('what a group does with its own troops', () => {
  it.each([
    ['أعلن حزب الله سحب آخر مقاتليه من البلدة.', true],
    ['قال حزب الله إن وحداته، بعد ليلة هادئة، استقدمت مدافع إلى الجبهة.', true],
    ['أكد حزب الله وصول تعزيزات كبيرة إلى البلدة.', true],
    ['أعلن حزب الله قصف موقع بعد سحب مقاتليه.', false],
    ['أعلن حزب الله تدمير دبابة.', false],
  ])('%s is no operation: %s', (text, expected) => {
    expect(tellsOfOwnMove(first(text))).toBe(expected);
  });
});

describe('an act behind «that»', () => {
  it.each([
    ['قال حزب الله إن دخول البلدة سيتم خلال يومين.', true],
    ['قال حزب الله إنه سيواصل القتال.', true],
    ['قال حزب الله إن قواته تنتظر أمرا بدخول البلدة.', true],
    ['أعلن حزب الله رفع جاهزية قواته قرب البلدة.', true],
    ['أعلن حزب الله قصف موقع ينتظر فيه الجنود.', false],
    ['قال حزب الله إن مقاتليه سيطروا على البلدة.', false],
    ['قال حزب الله إن مقاتليه دخلوا البلدة وإنهم سيبقون فيها.', false],
  ])('%s is still to come: %s', (text, expected) => {
    expect(isToCome(first(text))).toBe(expected);
  });
});
