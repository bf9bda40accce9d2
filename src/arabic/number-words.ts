import { addPrefixed } from './prefixed.ts';

/** What one token adds to a number. All words are in normal form. */
export interface NumberWord {
  value: number;
  kind: 'unit' | 'ten' | 'tens' | 'hundreds' | 'scale';
  ordinal: boolean;
}

const split = (words: string): string[] => words.split(' ');

/** Cardinals in the genders and cases newspapers write. */
const CARDINALS: readonly (readonly [number, NumberWord['kind'], string])[] = [
  [1, 'unit', 'واحد واحده احد احدي'],
  [2, 'unit', 'اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي'],
  [3, 'unit', 'ثلاث ثلاثه'],
  [4, 'unit', 'اربع اربعه'],
  [5, 'unit', 'خمس خمسه'],
  [6, 'unit', 'ست سته'],
  [7, 'unit', 'سبع سبعه'],
  [8, 'unit', 'ثمان ثماني ثمانيه'],
  [9, 'unit', 'تسع تسعه'],
  [10, 'ten', 'عشر عشره'],
  [20, 'tens', 'عشرون عشرين'],
  [30, 'tens', 'ثلاثون ثلاثين'],
  [40, 'tens', 'اربعون اربعين'],
  [50, 'tens', 'خمسون خمسين'],
  [60, 'tens', 'ستون ستين'],
  [70, 'tens', 'سبعون سبعين'],
  [80, 'tens', 'ثمانون ثمانين'],
  [90, 'tens', 'تسعون تسعين'],
  [100, 'hundreds', 'مئه مائه'],
  [200, 'hundreds', 'مئتان مئتين مائتان مائتين مئتا مئتي مائتا مائتي'],
  [300, 'hundreds', 'ثلاثمئه ثلاثمائه'],
  [400, 'hundreds', 'اربعمئه اربعمائه'],
  [500, 'hundreds', 'خمسمئه خمسمائه'],
  [600, 'hundreds', 'ستمئه ستمائه'],
  [700, 'hundreds', 'سبعمئه سبعمائه'],
  [800, 'hundreds', 'ثمانمئه ثمانمائه ثمانيمائه'],
  [900, 'hundreds', 'تسعمئه تسعمائه'],
  [1000, 'scale', 'الف الفا الاف'],
  [2000, 'scale', 'الفان الفين الفا الفي'],
  [1e6, 'scale', 'مليون مليونا ملايين'],
  [2e6, 'scale', 'مليونان مليونين مليوني'],
  [1e9, 'scale', 'مليار مليارا مليارات'],
  [2e9, 'scale', 'ملياران مليارين ملياري'],
];

const ORDINAL_UNITS: readonly (readonly [number, string])[] = [
  [1, 'اول اولي حادي حاديه'],
  [2, 'ثاني ثانيه'],
  [3, 'ثالث ثالثه'],
  [4, 'رابع رابعه'],
  [5, 'خامس خامسه'],
  [6, 'سادس سادسه'],
  [7, 'سابع سابعه'],
  [8, 'ثامن ثامنه'],
  [9, 'تاسع تاسعه'],
];

/** Words that are common nouns or names without their prefix, or with one: no clitic forms for them. */
const UNPREFIXED = new Set(['احد', 'احدي', 'الف', 'ست']);

function build(): Map<string, NumberWord> {
  const words = new Map<string, NumberWord>();
  const add = (word: string, entry: NumberWord): void => {
    if (!UNPREFIXED.has(word)) addPrefixed(words, word, entry);
    else if (!words.has(word)) {
      words.set(word, entry);
      words.set(`و${word}`, entry);
    }
  };
  // Bare words first: واحد is one, not "and anyone".
  for (const [value, kind, forms] of CARDINALS) {
    for (const form of split(forms)) if (!words.has(form)) words.set(form, { value, kind, ordinal: false });
  }
  for (const [value, kind, forms] of CARDINALS) {
    for (const form of split(forms)) {
      add(form, { value, kind, ordinal: false });
      const definite = { value, kind, ordinal: value < 100 && kind !== 'unit' };
      if (value > 1 || kind !== 'unit') add(`ال${form}`, definite);
    }
  }
  for (const [value, forms] of ORDINAL_UNITS) {
    for (const form of split(forms)) add(`ال${form}`, { value, kind: 'unit', ordinal: true });
  }
  add('العاشر', { value: 10, kind: 'ten', ordinal: true });
  // الاثنين is Monday; "the two" is left to it.
  for (const word of ['الاثنين', 'والاثنين', 'للاثنين', 'بالاثنين', 'الاحد']) words.delete(word);
  return words;
}

const NUMBER_WORDS = build();

/** All of them, clitics written. */
export const numberWordForms = (): Iterable<string> => NUMBER_WORDS.keys();

/** The number word a normalised token is, clitics allowed. */
export const numberWord = (token: string): NumberWord | undefined => NUMBER_WORDS.get(token);
