import { describe, expect, it } from 'vitest';
import { forceOf } from '../../../src/judge/facets/force.ts';
import { withdrawalsIn } from '../analysed.ts';
import { judged } from '../judged.ts';

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
    [
      'whom somebody is to bring to leave',
      'على اليابان أن تقنع القوات الإيرانية بالهدوء وتشجع القوات الإيرانية على الخروج من سوريا.',
      'JP',
      'IR',
    ],
    [
      'whose leaving somebody asks for',
      'شددت فرنسا على ضرورة انسحاب القوات الروسية من شرق سوريا.',
      'FR',
      'RU',
    ],
    ['not where its own leave', 'يجب على فرنسا سحب جنودها من سوريا.', 'FR', 'FR'],
    ['nor whose land its soldiers leave', 'طالب نواب فرنسا بسحب جنوده من سورية.', 'FR', 'FR'],
    ['who leaves by itself', 'سحبت روسيا القوات من القاعدة.', 'RU', 'RU'],
  ])('is %s: %s', (_, text, chosen, force) => {
    const [candidate] = withdrawalsIn({ text });
    expect(candidate && forceOf(candidate, chosen)).toBe(force);
  });
});

it('is whom an epithet means, not who is named as the speaker', () => {
  const text = 'قائد إيراني: جوهر مطالب المقاومة هو انسحاب النظام الغاصب من لبنان فورا.';
  expect(judged({ text }).withdrawals.map(({ force }) => force)).toEqual(['IL']);
});
