import { normalize, originalSpan } from '../../src/arabic/normalize.ts';
import { quoteSpans } from '../../src/arabic/quotes.ts';
import { sentences } from '../../src/arabic/sentences.ts';
import { crudeStem, lightStem } from '../../src/arabic/stem.ts';
import { tokenize } from '../../src/arabic/tokens.ts';
import { words } from '../../src/arabic/words.ts';
import { mendedText } from '../../src/sources/mojibake.ts';
import { samplesOf } from '../corpus.ts';
import { hold, type Target, textOf } from '../target.ts';

export const ARABIC_WORDS: Target['words'] = [
  'انسحاب',
  'القوات',
  'الأمريكية',
  ' من ',
  'العراق',
  'سحبت قواتها',
  'وبالانسحاب',
  'لن ',
  'قال ',
  'قالت حركة حماس إن ',
  'الناطق باسم ',
  'حزب الله',
  'وأضاف: ',
  '«',
  '»',
  '"',
  '(',
  ')',
  '، ',
  '. ',
  '؟',
  '\n',
  'ـــ',
  'ًٌٍَُِّْ',
  'ﻻ',
  'ﷺ',
  'ﷲ',
  '\u200f',
  '\u202e',
  'أ',
  'إ',
  'آ',
  'ى',
  'ة',
  'ک',
  'ی',
  '٣١ كانون الأول',
  'بحلول نهاية 2027',
  'لا صحة ',
  'كان قد ',
  '<p>',
  '&nbsp;',
  '🇮🇶',
];

/** Arabic text → its normal form, words, sentences and quotations, with every offset inside the original. */
export const arabic: Target = {
  name: 'arabic',
  samples: samplesOf('arabic.txt'),
  words: ARABIC_WORDS,
  allowed: [],
  run(input) {
    const text = textOf(input);
    const normal = normalize(text);
    hold(normalize(normal.text).text === normal.text, 'the normal form of a normal form is itself');
    const tokens = tokenize(normal);
    let before = 0;
    for (const { start, end, text: word } of tokens) {
      hold(start >= before && end > start, 'words follow one another');
      hold(normal.text.slice(start, end) === word, 'a word is what stands at its place');
      const span = originalSpan(normal, start, end);
      hold(span.start <= span.end && span.end <= text.length, 'a word lies in the original');
      before = end;
    }
    const ranges = sentences(normal, tokens);
    const quotes = quoteSpans(normal, tokens, ranges);
    for (const token of tokens.slice(0, 200)) lightStem(token.text);
    const compared = words(text).slice(0, 200).map(crudeStem);
    mendedText(text);
    return (ranges.length + quotes.length + compared.length) * 4 + normal.text.length;
  },
};
