import { type Document, isPost, type Sentence, textAt } from '../document/document.ts';
import { NAME } from '../lexicon/gazetteer.ts';

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

/**
 * Whether a token stands in what a group's label leads to: behind its colon, or in a post in a line below that has no
 * label of its own («الكتلة:», and then «… على مسؤولين من الحركة»).
 */
export function isBehindLabel(document: Document, sentence: Sentence, token: number): boolean {
  if (hasLabel(sentence, token)) return true;
  if (!isPost(document) || hasLabel(sentence, sentence.end)) return false;
  return document.sentences.some(
    (one) => one.at < sentence.at && textAt(one, one.end - 1) === ':' && hasLabel(one, one.end),
  );
}

/** Whether a group is named before a colon that stands before a token. */
function hasLabel({ matches, tokens, first }: Sentence, end: number): boolean {
  const name = matches.find(({ concept }) => concept === NAME);
  return tokens.slice(Math.max(first, name?.endToken ?? end), end).some(({ text }) => text === ':');
}
