import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judged } from './judged.ts';

const WORDS = [
  'انسحاب',
  'القوات',
  'الأمريكية',
  'من',
  'العراق',
  'سحبت',
  'قواتها',
  'بحلول',
  'نهاية',
  '2027',
  'تسليم',
  'قاعدة',
  'لن',
  'قالت',
  'حماس',
  'حزب الله',
  'وأضاف',
  'إن',
  'الناطق باسم',
  '«',
  '»',
  '(',
  '،',
  '.',
  ':',
  '\n',
  '\ud83d',
  '\ud800',
  '\udfff',
  '\u202e',
  '\u2028',
  '\u2029',
  'ﷺ',
  '<p>',
  '\ufeff',
];

describe('any text', () => {
  it('is judged, with evidence, deadlines and quotations inside the original', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 4 })), {
        maxLength: 40,
      })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, text, (title, body) => {
        const { topics, withdrawals, deadlines, statements } = judged({
          title,
          text: body,
          published: '2026-11-20',
        });
        const source = (field: 'title' | 'text'): string => (field === 'title' ? title : body);
        for (const { quote } of statements)
          expect(source(quote.field).slice(quote.start, quote.end)).toBe(quote.text);
        const spans = [...topics, ...withdrawals].flatMap(({ evidence }) => evidence);
        for (const { field, start, end } of [...spans, ...deadlines]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(source(field).length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    [
      'a lone high surrogate between words',
      'أعلنت \ud800 وزارة الدفاع الأمريكية انسحاب القوات الأمريكية من العراق.',
    ],
    [
      'a lone low surrogate on a word',
      'أعلنت وزارة الدفاع الأمريكية انسحاب\udfff القوات الأمريكية من العراق.',
    ],
    ['a BOM before it', '\ufeffأعلنت وزارة الدفاع الأمريكية انسحاب القوات الأمريكية من العراق.'],
    [
      'a line separator of Unicode',
      'عاد الهدوء إلى المدينة.\u2028أعلنت وزارة الدفاع الأمريكية انسحاب القوات الأمريكية من العراق.',
    ],
    [
      'a paragraph separator of Unicode',
      'عاد الهدوء إلى المدينة.\u2029أعلنت وزارة الدفاع الأمريكية انسحاب القوات الأمريكية من العراق.',
    ],
  ])('loses nothing to %s', (_, text) => {
    expect(judged({ text }).withdrawals.map(({ force, host }) => [force, host])).toContainEqual(['US', 'IQ']);
  });

  it('of a million letters without a space is judged in a moment', () => {
    const before = process.threadCpuUsage();
    const { topics } = judged({ title: 'انسحاب القوات', text: 'انسحابحماس'.repeat(100_000) });
    expect(topics.every(({ matched }) => !matched)).toBe(true);
    expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(20_000);
  });

  it.each([
    ['one endless line', 'انسحبت القوات الروسية من شمال سوريا قبل نهاية العام '],
    ['many sentences', 'قررت فرنسا سحب جنودها من تشاد. '],
    ['many statements', 'قالت حركة حماس، الأحد، إن غزة باقية وأضاف الناطق باسمها «كلام كثير» و(( كلام '],
    ['only signs', '،؛.!؟«» '],
    ['broken halves', '\ud800انسحاب\udfff '],
  ])('takes time in proportion to its length: %s', (_, seed) => {
    const cost = (length: number): number => {
      const text = seed.repeat(Math.ceil(length / seed.length));
      const before = process.threadCpuUsage();
      judged({ text, published: '2026-11-20' });
      return process.threadCpuUsage(before).user / 1_000;
    };
    cost(10_000);
    const small = cost(20_000);
    const bound = Math.max(small, 20) * 30;
    // A busy machine slows down one run or the other, what grows too fast all.
    let large = cost(200_000);
    for (let run = 1; run < 3 && large >= bound; run += 1) large = Math.min(large, cost(200_000));
    expect(large).toBeLessThan(bound);
  });
});
