import { findDates } from '../../src/arabic/dates.ts';
import { normalize, originalSpan } from '../../src/arabic/normalize.ts';
import { readNumber } from '../../src/arabic/numbers.ts';
import { tokenize } from '../../src/arabic/tokens.ts';
import { retryAfterMs } from '../../src/http/headers.ts';
import { endOfDate, precisionOf } from '../../src/model/deadline-day.ts';
import { readDate } from '../../src/sources/dates.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target, textOf } from '../target.ts';
import { isUtc } from './iso.ts';
import { NOW } from './now.ts';

/** A date of a feed, dates within a sentence, and an answer's Retry-After. */
export const dates: Target = {
  name: 'dates',
  samples: samplesOf('dates.txt'),
  words: [
    '2026',
    '٢٠٢٦',
    '1448',
    'T',
    'Z',
    '+03:00',
    'GMT',
    'AST',
    'Tue, ',
    'Nov',
    'تشرين الثاني',
    'نوفمبر',
    'رمضان',
    'الثلاثاء',
    'أمس',
    'غدا',
    'نهاية العام',
    'بعد ',
    'قبل ',
    'ثلاثة أيام',
    'أسبوعين',
    'شهر',
    '31',
    '/',
    '-',
    ':',
    '24:00',
    'ص',
    'م',
    'هـ',
    'بتوقيت مكة',
    'منتصف',
    'القرن',
    '30 فبراير',
    '0000-00-00',
  ],
  allowed: [],
  run(input) {
    const text = textOf(input);
    const { at } = readDate(text, NOW);
    hold(at === null || isUtc(at), 'a date is ISO 8601 in UTC');
    const wait = retryAfterMs(text, NOW);
    hold(wait === null || wait >= 0, 'nobody waits for less than nothing');
    const normal = normalize(text);
    const tokens = tokenize(normal);
    const found = findDates(normal, tokens, NOW.toISOString());
    for (const { date, start, end } of found) {
      hold(
        precisionOf(date) !== null && endOfDate(date, 'Asia/Baghdad') !== null,
        `a found date is one: ${date}`,
      );
      const span = originalSpan(normal, start, end);
      hold(span.start <= span.end && span.end <= text.length, 'a date lies in the text');
    }
    return JSON.stringify([found, tokens.map((_, at) => readNumber(tokens, at))]).length / 20;
  },
};
