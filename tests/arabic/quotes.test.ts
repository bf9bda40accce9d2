import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/arabic/normalize.ts';
import { quoteSpans } from '../../src/arabic/quotes.ts';

const shown = (text: string): string[] => {
  const normal = normalize(text);
  return quoteSpans(normal).map((quote) => `${quote.kind}: ${normal.text.slice(quote.start, quote.end)}`);
};

describe('quotes', () => {
  it.each([
    [
      'guillemets hold speech',
      'قال «لن نترك ارضنا ابدا مهما حدث» ثم',
      ['speech: لن نترك ارضنا ابدا مهما حدث'],
    ],
    ['straight quotes hold speech', 'قال "لن نرحل عنها" ثم', ['speech: لن نرحل عنها']],
    [
      'curly quotes hold speech in either direction',
      'قال “لن نرحل” وقال ”لن نبقي“',
      ['speech: لن نرحل', 'speech: لن نبقي'],
    ],
    ['doubled single quotes hold speech', "قال ''لن نرحل'' امس", ['speech: لن نرحل']],
    ['single quotes hold speech', 'قال ‘لن نرحل’ امس', ['speech: لن نرحل']],
    ['double brackets hold speech', 'قال ((لن نرحل)) امس', ['speech: لن نرحل']],
    ['reversed guillemets hold speech', 'قال »لن نرحل« امس', ['speech: لن نرحل']],
    [
      'a short quote without a verb is a name',
      'عناصر «حزب الله» و"فاغنر"',
      ['name: حزب الله', 'name: فاغنر'],
    ],
    ['a name that begins like a verb is a name', 'في «سيناء» و«سنجار»', ['name: سيناء', 'name: سنجار']],
    ['a short quote after a colon is speech', 'قال: «النصر قريب»', ['speech: النصر قريب']],
    ['a short quote in the future is speech', 'قال "سننسحب"', ['speech: سننسحب']],
    ['a short quote with an end mark is speech', 'قال «النصر قريب.»', ['speech: النصر قريب.']],
    ['speech may follow a colon bare', 'قال القائد: سنرحل غدا. ثم', ['speech: سنرحل غدا.']],
    ['a time is no speech', 'عند 10:30 صباحا', []],
    ['an address is no speech', 'عبر https://site.example/a', []],
    ['an unclosed quote ends with its paragraph', 'قال «لن نرحل من هنا\nثم مضي', ['speech: لن نرحل من هنا']],
    [
      'a quote within a quote is found in it',
      'قال "ان «حزب الله» لن يترك سلاحه"',
      ['speech: ان «حزب الله» لن يترك سلاحه', 'name: حزب الله'],
    ],
    [
      'curly quotes nest',
      'قال “ان “الحشد” لن يترك سلاحه” امس',
      ['speech: ان “الحشد” لن يترك سلاحه', 'name: الحشد'],
    ],
    ['an apostrophe opens nothing', "don't stop", []],
    ['an empty quote is none', 'قال «» ثم', []],
    ['a stray closing mark is none', 'قال» ثم', []],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected.map((line) => line.replaceAll(/[“”]/g, '"')));
  });

  it('lie inside the text for any mixture of marks', () => {
    const mixture = fc.string({
      unit: fc.constantFrom('«', '»', '"', '“', '”', "'", '(', ')', ':', '.', ' ', '\n', 'ا'),
    });
    fc.assert(
      fc.property(mixture, (text) => {
        const normal = normalize(text);
        for (const quote of quoteSpans(normal)) {
          expect(quote.start).toBeLessThan(quote.end);
          expect(quote.end).toBeLessThanOrEqual(normal.text.length);
        }
      }),
    );
  });
});
