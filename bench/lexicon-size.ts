import { normalize } from '../src/arabic/normalize.ts';
import type { JudgeRules } from '../src/judge/judge.ts';
import type { LexiconEntry } from '../src/judge/lexicon/entry.ts';
import { compileMatcher, matchAll } from '../src/judge/lexicon/matcher.ts';

/** Endings that no word of the language has, one a copy. */
const ENDINGS = ['ظغث', 'غظث', 'ثظغ', 'ثغظ', 'ظثغ', 'غثظ', 'ظظغ', 'غغظ', 'ثثظ'];

/**
 * The same rules with ten times the words: of nine copies of each entry, some begin with words no text has, the others
 * with the entry's own first word, so that a text walks into them.
 */
export function tenfold(rules: JudgeRules): JudgeRules {
  const copies = ENDINGS.flatMap((ending, nth) =>
    rules.lexicons.entries.map(
      (entry): LexiconEntry => ({
        ...entry,
        id: `${entry.id}-${ending}`,
        suffixStems: {},
        forms: entry.forms.map((form) => {
          const [first = '', ...rest] = form.split(' ');
          return nth % 2 === 0
            ? [`${first}${ending}`, ...rest].join(' ')
            : `${first} ${ending} ${rest.join(' ')}`.trim();
        }),
      }),
    ),
  );
  return { ...rules, lexicons: { ...rules.lexicons, entries: [...rules.lexicons.entries, ...copies] } };
}

/** One pass over a text, from its characters to the words found, to be timed. */
export function passOver(rules: JudgeRules): (text: string) => number {
  const matcher = compileMatcher(rules.lexicons.entries);
  return (text) => matchAll(matcher, normalize(text).text).length;
}
