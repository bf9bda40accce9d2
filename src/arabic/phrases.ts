import lists from './act-phrases.json' with { type: 'json' };
import { wordsOf } from './prefixed.ts';

/** What words say that stand near one another, as a list has it: words in normal form, parted by blanks. */
export interface ListedPhrase {
  /**
   * One of each in this order, each also with the article, a conjunction or a preposition written to it; among them
   * `$name` stands for the words of the list of that name, as in `notBehind`.
   */
  words: readonly string[];
  /** So many others at most stand between a word and the next; left out: none. */
  gaps?: readonly number[];
  /** The first of them is among so many of the beginning; left out: anywhere. */
  within?: number;
  /** Right before the first stands none of these. */
  notBehind?: string;
  /** Right behind the last stands none of these, and no number. */
  notBefore?: string;
}

/** The lists' words as they stand there: all their forms, 68,000, would take 6 MB for what is seldom looked for. */
interface Phrase {
  words: readonly ReadonlySet<string>[];
  gaps: readonly number[];
  within: number;
  notBehind: ReadonlySet<string>;
  notBefore: ReadonlySet<string> | null;
}

const NUMBER = /^\p{N}/u;

const NAMED = new Map(Object.entries(lists.lists).map(([name, list]) => [`$${name}`, list]));
const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(' ').filter((word) => word !== ''));
const listed = (list: string): ReadonlySet<string> =>
  wordSet(
    list
      .split(' ')
      .map((word) => NAMED.get(word) ?? word)
      .join(' '),
  );

/** A phrase ready to be looked for. */
const compiled = ({ words, gaps, within, notBehind, notBefore }: ListedPhrase): Phrase => ({
  words: words.map(listed),
  gaps: gaps ?? [],
  within: within ?? Number.POSITIVE_INFINITY,
  notBehind: listed(notBehind ?? ''),
  notBefore: notBefore === undefined ? null : wordSet(notBefore),
});

/** Between the words of a phrase these say that it is not so. */
const NEGATIONS = wordSet(lists.negations);

/** A word of a text: itself, and the words whose form it may be. */
type Word = readonly string[];
const NONE: Word = [''];

const isIn = (list: ReadonlySet<string>, word: Word): boolean => word.some((one) => list.has(one));

function mayEnd({ notBefore }: Phrase, behind: Word): boolean {
  return notBefore === null || !(NUMBER.test(behind[0] ?? '') || isIn(notBefore, behind));
}

/** Do the words of a phrase from the `nth` on stand behind one of its words at `at`? */
function goesOn(phrase: Phrase, text: readonly Word[], at: number, nth: number): boolean {
  const next = phrase.words[nth];
  if (next === undefined) return mayEnd(phrase, text[at + 1] ?? NONE);
  const last = Math.min(text.length - 1, at + 1 + (phrase.gaps[nth - 1] ?? 0));
  for (let i = at + 1; i <= last; i++) {
    const word = text[i] ?? NONE;
    if (isIn(next, word)) {
      if (goesOn(phrase, text, i, nth + 1)) return true;
    } else if (isIn(NEGATIONS, word)) return false;
  }
  return false;
}

/** Where a phrase begins in a text; -1 where it does not stand there. */
function beginsAt(phrase: Phrase, text: readonly Word[]): number {
  const [first] = phrase.words;
  if (first === undefined) return -1;
  return text.findIndex(
    (word, at) =>
      at < phrase.within &&
      isIn(first, word) &&
      !isIn(phrase.notBehind, text[at - 1] ?? NONE) &&
      goesOn(phrase, text, at, 1),
  );
}

type Finder<Said> = (text: readonly string[]) => Said | null;

const prepared = <Said extends string>(listed: readonly (ListedPhrase & { says: Said })[]) =>
  listed.map((one) => ({ says: one.says, phrase: compiled(one) }));

/** What says, of words, what the first phrase of a list says that stands in them; null where none does. */
export function phraseFinder<Said extends string>(
  listed: readonly (ListedPhrase & { says: Said })[],
): Finder<Said> {
  const phrases = prepared(listed);
  return (text) => {
    const read = text.map(wordsOf);
    return phrases.find(({ phrase }) => beginsAt(phrase, read) >= 0)?.says ?? null;
  };
}

/** The same of the phrase that begins first, and of several there the first of the list. */
export function earliestFinder<Said extends string>(
  listed: readonly (ListedPhrase & { says: Said })[],
): Finder<Said> {
  const phrases = prepared(listed);
  return (text) => {
    const read = text.map(wordsOf);
    let earliest: { says: Said; at: number } | null = null;
    for (const { says, phrase } of phrases) {
      const at = beginsAt(phrase, read);
      if (at >= 0 && (earliest === null || at < earliest.at)) earliest = { says, at };
    }
    return earliest?.says ?? null;
  };
}
