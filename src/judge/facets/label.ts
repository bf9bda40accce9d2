import type { Sentence } from '../document/document.ts';

/** A line that names who speaks is short. */
const REACH = 14;
/** Concept of config/lexicons/speech-words.yaml: «عاجل:» names nobody. */
const LABEL = 'label';

/** The colon before token `end` behind a few words that a sentence opens with and that may name who speaks, or null. */
export function colonOf(sentence: Sentence, end: number): number | null {
  const { tokens, first } = sentence;
  for (let at = first + 1; at < Math.min(end, first + REACH); at++)
    if (tokens[at]?.text === ':' && !namesNobody(sentence, at)) return at;
  return null;
}

/** Does a sentence open with such a label and its colon? «السفير في بيروت:» is none. */
const namesNobody = ({ tokens, first, matches }: Sentence, colon: number): boolean =>
  matches.some(
    ({ concept, startToken, endToken }) =>
      concept === LABEL &&
      endToken === colon &&
      tokens.slice(first, startToken).every(({ kind }) => kind !== 'word'),
  );
