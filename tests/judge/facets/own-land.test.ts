import { describe, expect, it } from 'vitest';
import { leavesOwnLand } from '../../../src/judge/facets/own-land.ts';
import { withdrawalsIn } from '../analysed.ts';

describe('an army that leaves its own land', () => {
  it.each([
    [
      'behind «من», whatever other country wants it',
      'UA',
      'ترفض كييف سحب قواتها من دونباس كما تريد موسكو.',
      true,
    ],
    ['as the object', 'UA', 'ستخلي القوات الأوكرانية مدينة خيرسون بطلب روسي.', true],
    [
      'fighters in their own country',
      'PKK',
      'بدأ حزب العمال الكردستاني سحب مقاتليه من تركيا إلى العراق.',
      true,
    ],
    ['not where they go', 'UA', 'عادت القوات الأوكرانية من العراق إلى دونباس.', false],
    ['not fighters elsewhere', 'PKK', 'بدأ حزب العمال الكردستاني سحب مقاتليه من العراق إلى تركيا.', false],
    ['not a state that acts', 'RU', 'تسحب روسيا قواتها من سوريا.', false],
  ])('is one %s', (_, force, text, expected) => {
    expect(withdrawalsIn({ text }).some((one) => leavesOwnLand(one, force))).toBe(expected);
  });
});
