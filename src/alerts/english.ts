import names from './names.json' with { type: 'json' };

/** How English names stand in a sentence. Names are stored and shown alone without an article: Houthis, United States. */

const { names: withArticle, nouns, initials, plurals } = names.articles;
const NAMES: ReadonlySet<string> = new Set(withArticle);
const NOUNS: ReadonlySet<string> = new Set(nouns);
const INITIALS: ReadonlySet<string> = new Set(initials);
const PLURALS: ReadonlySet<string> = new Set(plurals);

/** What says more of a name: `(Yemen)`, `in Iraq`, `of Iran`. */
const MORE = / (?:\(.*|(?:in|of|for|since) .*)$/;

const lastWord = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);
/** Of the Communist Party of India it is the Party. */
const headNoun = (name: string): string => lastWord(name.replace(MORE, ''));

/** A name within a sentence: `the Houthis`, `the United States`, `Hamas`. */
export function inSentence(name: string): string {
  if (/^the /i.test(name)) return name;
  const takesArticle =
    NAMES.has(name) ||
    // SPLM-N, SPLM/A.
    INITIALS.has(name.split(/[-/ ]/)[0] ?? '') ||
    NOUNS.has(headNoun(name)) ||
    // The Men of Dignity Movement.
    NOUNS.has(lastWord(name));
  return takesArticle ? `the ${name}` : name;
}

/** Do several act under the name? `Houthis claim`, but `Hamas claims`. */
export const isPlural = (name: string): boolean =>
  PLURALS.has(headNoun(name)) || (name.includes(' and ') && !NOUNS.has(lastWord(name)));
