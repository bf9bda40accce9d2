import names from '../../../config/models/given-names.json' with { type: 'json' };
import { type Document, type Phrase, type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import { classOf } from '../features/word-class.ts';
import { isNameAsWritten } from '../features/word-kind.ts';
import { isGiven } from '../lexicon/given-names.ts';

/** What a given name may begin with. */
const FIRST_HALF: ReadonlySet<string> = new Set(names.halves.first.split(' '));
const KUNYA = names.kunya.split(' ');
/** Given names before a family name. */
const MOST_GIVEN = 3;

/**
 * A name as its article has it in full: the given names before it, and for a family name alone the one
 * that stands before it elsewhere. null for a word alone that nothing in the article bears out as a name.
 */
export function fullNameOf({ sentence, first, end }: Phrase, document: Document): Phrase | null {
  const whole = { sentence, first: startOfName(sentence, first), end };
  const alone = whole.end - whole.first === 1;
  const word = textAt(sentence, first);
  if (!alone || isGiven(word) || KUNYA.some((kunya) => word.startsWith(kunya)) || headsLine(whole))
    return alone ? (elsewhere(whole, document) ?? whole) : whole;
  return elsewhere(whole, document);
}

/** Where the given names before a token begin that belong to it. */
function startOfName(sentence: Sentence, at: number): number {
  let first = at;
  while (at - first < MOST_GIVEN && isGivenAt(sentence, first - 1)) first--;
  return first;
}

/** باسم and على are no names behind who speaks. */
const isGivenAt = (sentence: Sentence, at: number): boolean => {
  const word = textAt(sentence, at);
  if (word === names.asWritten) return isNameAsWritten(sentence, at);
  return (isGiven(word) && word !== names.notBehindASpeaker) || FIRST_HALF.has(word);
};

const isWord = ({ tokens, first }: Sentence, at: number): boolean =>
  at >= first && tokens[at]?.kind === 'word';

function headsLine({ sentence, first, end }: Phrase): boolean {
  return textAt(sentence, end) === ':' && !isWord(sentence, first - 1);
}

/** The same word with a name before it, in another place of the article. */
function elsewhere(name: Phrase, document: Document): Phrase | null {
  for (const sentence of document.sentences)
    for (const { first, end } of occurrencesOf(name, sentence)) {
      if (sentence === name.sentence && first === name.first) continue;
      const from = startOfName(sentence, first);
      if (from < first) return { sentence, first: from, end };
      if (isRareName(sentence, first - 1)) return { sentence, first: first - 1, end };
    }
  return null;
}

/** A word that real text seldom has and no function word stands in for: most given names of other lands. */
const isRareName = (sentence: Sentence, at: number): boolean => {
  const word = textAt(sentence, at);
  return (
    isWord(sentence, at) &&
    word.length > 2 &&
    !word.startsWith('ال') &&
    classOf(word) === undefined &&
    !sentence.matches.some(({ startToken, endToken }) => startToken <= at && endToken > at)
  );
};

/** Where the words of a name stand in a sentence. */
export function occurrencesOf({ sentence: { tokens }, first, end }: Phrase, sentence: Sentence): TokenSpan[] {
  const found: TokenSpan[] = [];
  const length = end - first;
  for (let at = sentence.first; at + length <= sentence.end; at++) {
    let same = 0;
    while (same < length && sentence.tokens[at + same]?.text === tokens[first + same]?.text) same++;
    if (same === length) found.push({ first: at, end: at + length });
  }
  return found;
}
