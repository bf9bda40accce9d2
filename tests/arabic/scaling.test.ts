import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/arabic/dates.ts';
import { normalize } from '../../src/arabic/normalize.ts';
import { readNumber } from '../../src/arabic/numbers.ts';
import { quoteSpans } from '../../src/arabic/quotes.ts';
import { sentences } from '../../src/arabic/sentences.ts';
import { tokenize } from '../../src/arabic/tokens.ts';

function readAll(text: string): number {
  const normal = normalize(text);
  const tokens = tokenize(normal);
  const parts = sentences(normal, tokens).length;
  const dates = findDates(normal, tokens, '2025-08-20');
  const numbers = tokens.filter((_, at) => readNumber(tokens, at) !== null);
  return parts + quoteSpans(normal, tokens).length + dates.length + numbers.length;
}

/**
 * Processor time of this thread: what else the machine does does not count. The best of some runs, of as many as it takes to
 * come below `enough`: a busy machine slows down one or the other, what grows too fast all.
 */
function timeMs(text: string, runs: number, enough = 0): number {
  const once = (): number => {
    const start = process.threadCpuUsage();
    readAll(text);
    const { user } = process.threadCpuUsage(start);
    return user / 1000;
  };
  let best = once();
  for (let run = 1; run < runs && best >= enough; run += 1) best = Math.min(best, once());
  return best;
}

const KB = 1024;
/** Ten times the text may take this many times as long: caches and the collector blur it, a square would be 100. */
const MOST_TIMES = 40;
/** Below this the clock says nothing. */
const FLOOR_MS = 5;

describe('time grows with the text, not faster', () => {
  it.each([
    ['news on one endless line', 'أعلنت وزارة الدفاع، اليوم الأحد، أن قوّاتها ستنسحب قبل نهاية عام ٢٠٢٦ '],
    ['one endless word', 'قوات'],
    ['one endless number', '12'],
    ['points', '.'],
    ['numbers with points', '1.1'],
    ['vowel signs', '\u0651\u064e'],
    ['hamzas to join', 'و\u0654'],
    ['marks that do not join', '\u0301\u0323'],
    ['formulas of many letters', 'ﷺ'],
    ['direction controls', '\u202b\u2067'],
    ['lone surrogates', '\ud800'],
    ['opening quotes', " «“(('"],
    ['closing quotes', '»”))'],
    ['colons', 'قال: '],
    ['spaces', ' '],
    ['dates far apart', `الخميس${' '.repeat(200)}`],
    ['days without a month', '15 من '],
    ['number words', 'خمسة وعشرين وألف '],
    ['Hijri months', 'رمضان المقبل '],
    ['nested edges', 'نهاية شهر هذا العام '],
  ])('%s', (_, part) => {
    const text = (length: number): string => part.repeat(Math.ceil(length / part.length));
    timeMs(text(5 * KB), 2);
    const small = Math.max(FLOOR_MS, timeMs(text(20 * KB), 2));
    expect(timeMs(text(200 * KB), 5, small * MOST_TIMES)).toBeLessThan(small * MOST_TIMES);
  });

  it('reads a megabyte of news', () => {
    expect(readAll('سيغادر الجنود في 31 ديسمبر.\n'.repeat(40 * KB))).toBeGreaterThan(80 * KB);
  });
});
