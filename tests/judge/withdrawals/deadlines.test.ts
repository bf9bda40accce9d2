import { describe, expect, it } from 'vitest';
import { judged, withdrawals } from './read.ts';

const published = '2026-11-20';

describe('the deadline of a withdrawal', () => {
  it.each([
    ['بحلول', 'تسحب فرنسا جنودها من تشاد بحلول نهاية كانون الثاني المقبل.', '2027-01-31'],
    ['في غضون', 'قررت بغداد أن تغادر القوات التركية أراضيها في غضون شهرين.', '2027-01-20'],
    ['a day', 'من المقرر أن تنسحب القوات الإسرائيلية من جنوب لبنان قبل 18 شباط.', '2027-02-18'],
    ['none in the past', 'انسحبت القوات الروسية من خيرسون في 11 تشرين الثاني 2022.', null],
  ])('%s', (_, text, deadline) => {
    expect(withdrawals({ text, published })[0]?.deadline).toBe(deadline);
  });

  it('is listed with its words in the original', () => {
    const text = 'أعلن البنتاغون أن القوات الأمريكية ستغادر العراق بحلول أيلول 2027.';
    const [deadline] = judged({ text, published }).deadlines;
    expect(text.slice(deadline?.start, deadline?.end)).toContain('أيلول 2027');
  });

  it('of an ultimatum is listed although nobody leaves', () => {
    const text = 'أمهلت كتائب حزب الله الحكومة حتى 1 كانون الأول للإفراج عن المعتقلين.';
    expect(judged({ text, published }).deadlines.map(({ date }) => date)).toContain('2026-12-01');
  });
});

describe('the status of a withdrawal', () => {
  it.each([
    ['completed', 'أتمت القوات الروسية انسحابها من شمال سوريا.'],
    ['started', 'بدأت القوات الروسية الانسحاب من شمال سوريا.'],
    ['planned', 'تعتزم روسيا سحب قواتها من شمال سوريا.'],
    ['demanded', 'طالبت دمشق بانسحاب القوات الروسية من شمال سوريا.'],
    ['refused', 'رفضت روسيا سحب قواتها من شمال سوريا.'],
    ['refused', 'قالت موسكو إن قواتها لن تنسحب من شمال سوريا.'],
    ['denied', 'نفت روسيا سحب قواتها من شمال سوريا.'],
    ['delayed', 'أجلت روسيا سحب قواتها من شمال سوريا.'],
    ['cancelled', 'ألغت روسيا خطة سحب قواتها من شمال سوريا.'],
    ['demanded', 'رفضت دمشق بقاء القوات الروسية في شمال سوريا وطالبت بخروجها.'],
    ['negotiated', 'تبحث دمشق وموسكو انسحاب القوات الروسية من شمال سوريا.'],
  ])('is %s: %s', (status, text) => {
    expect(withdrawals({ text })[0]?.status).toBe(status);
  });

  it.each([
    ['conditional', 'ستنسحب القوات التركية من شمال سوريا إذا تم الاتفاق.'],
    ['possible', 'قد تنسحب القوات التركية من شمال سوريا.'],
    ['reported', 'قالت مصادر محلية إن القوات التركية انسحبت من شمال سوريا.'],
    ['confirmed', 'انسحبت القوات التركية من شمال سوريا.'],
  ])('is %s: %s', (certainty, text) => {
    expect(withdrawals({ text })[0]?.certainty).toBe(certainty);
  });
});
