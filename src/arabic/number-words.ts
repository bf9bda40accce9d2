import numbers from './number-words.json' with { type: 'json' };
import { addPrefixed } from './prefixed.ts';

/** What one token adds to a number. All words are in normal form. */
export interface NumberWord {
  value: number;
  kind: 'unit' | 'ten' | 'tens' | 'hundreds' | 'scale';
  ordinal: boolean;
}

const split = (words: string): string[] => words.split(' ');

/** Cardinals in the genders and cases newspapers write. */
const CARDINALS = Object.entries(numbers.cardinals).flatMap(([kind, of]) =>
  of.map((one) => ({ ...one, kind: kind as keyof typeof numbers.cardinals })),
);

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
  for (const { value, kind, forms } of CARDINALS) {
    for (const form of split(forms)) if (!words.has(form)) words.set(form, { value, kind, ordinal: false });
  }
  for (const { value, kind, forms } of CARDINALS) {
    for (const form of split(forms)) {
      add(form, { value, kind, ordinal: false });
      const definite = { value, kind, ordinal: value < 100 && kind !== 'unit' };
      if (value > 1 || kind !== 'unit') add(`ال${form}`, definite);
    }
  }
  for (const [at, forms] of numbers.ordinalUnits.entries()) {
    for (const form of split(forms)) add(`ال${form}`, { value: at + 1, kind: 'unit', ordinal: true });
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
