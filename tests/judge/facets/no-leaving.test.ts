import { describe, expect, it } from 'vitest';
import { isNoLeaving } from '../../../src/judge/facets/no-leaving.ts';
import { withdrawalsIn } from '../analysed.ts';

describe('a word of leaving that tells of none', () => {
  it.each([
    ['the end of a month', 'تتوقع أنقرة اتفاقا مع بغداد قبل نهاية الشهر المقبل.', true],
    ['of a year', 'تتوقع أنقرة اتفاقا مع بغداد بحلول نهاية 2027.', true],
    ['not the end of a mission', 'تتوقع أنقرة نهاية المهمة القتالية في العراق.', false],
    ['«amid»', 'تتحرك القوات التركية بحذر في ظل الخلاف مع بغداد.', true],
    ['the name of a base', 'أقلعت الطائرات الأمريكية من قاعدة خرج.', true],
    ['not who left one', 'القوات الأمريكية خرجت من القاعدة.', false],
    ['part of a force’s name', 'نجا عناصر قوة مراقبة فض الاشتباك من القصف.', true],
    ['the wounded', 'إخلاء جنود أتراك مصابين من شمال العراق.', true],
    ['a few soldiers', 'إجلاء 4 جنود أتراك من شمال العراق.', true],
    ['not hundreds of them', 'إجلاء 400 جندي تركي من شمال العراق.', false],
    ['nor a base', 'إخلاء القاعدة التركية في شمال العراق.', false],
    ['soldiers carried to care', 'مروحية تنقل جنودا أتراكا من شمال العراق إلى مستشفى في أنقرة.', true],
    ['an aircraft that carries', 'حطت طائرة نقل تركية على متنها جنود في شمال العراق.', true],
    ['not troops that are moved', 'تركيا تنقل جنودها من شمال العراق إلى سوريا.', false],
    ['an order to those who live there', 'الجيش التركي يوجه إنذار إخلاء إلى سكان القرية.', true],
    ['what somebody goes on with', 'سيواصل الجيش التركي عملياته في شمال العراق.', true],
    ['not a presence that goes on', 'سيستمر الوجود التركي في شمال العراق.', false],
    ['not an order to leave a base', 'أصدرت أنقرة أوامر بإخلاء القاعدة التركية.', false],
  ])('is %s: %s', (_, text, expected) => {
    const found = withdrawalsIn({ text });
    expect(found).not.toEqual([]);
    expect(found.every(isNoLeaving)).toBe(expected);
  });
});
