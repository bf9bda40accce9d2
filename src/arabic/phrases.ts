import lists from './act-phrases.json' with { type: 'json' };
import { prefixedForms } from './prefixed.ts';

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

interface Phrase {
  words: readonly ReadonlySet<string>[];
  gaps: readonly number[];
  within: number;
  notBehind: ReadonlySet<string>;
  notBefore: ReadonlySet<string> | null;
}

const NUMBER = /^\p{N}/u;

const NAMED = new Map(Object.entries(lists.lists).map(([name, list]) => [`$${name}`, list]));
const listed = (list: string): string =>
  list
    .split(' ')
    .map((word) => NAMED.get(word) ?? word)
    .join(' ');

/** A phrase ready to be looked for. */
const compiled = ({ words, gaps, within, notBehind, notBefore }: ListedPhrase): Phrase => ({
  words: words.map((list) => prefixedForms(listed(list))),
  gaps: gaps ?? [],
  within: within ?? Number.POSITIVE_INFINITY,
  notBehind: prefixedForms(listed(notBehind ?? '')),
  notBefore: notBefore === undefined ? null : prefixedForms(notBefore),
});

/** Between the words of a phrase these say that it is not so. */
const NEGATIONS = prefixedForms(lists.negations);

function mayEnd({ notBefore }: Phrase, behind: string): boolean {
  return notBefore === null || !(NUMBER.test(behind) || notBefore.has(behind));
}

/** Do the words of a phrase from the `nth` on stand behind one of its words at `at`? */
function goesOn(phrase: Phrase, text: readonly string[], at: number, nth: number): boolean {
  const next = phrase.words[nth];
  if (next === undefined) return mayEnd(phrase, text[at + 1] ?? '');
  const last = Math.min(text.length - 1, at + 1 + (phrase.gaps[nth - 1] ?? 0));
  for (let i = at + 1; i <= last; i++) {
    const word = text[i] ?? '';
    if (next.has(word)) {
      if (goesOn(phrase, text, i, nth + 1)) return true;
    } else if (NEGATIONS.has(word)) return false;
  }
  return false;
}

/** Where a phrase begins in a text; -1 where it does not stand there. */
const beginsAt = (phrase: Phrase, text: readonly string[]): number =>
  text.findIndex(
    (word, at) =>
      at < phrase.within &&
      phrase.words[0]?.has(word) === true &&
      !phrase.notBehind.has(text[at - 1] ?? '') &&
      goesOn(phrase, text, at, 1),
  );

type Finder<Said> = (text: readonly string[]) => Said | null;

const prepared = <Said extends string>(listed: readonly (ListedPhrase & { says: Said })[]) =>
  listed.map((one) => ({ says: one.says, phrase: compiled(one) }));

/** What says, of words, what the first phrase of a list says that stands in them; null where none does. */
export function phraseFinder<Said extends string>(
  listed: readonly (ListedPhrase & { says: Said })[],
): Finder<Said> {
  const phrases = prepared(listed);
  return (text) => phrases.find(({ phrase }) => beginsAt(phrase, text) >= 0)?.says ?? null;
}

/** The same of the phrase that begins first, and of several there the first of the list. */
export function earliestFinder<Said extends string>(
  listed: readonly (ListedPhrase & { says: Said })[],
): Finder<Said> {
  const phrases = prepared(listed);
  return (text) => {
    let earliest: { says: Said; at: number } | null = null;
    for (const { says, phrase } of phrases) {
      const at = beginsAt(phrase, text);
      if (at >= 0 && (earliest === null || at < earliest.at)) earliest = { says, at };
    }
    return earliest?.says ?? null;
  };
}
