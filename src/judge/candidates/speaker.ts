import type { SpeechSentence } from '../annotate/annotate.ts';
import { isPartOf } from '../annotate/matches.ts';
import type { NameMention } from '../annotate/names.ts';
import type { Sentence, TokenSpan } from '../document/document.ts';
import { isFunctionWord, isNameAsWritten, kindsOf } from '../features/word-kind.ts';
import type { StatementCandidate } from './statement.ts';

/** Words that may name who speaks for a faction. */
export interface SpeakerCandidate extends TokenSpan {
  sentence: Sentence;
  /** A run of words that may be a name, or a person of the lexicon. */
  kind: 'words' | 'listed';
  /** The lexicon's person. */
  mention: NameMention | null;
}

/** Tokens from the source or the cue in which the speaker may stand. */
const REACH = 12;
const LONGEST_NAME = 5;

/** What no name begins with, and what one may begin behind. */
const NO_NAME =
  /^(?:speech\.|role\.|adverbial$|label$|medium\.|context\.|faction$|person$|back$|certainty\.)/;
const OPENS_NAME =
  /^(?:speech\.(?!that)|role\.|title$|adverbial$|label$|faction$|back$|person$|host\.|force\.|home$|medium\.|ال)/;

/** Everything in the sentences of source and cue that may name who speaks. Generous, but no more than some hundred. */
export function speakerCandidates(candidate: StatementCandidate): SpeakerCandidate[] {
  const { own, sourceOwn, source, cue, carried } = candidate;
  const found: SpeakerCandidate[] = [];
  if (carried > 0) addNear(found, sourceOwn, source.first, source.end);
  const [first, end] =
    carried > 0 ? [cue.first, cue.end] : [Math.min(source.first, cue.first), Math.max(source.end, cue.end)];
  addNear(found, own, first, end);
  return found;
}

function addNear(found: SpeakerCandidate[], own: SpeechSentence, first: number, end: number): void {
  const { sentence } = own;
  const from = Math.max(sentence.first, first - REACH);
  const to = Math.min(sentence.end, end + REACH);
  for (const mention of own.names) {
    if (mention.kind !== 'person' || mention.end <= from || mention.first >= to) continue;
    found.push({ first: mention.first, end: mention.end, sentence, kind: 'listed', mention });
  }
  const kinds = kindsOf(own);
  for (let i = from; i < to; i++) {
    const before = i > sentence.first ? kinds.at(i - 1) : '<';
    if (!OPENS_NAME.test(before) && !mayStandBefore(sentence, i - 1)) continue;
    if (!mayBeName(sentence, i) || NO_NAME.test(kinds.at(i))) continue;
    for (let n = 1; n <= LONGEST_NAME && i + n <= to; n++) {
      const last = i + n - 1;
      if (!mayBeName(sentence, last) || (n > 1 && ENDS_NAME.test(kinds.at(last)))) break;
      found.push({ first: i, end: i + n, sentence, kind: 'words', mention: null });
    }
  }
}

/** A sign, or the name علي, which reads as the preposition على; not within that of a hill. */
const mayStandBefore = (sentence: Sentence, at: number): boolean =>
  at < sentence.first ||
  sentence.tokens[at]?.kind !== 'word' ||
  (isNameAsWritten(sentence, at) && !isPartOf(sentence, at, /^place$/));

/** What cannot stand within a name. */
const ENDS_NAME = /^(?:speech\.that$|role\.|adverbial$|person$|medium\.statement$)/;

function mayBeName({ tokens, end }: Sentence, at: number): boolean {
  const token = tokens[at];
  return at < end && token?.kind === 'word' && token.text.length > 1 && !isFunctionWord(token.text);
}
