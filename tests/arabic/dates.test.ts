import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateMention, findDates } from '../../src/arabic/dates.ts';
import { normalize } from '../../src/arabic/normalize.ts';
import { tokenize } from '../../src/arabic/tokens.ts';

/** A Wednesday. */
const PUBLISHED = '2025-08-20T09:00:00Z';

const mentions = (text: string, publishedAt: string | null = PUBLISHED): DateMention[] => {
  const normal = normalize(text);
  return findDates(normal, tokenize(normal), publishedAt);
};
const dates = (text: string, publishedAt: string | null = PUBLISHED): string[] =>
  mentions(text, publishedAt).map((mention) => mention.date);

describe('dates that need no publication date', () => {
  it.each([
    ['a Gulf month', '31 ديسمبر 2021', ['2021-12-31']],
    ['a Levantine month', '31 كانون الأول 2021', ['2021-12-31']],
    ['the other Kanun', '5 كانون الثاني 2022', ['2022-01-05']],
    ['both Tishrins', '1 تشرين الأول 2025 و2 تشرين الثاني 2025', ['2025-10-01', '2025-11-02']],
    ['an Algerian month', '12 جويلية 2024', ['2024-07-12']],
    ['a Moroccan month', '3 غشت 2024', ['2024-08-03']],
    ['two names with a slash', '31 كانون الأول/ديسمبر 2021', ['2021-12-31']],
    ['two names the other way round', '31 ديسمبر/كانون الأول 2021', ['2021-12-31']],
    ['two names side by side', '31 ديسمبر كانون الأول 2021', ['2021-12-31']],
    ['a range gives its end', 'بين 10 و15 سبتمبر 2026', ['2026-09-15']],
    ['a day with its article', 'الـ31 من ديسمبر 2021', ['2021-12-31']],
    ['a name in brackets before', '15 (أيلول) سبتمبر 2026', ['2026-09-15']],
    ['a name in brackets after', '15 سبتمبر (أيلول) 2026', ['2026-09-15']],
    ['two different months are two dates', 'يونيو/آب 2024', ['2024-08']],
    ['of the month', '15 من شهر أيلول 2026', ['2026-09-15']],
    ['of the year', '15 أيلول من عام 2026', ['2026-09-15']],
    ['Arabic digits', '٣١ ديسمبر ٢٠٢١', ['2021-12-31']],
    ['an ordinal day', 'الحادي والثلاثين من كانون الأول 2021', ['2021-12-31']],
    ['the first', 'في الأول من يناير 2022', ['2022-01-01']],
    ['the first without article', 'أول أيلول 2026', ['2026-09-01']],
    ['a comma before the year', '31 ديسمبر، 2021', ['2021-12-31']],
    ['an era sign', '31 ديسمبر 2021م', ['2021-12-31']],
    ['day first in figures', '5/9/2026', ['2026-09-05']],
    ['year first in figures', '2026-09-05', ['2026-09-05']],
    ['points in figures', '31.12.2021', ['2021-12-31']],
    ['a short year in figures', '31/12/21', ['2021-12-31']],
    ['month first where it can be nothing else', '12/31/2021', ['2021-12-31']],
    ['a month', 'بحلول سبتمبر 2026', ['2026-09']],
    ['a prefixed month', 'لأيلول 2026', ['2026-09']],
    ['a year', 'في عام 2026', ['2026']],
    ['a year in words', 'في عام ألفين وستة وعشرين', ['2026']],
    ['a quarter', 'في الربع الأول من عام 2026', ['2026-03']],
    ['the end of a quarter', 'نهاية الربع الثالث من 2026', ['2026-09-30']],
    ['a half', 'خلال النصف الثاني من العام 2026', ['2026-12']],
    ['a bare year after a preposition', 'بحلول 2026', ['2026']],
    ['the end of a year', 'مع نهاية 2026', ['2026-12-31']],
    ['the end of the year so-and-so', 'بنهاية العام 2026', ['2026-12-31']],
    ['the end of a month', 'نهاية شباط 2024', ['2024-02-29']],
    ['the middle of a month', 'منتصف أيلول 2026', ['2026-09']],
    ['the beginning of a year', 'مطلع عام 2026', ['2026-01']],
    ['a Hijri day', '10 رمضان 1446', ['2025-03-10']],
    ['a Hijri day of two words', '1 ذو القعدة 1446 هـ', ['2025-04-29']],
    ['a Hijri year with its sign', 'الأول من محرم 1447هـ', ['2025-06-26']],
    ['a Hijri month', 'في رجب 1446', ['2025-01']],
    ['the last weekday name gives way to the date', 'الجمعة 31 ديسمبر 2021', ['2021-12-31']],
    ['fused day and number', 'يوم8 سبتمبر 2026', ['2026-09-08']],
  ])('%s: %s', (_, text, expected) => {
    expect(dates(text, null)).toEqual(expected);
  });
});

describe('what is no date', () => {
  it.each([
    ['an impossible day', '31 شباط 2024 مر', ['2024-02']],
    ['a day of no month', '45 ديسمبر', ['2025-12']],
    ['figures that are no date', '99/99/2021', []],
    ['a fraction', 'نصفهم 1/2 فقط', []],
    ['counted soldiers', 'في 2000 جندي', []],
    ['a bare number', 'نقل 2026 جنديا', []],
    ['a word for father', 'كان أب لثلاثة', []],
    ['a verb', 'مارس الضغط على بغداد', []],
    ['a person called Ramadan', 'قال رمضان عبد الله', []],
    ['a party called Tomorrow', 'حزب الغد وصحيفة الغد', []],
    ['a secretary general', 'الأمين العام الحالي وأمينه العام المقبل', []],
    ['another day', 'في ذلك اليوم وفي اليوم التالي', []],
    ['the seventh day', 'في اليوم السابع للحرب', []],
    ['a span after another event', 'بعد شهرين من القتال', []],
    ['a span from a day to come', 'خلال تسعين يوما من تاريخ إبرام الصفقة', []],
    ['a span from the start of something', 'في غضون شهرين من بدء الهدنة', []],
    ['the ninth month of a war', 'نهاية الشهر التاسع للحرب', []],
    ['a month of rations', 'مؤن شهر 10 آلاف نازح', []],
    ['a vague span', 'خلال أشهر', []],
    ['the year that passes', 'دول تركت التحالف خلال العام', []],
    ['property names', 'constructor toString __proto__ hasOwnProperty 5 constructor', []],
  ])('%s: %s', (_, text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it.each(['غدا', 'نهاية العام', 'خلال شهرين', '31 ديسمبر', 'الجمعة المقبل', 'الشهر الجاري', 'رمضان المقبل'])(
    '%s without a publication date',
    (text) => {
      expect(dates(text, null)).toEqual([]);
    },
  );
});

describe('dates counted from Wednesday, 20 August 2025', () => {
  it.each([
    ['today', 'قال اليوم', ['2025-08-20']],
    ['today with its name', 'قال اليوم الأربعاء', ['2025-08-20']],
    ['yesterday', 'أمس الثلاثاء', ['2025-08-19']],
    ['the day before yesterday', 'أول من أمس', ['2025-08-18']],
    ['the other way to say it', 'أمس الأول', ['2025-08-18']],
    ['tomorrow', 'غداً الخميس', ['2025-08-21']],
    ['tomorrow, said longer', 'يوم غد', ['2025-08-21']],
    ['tomorrow evening', 'مساء غد', ['2025-08-21']],
    ['as of tomorrow', 'اعتبارا من الغد', ['2025-08-21']],
    ['last night', 'في الليلة الماضية', ['2025-08-19']],
    ['the day after tomorrow', 'بعد غد', ['2025-08-22']],
    ['next Friday', 'يوم الجمعة المقبل', ['2025-08-22']],
    ['next Wednesday is in a week', 'الأربعاء القادم', ['2025-08-27']],
    ['last Wednesday was a week ago', 'الأربعاء الماضي', ['2025-08-13']],
    ['a bare weekday is the latest', 'أعلن الاثنين', ['2025-08-18']],
    ['a bare weekday is the next in the future', 'سيغادر الاثنين', ['2025-08-25']],
    ['today by its weekday', 'أعلن الأربعاء', ['2025-08-20']],
    ['a reporting verb begins a clause of its own', 'ستغادر القوات، وأكدت الاثنين', ['2025-08-18']],
    ['a future verb of the line before says nothing', 'سيغادر\nأعلن الاثنين', ['2025-08-18']],
    ['next month', 'الشهر المقبل', ['2025-09']],
    ['this month', 'هذا الشهر', ['2025-08']],
    ['last month', 'الشهر الماضي', ['2025-07']],
    ['next year', 'العام المقبل', ['2026']],
    ['this year', 'خلال هذا العام', ['2025']],
    ['last year', 'السنة الماضية', ['2024']],
    ['the end of the year', 'بحلول نهاية العام', ['2025-12-31']],
    ['the end of this year', 'نهاية العام الجاري', ['2025-12-31']],
    ['the end of next year', 'نهاية العام المقبل', ['2026-12-31']],
    ['the end of this month', 'قبل نهاية الشهر الجاري', ['2025-08-31']],
    ['the end of next month', 'أواخر الشهر المقبل ونهاية الشهر المقبل', ['2025-09', '2025-09-30']],
    ['the coming beginning of the year', 'سيغادر مطلع السنة', ['2026-01']],
    ['the past beginning of the year', 'كان مطلع السنة', ['2025-01']],
    ['the fifteenth of this month', 'يوم 15 الجاري', ['2025-08-15']],
    ['the fifteenth of next month', 'في الخامس عشر من الشهر المقبل', ['2025-09-15']],
    ['the fifteenth of it', 'مطلع أيلول ثم في الخامس عشر منه', ['2025-09', '2025-09-15']],
    ['the thirtieth of the same month', 'في 10 أيلول ثم في 30 من الشهر نفسه', ['2025-09-10', '2025-09-30']],
    ['a month of the next year', '15 سبتمبر من العام المقبل', ['2026-09-15']],
    ['next September', 'أيلول المقبل', ['2025-09']],
    ['next August is not this one', 'آب المقبل', ['2026-08']],
    ['last September', 'سبتمبر الماضي', ['2024-09']],
    ['by January', 'بحلول يناير', ['2026-01']],
    ['until July', 'حتى 15 يوليو', ['2026-07-15']],
    ['a day near by', 'في 30 يونيو', ['2025-06-30']],
    ['a day near by, ahead', 'في 7 أكتوبر', ['2025-10-07']],
    ['a day in a clause about the past', 'كان ذلك في 7 أكتوبر', ['2024-10-07']],
    ['a day in a clause about the future', 'ستنسحب في 15 يونيو', ['2026-06-15']],
    ['a weekday behind a senator', 'حذر سناتور، الأحد، من ذلك', ['2025-08-17']],
    ['a weekday behind a verb to come', 'سنأتي يوم الأحد', ['2025-08-24']],
    ['August as a word after "in"', 'في آب', ['2025-08']],
    ['Ibb, a town, after "in"', 'في إب', []],
    ['April with a hamza', 'في إبريل', ['2025-04']],
    ['Ramadan ahead', 'بحلول رمضان المقبل', ['2026-03']],
    ['hours', 'خلال 48 ساعة', ['2025-08-22']],
    ['fused hours', 'خلال الـ48 ساعة المقبلة', ['2025-08-22']],
    ['two months', 'في غضون شهرين', ['2025-10-20']],
    ['the next two months', 'الشهرين المقبلين', ['2025-10-20']],
    ['six months', 'خلال ستة أشهر', ['2026-02-20']],
    ['the next six months', 'خلال الأشهر الستة المقبلة', ['2026-02-20']],
    ['a year', 'في غضون عام', ['2026-08-20']],
    ['less than a month', 'خلال أقل من شهر', ['2025-09-20']],
    ['thirty days', 'مهلة 30 يوما', ['2025-09-19']],
    ['an ultimatum', 'أمهل القوات 72 ساعة', ['2025-08-23']],
    ['two weeks', 'خلال أسبوعين', ['2025-09-03']],
    ['in less than a day', 'في أقل من 24 ساعة', ['2025-08-21']],
    ['after sixty days they will leave', 'بعد 60 يوما ستنسحب القوات', ['2025-10-19']],
    ['after sixty days they left', 'بعد 60 يوما انسحبت القوات', []],
    ['a weekday and the date it falls on', 'يوم الأحد الموافق 24/8/2025', ['2025-08-24']],
    ['two months ago', 'قبل شهرين', ['2025-06']],
    ['more than two months ago', 'قبل أكثر من شهرين', []],
    ['for a year now', 'منذ عام', ['2024']],
    ['a span of what was', 'كانت حصيلتها 100 قتيل خلال شهرين', ['2025-06']],
    ['the last three days', 'خلال الأيام الثلاثة الماضية', ['2025-08-17']],
    ['since a year by its number', 'منذ عام 2014', ['2014']],
    ['figures without a year', 'قبل 31/12', ['2025-12-31']],
    ['a month by its ordinal', 'في شهر العاشر', ['2025-10']],
    ['the same of a year', 'في الشهر العاشر من العام المقبل', ['2026-10']],
    ['a month by its figure', 'قبل شهر 11', ['2025-11']],
    ['the same of a year', 'في شهر 10 من العام الحالي', ['2025-10']],
    ['a span from this day on', 'خلال 60 يوما من تاريخ اليوم', ['2025-10-19', '2025-08-20']],
    ['a span from a text of today', 'خلال أسبوع من توقيع هذا القرار', ['2025-08-27']],
    ['what leaves from a place', 'خلال شهرين من العراق', ['2025-10-20']],
  ])('%s: %s', (_, text, expected) => {
    expect(dates(text)).toEqual(expected);
  });

  it('go by the clock of the outlet', () => {
    const normal = normalize('اليوم');
    expect(findDates(normal, tokenize(normal), '2025-08-20T22:30:00Z')[0]?.date).toBe('2025-08-21');
  });
});

describe('a mention', () => {
  it.each([
    ['قبل 31 ديسمبر 2025', 'before', true],
    ['بحلول نهاية العام', 'before', true],
    ['حتى يوم الجمعة المقبل', 'before', true],
    ['بعد 31 أغسطس', 'after', true],
    ['منذ عام 2014', 'since', false],
    ['خلال شهرين', 'within', true],
    ['في 30 يونيو', 'on', false],
    ['اعتبارا من 1 سبتمبر', 'since', true],
    ['مطلع الشهر', 'on', false],
    ['أواخر الشهر', 'on', true],
    ['منتصف سبتمبر', 'on', true],
    ['أمس', 'on', false],
    ['اليوم', 'on', false],
  ] as const)('of %s is %s, future: %s', (text, relation, future) => {
    expect(mentions(text)).toMatchObject([{ relation, future }]);
  });

  it.each([
    ['سيغادرون يوم الجمعة المقبل حتما', 'يوم الجمعه المقبل', 'day'],
    ['بحلول نهاية شهر كانون الأول/ديسمبر المقبل قطعا', 'نهايه شهر كانون الاول/ديسمبر المقبل', 'day'],
    ['تغادر خلال ستة أشهر بلا شك', 'خلال سته اشهر', 'day'],
    ['في أيلول المقبل إذن', 'ايلول المقبل', 'month'],
    ['في عام 2026 إذن', 'عام 2026', 'year'],
  ])('of "%s" spans "%s" to the %s', (text, words, precision) => {
    const normal = normalize(text);
    const [mention] = findDates(normal, tokenize(normal), PUBLISHED);
    expect(normal.text.slice(mention?.start, mention?.end)).toBe(words);
    expect(mention?.precision).toBe(precision);
  });

  it('knows no future without a publication date, nor with an unreadable one', () => {
    expect(mentions('نهاية 2026', null)[0]?.future).toBeNull();
    expect(mentions('نهاية 2026', 'last Tuesday')[0]?.future).toBeNull();
  });

  it('is a real date inside the text, in order, for any mixture of words of time', () => {
    const words =
      'نهاية مطلع شهر الشهر العام عام يوم المقبل الماضي الجاري من في قبل خلال بحلول هذا 31 15 2026 1446 / - ( ) ، . الأول الثاني كانون تشرين ربيع ذو القعدة آب ديسمبر رمضان منه أمس اليوم غدا الجمعة شهرين ستة أشهر ساعة 48 الـ48 وعشرين 99999 \n'.split(
        / /,
      );
    const text = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, fc.constantFrom(PUBLISHED, null, '2024-02-29'), (mixture, publishedAt) => {
        let at = 0;
        for (const mention of mentions(mixture, publishedAt)) {
          expect(mention.date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
          expect(new Date(mention.date).toISOString().slice(0, mention.date.length)).toBe(mention.date);
          expect(mention.start).toBeLessThan(mention.end);
          expect(mention.start).toBeGreaterThanOrEqual(at);
          at = mention.end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
