import { describe, expect, it } from 'vitest';
import { forceOf } from '../../../src/judge/facets/force.ts';
import { withdrawalsIn } from '../analysed.ts';

describe('who leaves', () => {
  it.each([
    [
      'whom a place is cleared of',
      'بدأت تركيا عملية لإخلاء الجبل من مقاتلي حزب العمال الكردستاني.',
      'TR',
      'PKK',
    ],
    ['whom somebody ousts', 'تعهدت روسيا بإخراج القوات الإيرانية من جنوب سوريا.', 'RU', 'IR'],
    ['not others in the place that a force clears', 'بدأت تركيا إخلاء قاعدتها في العراق.', 'TR', 'TR'],
    ['nor others than its own', 'على تركيا إخراج قواتها من الأراضي العراقية.', 'TR', 'TR'],
    ['who is the object already', 'تعهدت روسيا بإخراج القوات الإيرانية من جنوب سوريا.', 'IR', 'IR'],
    ['who leaves by itself', 'سحبت روسيا القوات من القاعدة.', 'RU', 'RU'],
  ])('is %s: %s', (_, text, chosen, force) => {
    const [candidate] = withdrawalsIn({ text });
    expect(candidate && forceOf(candidate, chosen)).toBe(force);
  });
});
