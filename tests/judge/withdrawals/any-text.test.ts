import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judged } from './read.ts';

const words = [
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
  '،',
  '.',
  ':',
  '\n',
  '\ud800',
  '\u202e',
  '«',
  'ﷺ',
];

describe('any text', () => {
  it('gives evidence and deadlines inside the original', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 4 })), {
        maxLength: 40,
      })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(text, text, (title, body) => {
        const { topics, withdrawals, deadlines } = judged({ title, text: body, published: '2026-11-20' });
        const spans = [
          ...topics.flatMap(({ evidence }) => evidence),
          ...withdrawals.flatMap(({ evidence }) => evidence),
          ...deadlines,
        ];
        return spans.every(
          ({ field, start, end }) =>
            start >= 0 && end > start && end <= (field === 'title' ? title : body).length,
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['one endless line', 'انسحبت القوات الروسية من شمال سوريا قبل نهاية العام '],
    ['many sentences', 'قررت فرنسا سحب جنودها من تشاد. '],
    ['only signs', '،؛.!؟«» '],
    ['broken halves', '\ud800انسحاب\udfff '],
  ])('takes time in proportion to its length: %s', (_, seed) => {
    const cost = (length: number): number => {
      const text = seed.repeat(Math.ceil(length / seed.length));
      const before = process.cpuUsage();
      judged({ text, published: '2026-11-20' });
      const { user } = process.cpuUsage(before);
      return user / 1_000;
    };
    cost(10_000);
    const [small, large] = [cost(20_000), cost(200_000)];
    expect(large).toBeLessThan(Math.max(small, 20) * 30);
  });
});
