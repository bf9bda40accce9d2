import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/arabic/normalize.ts';
import { sentences } from '../../src/arabic/sentences.ts';

const split = (text: string): string[] => {
  const normal = normalize(text);
  return sentences(normal).map((range) => normal.text.slice(range.start, range.end));
};

describe('sentences', () => {
  it.each([
    [
      'points, exclamation and question marks end them',
      'خرج الجيش. متي؟ الان! نعم',
      ['خرج الجيش.', 'متي؟', 'الان!', 'نعم'],
    ],
    ['line breaks end them', 'عنوان\nنص\r\nنص', ['عنوان', 'نص', 'نص']],
    ['commas and semicolons do not', 'خرج، ثم عاد؛ ثم بقي', ['خرج، ثم عاد؛ ثم بقي']],
    [
      'a point between digits does not',
      'نقل 2.500 جندي و2.5 طن. انتهي',
      ['نقل 2.500 جندي و2.5 طن.', 'انتهي'],
    ],
    ['a title of one letter does not', 'قال د. سامي و ا. كمال. ثم', ['قال د. سامي و ا. كمال.', 'ثم']],
    ['an abbreviation of lone letters does not', 'في عام 30 ق.م كانوا', ['في عام 30 ق.م كانوا']],
    ['an address does not', 'عبر www.site.com الخبر. ثم', ['عبر www.site.com الخبر.', 'ثم']],
    ['two points do not', 'بغداد.. خروج القوات', ['بغداد.. خروج القوات']],
    ['an ellipsis does', 'سنري… ثم', ['سنري...', 'ثم']],
    ['a closing quote stays with its sentence', 'قال: «لن نرحل.» ثم مضي', ['قال: «لن نرحل.»', 'ثم مضي']],
    ['marks in a row end one sentence', 'حقا؟! نعم', ['حقا؟!', 'نعم']],
    ['a missing space after the point does not join two', 'انتهي.وقال', ['انتهي.', 'وقال']],
    ['nothing has none', ' \n ', []],
  ])('%s', (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });
});
