import { describe, expect, it } from 'vitest';
import { leaving, refusals } from './read.ts';

describe('the force and the host of a withdrawal', () => {
  it.each([
    ['troops and the land after من', 'انسحبت القوات الروسية من شمال سوريا.', ['RU/SY']],
    ['a state with its own troops', 'قررت الدنمارك سحب جنودها من العراق.', ['DK/IQ']],
    ['a mission known to stand in one place', 'تنهي اليونيفيل مهمتها نهاية العام المقبل.', ['UN:UNIFIL/LB']],
    ['a capital that hands a base over', 'تسلم الجيش التشادي قاعدة فايا من القوات الفرنسية.', ['FR/TD']],
    ['an adjective of the land', 'بدأت القوات التركية إخلاء مواقع لها في الأراضي العراقية.', ['TR/IQ']],
  ])('%s', (_, text, expected) => {
    expect(leaving({ text })).toEqual(expected);
  });

  it('says why an act was refused', () => {
    expect(refusals({ text: 'انسحب الجيش السوري من أحياء في مدينة حلب.' })).toEqual(['forces-at-home']);
  });

  it.each([
    ['a player', 'انسحب المهاجم من معسكر المنتخب بسبب الإصابة.'],
    ['a treaty', 'أعلنت روسيا انسحابها من معاهدة القوات النووية.'],
    ['an army in its own country', 'انسحب الجيش السوري من أحياء في مدينة حلب.'],
    ['a party', 'انسحب نواب الكتلة من جلسة البرلمان العراقي.'],
    ['deployment alone', 'أرسلت الولايات المتحدة ألف جندي إلى الكويت.'],
  ])('there is none with %s', (_, text) => {
    expect(leaving({ text })).toEqual([]);
  });
});
