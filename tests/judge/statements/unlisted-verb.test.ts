import { describe, expect, it } from 'vitest';
import { heard } from './read.ts';

describe('a verb that no list has, with a faction and a clause', () => {
  it.each([
    ['أسهبت حركة النجباء في أنها باقية على خيارها.', 'harakat-al-nujaba'],
    ['تعللت كتائب حزب الله بأن الحكومة لم تطلب رأيها.', 'kataib-hezbollah'],
    ['تذرعت جماعة الحوثي بأنها لم تتسلم الدعوة.', 'houthis'],
  ])('tells something: %s', (text, speaker) => {
    expect(heard({ text })).toEqual([speaker]);
  });

  it.each([
    'تعلم حركة حماس أن الصفقة بعيدة عن غزة.',
    'تدرك كتائب حزب الله أنها لا تستطيع فتح جبهة.',
    'أثبتت قوات الدعم السريع أنها قادرة على الحصار.',
    'حاول حزب الله أن يفتح جبهة ثانية في الجليل.',
    'تستطيع حركة حماس أن توقف الحرب.',
    'خسرت قوات الدعم السريع مدينة قال الجيش إنها استراتيجية.',
  ])('tells what is known, tried or done: %s', (text) => {
    expect(heard({ text })).toEqual([]);
  });
});
