import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAround } from '../../src/alerts/excerpt.ts';

const spanOf = (text: string, words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

// "He said first. The forces withdrew from the base at dawn. Nobody was hurt."
const THREE = 'قال أولا شيئا. انسحبت القوات من القاعدة فجرا. ولم يصب أحد.';

describe('an excerpt is the sentence around the evidence', () => {
  it.each([
    ['one sentence of three', THREE, ['انسحبت القوات'], 'انسحبت القوات من القاعدة فجرا.'],
    [
      'two sentences when both hold evidence',
      THREE,
      ['انسحبت', 'يصب'],
      'انسحبت القوات من القاعدة فجرا. ولم يصب أحد.',
    ],
    ['a dot in a number ends nothing', 'غادر 2.500 جندي العراق. انتهى.', ['جندي'], 'غادر 2.500 جندي العراق.'],
    ['a line break ends', 'سطر أول\nالقوات تغادر\nسطر ثالث', ['تغادر'], 'القوات تغادر'],
    ['a question mark ends', 'هل تغادر؟ نعم تغادر القوات! انتهى', ['القوات'], 'نعم تغادر القوات!'],
    ['a mark of a list begins nothing', 'البنود:\n- القوات تغادر البلاد', ['تغادر'], 'القوات تغادر البلاد'],
    ['nor does a number of one', 'البنود:\n4- القوات تغادر البلاد *', ['تغادر'], 'القوات تغادر البلاد'],
    ['nor the rest of a colon', 'أهم ما جاء!: *القوات تغادر', ['تغادر'], 'القوات تغادر'],
    ['a date and a number do', 'أولا.\n10-05-2026 غادرت 5 آليات', ['غادرت'], '10-05-2026 غادرت 5 آليات'],
    ['a text without stops is whole', 'القوات تغادر البلاد', ['تغادر'], 'القوات تغادر البلاد'],
  ])('%s', (_name, text, words, expected) => {
    const excerpt = excerptAround(
      'a',
      text,
      words.map((word) => spanOf(text, word)),
      300,
    );
    expect(excerpt?.text).toBe(expected);
    expect(excerpt?.marks.map((mark) => excerpt.text.slice(mark.start, mark.end))).toEqual(words);
  });

  it('is the one asked for, where there are several', () => {
    const spans = [spanOf(THREE, 'قال'), spanOf(THREE, 'انسحبت')];
    const from = spanOf(THREE, 'انسحبت').start;
    expect(excerptAround('a', THREE, spans, 300, from)?.text).toBe('انسحبت القوات من القاعدة فجرا.');
    expect(excerptAround('a', THREE, spans, 300, THREE.length)?.text).toMatch(/^قال أولا/);
  });

  it('is nothing without a span in the text', () => {
    expect(excerptAround('a', 'نص', [], 100)).toBeNull();
    expect(excerptAround('a', 'نص', [{ start: 90, end: 99 }], 100)).toBeNull();
  });

  it('cuts a paragraph of a sentence at blanks, keeping the evidence', () => {
    const text = `${'كلمة '.repeat(200)}انسحبت القوات ${'كلمة '.repeat(200)}`;
    const excerpt = excerptAround('a', text, [spanOf(text, 'انسحبت القوات')], 200);
    expect(excerpt?.text.length).toBeLessThanOrEqual(200);
    expect(excerpt?.text).toMatch(/^كلمة .*انسحبت القوات.* كلمة$/s);
  });

  it('joins marks that overlap and drops those beyond its end', () => {
    const text = `انسحبت القوات. ${'حشو '.repeat(100)}العراق.`;
    const spans = [spanOf(text, 'انسحبت القوات'), spanOf(text, 'القوات'), spanOf(text, 'العراق')];
    expect(excerptAround('a', text, spans, 60)?.marks).toEqual([{ start: 0, end: 13 }]);
  });

  it('is verbatim, bounded, and marks only inside itself, whatever the text and spans', () => {
    const span = fc.record({
      start: fc.integer({ min: -5, max: 400 }),
      end: fc.integer({ min: -5, max: 400 }),
    });
    const text = fc.string({
      unit: fc.constantFrom('ا', 'ب', ' ', '.', '؟', '\n', '😀', 'ً', '1'),
      maxLength: 300,
    });
    fc.assert(
      fc.property(text, fc.array(span, { maxLength: 5 }), (whole, spans) => {
        const excerpt = excerptAround('a', whole, spans, 80);
        if (!excerpt) return;
        expect(whole).toContain(excerpt.text);
        expect(excerpt.text.length).toBeLessThanOrEqual(80);
        let at = 0;
        for (const mark of excerpt.marks) {
          expect(mark.start).toBeGreaterThanOrEqual(at);
          expect(mark.end).toBeGreaterThan(mark.start);
          at = mark.end;
        }
        expect(at).toBeLessThanOrEqual(excerpt.text.length);
      }),
    );
  });
});
