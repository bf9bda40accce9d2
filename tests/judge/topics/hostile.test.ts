import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judge } from '../../../src/judge/judge.ts';
import { judgeOf } from './judge-of.ts';

const judge = judgeOf(`
id: strike
name: { ar: إضراب, en: Strike }
concepts:
  strike: [{ forms: [إضراب] }]
  workers: [{ forms: [عامل, عمال] }]
  union: [{ forms: [نقابة] }]
rules:
  - { id: near, weight: 0.3, near: { concepts: [strike, workers, union], within: 9 }, unless: { concepts: [union], within: 0 } }
  - { id: order, weight: 0.3, order: [workers, strike, union], reported: refuse }
  - { id: all, weight: 0.3, in: article, all: [strike, workers], any: [union], negated: count }
  - { id: any, weight: 0.3, zone: [lead, body], any: [union], hints: [عمال] }
`);

/** Throws where a span lies outside the article; gives the number of spans. */
function spansInRange(judging: Judge, title: string, text: string): number {
  const { classification, shares } = judging.explain({
    title,
    text,
    publishedAt: '2026-11-24',
    source: null,
  });
  const spans = [...classification.topics, ...shares].flatMap(({ evidence }) => evidence);
  const lengths = { title: title.length, text: text.length };
  expect(spans.filter(({ field, start, end }) => start < 0 || end <= start || end > lengths[field])).toEqual(
    [],
  );
  return spans.length;
}

describe('any article', () => {
  const pieces = [
    'إضراب',
    'وبالإضراب',
    'العمال',
    'نقابة',
    'لم',
    'لا صحة',
    'بعد أن',
    'قال',
    'إن',
    'لكن',
    'عام 2011',
    'كان قد',
  ];
  const signs = [
    '.',
    '،',
    ':',
    '\n',
    '«',
    '\u202e',
    '\u200f',
    '\ud83d',
    '\udc00',
    '<p>',
    '&nbsp;',
    '\u0000',
    'ﷺ',
    'ـ',
    'ً',
  ];
  it('throws nothing and keeps its evidence inside the original', () => {
    const piece = fc.oneof(fc.constantFrom(...pieces, ...signs), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 60 }), (title, text) => {
        spansInRange(judge, title.join(' '), text.join(' '));
      }),
      { numRuns: 200 },
    );
  });
  it.each([
    ['nothing', ''],
    ['signs only', '؟!،.؛:«»'.repeat(100)],
    ['lone halves of pairs', '\ud83d إضراب \udc00 العمال \ud83d'],
    ['direction controls inside words', 'إض\u202eراب الع\u200fمال نق\u2067ابة'],
    ['HTML', '<p>إضراب <b>العمال</b> &nbsp;<script>نقابة</script></p>'],
  ])('%s', (_name, text) => {
    spansInRange(judge, text, text);
  });
  it('finds words through direction controls and tags', () => {
    expect(spansInRange(judge, '', 'إض\u202eراب <b>الع\u200fمال</b> <i>نق\u2067ابة</i>')).toBeGreaterThan(3);
  });
});

describe('time', () => {
  /**
   * Processor milliseconds of this thread: other processes and the collector's threads do not count. The best of some runs,
   * of as many as it takes to come below `enough`: a busy machine slows down one or the other, what grows too fast all.
   */
  const costMs = (text: string, times: number, runs: number, enough = 0): number => {
    const once = (): number => {
      const before = process.threadCpuUsage();
      for (let time = 0; time < times; time += 1)
        judge.classify({ title: '', text, publishedAt: '2026-11-24', source: null });
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1_000;
    };
    let best = once();
    for (let run = 1; run < runs && best >= enough; run += 1) best = Math.min(best, once());
    return best;
  };
  const MEGABYTE = 1_000_000;
  it.each([
    ['one endless line of hits', 'إضراب العمال نقابة '],
    ['hits that are all negated', 'لم إضراب العمال نقابة '],
    ['hits that all lack their order', 'نقابة إضراب العمال '],
    ['words of one concept only', 'إضراب '],
    ['marking words without hits', 'قال إن لم بعد أن عام 2011 '],
    ['sentences', 'بدأ إضراب العمال بدعوة من النقابة. '],
  ])('grows with the text, not faster: %s', (_name, unit) => {
    const of = (length: number): string => unit.repeat(Math.ceil(length / unit.length));
    // Ten texts of a tenth leave as much to collect as the whole; what grows with the square takes ten times as long.
    const inTenths = costMs(of(MEGABYTE / 10), 10, 2);
    expect(costMs(of(MEGABYTE), 1, 5, inTenths * 2)).toBeLessThan(Math.max(400, inTenths * 2));
  });
  it('reads 5 MB on one line', () => {
    const text = 'بدأ إضراب العمال ونقابة '.repeat((5 * MEGABYTE) / 24);
    expect(spansInRange(judge, '', text)).toBeGreaterThan(0);
  });
});
