import { describe, expect, it } from 'vitest';
import { eventDay, withoutDates } from '../../src/arabic/event-day.ts';
import { words } from '../../src/arabic/words.ts';

describe('the day of the event', () => {
  // 2025-05-04 is a Sunday.
  const at = Date.parse('2025-05-04T09:00:00Z');
  const sunday = Math.floor(at / 86_400_000);
  it.each([
    ['today', 'أعلن سريع اليوم الأحد', 0, true],
    ['a weekday that has passed', 'قال الجمعة إن', -2, true],
    ['yesterday', 'قال أمس السبت', -1, true],
    ['the day before yesterday', 'أعلن أول من أمس', -2, true],
    ['not a day that is to come', 'ستغادر الثلاثاء المقبل', 0, false],
    ['not tomorrow', 'نسلم غدا الاثنين', 0, false],
    ['not a weekday too far back', 'منذ الإثنين', 0, false],
    ['the day of publication where no day is named', 'لا يوم في النص', 0, false],
  ])('%s', (_name, text, offset, stated) => {
    expect(eventDay(words(text), at)).toEqual({ day: sunday + offset, stated, dated: false });
  });
  it.each([
    ['day, month, year', 'مشاهد من عملية بتاريخ 29-04-2025', -5],
    ['year, month, day', 'عملية 2025/04/29', -5],
    ['in Arabic figures', 'بتاريخ ٣/٥/٢٠٢٥', -1],
    ['before a weekday', 'بتاريخ السبت 12-04-2025', -22],
  ])('by a date in figures: %s', (_name, text, offset) => {
    expect(eventDay(words(text), at)).toEqual({ day: sunday + offset, stated: true, dated: true });
  });
  it.each([
    ['a date to come', 'ندعوكم يوم 06-05-2025'],
    ['an anniversary', 'اتفاق 27/11/2024'],
    ['a month that is none', 'القرار 12-13-2025'],
    ['a count', '12 قتيلا و5 جرحى عام 2025'],
  ])('not by %s', (_name, text) => {
    expect(eventDay(words(text), at).dated).toBe(false);
  });
  it('leaves the numbers of a date out, and no others', () => {
    expect(withoutDates(words('عملية 29-04-2025 أوقعت 3 من 2025 جنديا'))).toEqual(
      words('عملية أوقعت 3 من 2025 جنديا'),
    );
  });
  it('of a text published after midnight is the evening before', () => {
    expect(eventDay([], Date.parse('2025-05-04T22:30:00Z')).day).toBe(sunday);
  });
  it('of a bare date is that date', () => {
    expect(eventDay([], Date.parse('2025-05-04')).day).toBe(sunday);
  });
});
