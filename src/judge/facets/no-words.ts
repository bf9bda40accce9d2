import { THAT } from '../annotate/cues.ts';
import { firstFrom } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Document, isPost, wordsOfText } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';

/** A post of no more words says nothing yet where it says what follows. */
const FEW_WORDS = 12;
/** Concept of config/lexicons/speech-words.yaml. */
const TO_FOLLOW = 'to_follow';

/**
 * Whether there are no words that a group could have said: a post that tells what follows or is a picture's caption, or a
 * speech that is only awaited.
 */
export const saysNothing = (candidate: StatementCandidate): boolean =>
  announcesMore(candidate.document) || isCaption(candidate) || isFigure(candidate) || isAwaited(candidate);

/** Whether a post only announces that something will be published: «بيان الحركة بعد قليل». */
const announcesMore = (document: Document): boolean =>
  isPost(document) &&
  wordsOfText(document).length <= FEW_WORDS &&
  document.sentences.some(({ matches }) => matches.some(({ concept }) => concept === TO_FOLLOW));

/** A group's own text is longer: its name and so few words are what stands under a picture. */
const CAPTION_WORDS = 8;

/** Whether a post that names a group at its head or foot has no words between that it could say. */
const isCaption = ({ document, cue }: StatementCandidate): boolean =>
  /^(?:none|header|signature)$/.test(cue.kind) && wordsOfText(document).length <= CAPTION_WORDS;

/** «فصائل المعارضة: 23053 كيلومترا مربعا»: in an article's text what belongs to whom; a headline may quote words that begin so. */
const isFigure = ({ document, cue, sentence }: StatementCandidate): boolean =>
  cue.kind === 'colon' &&
  sentence.zone !== 'headline' &&
  !isPost(document) &&
  sentence.tokens[cue.end]?.kind === 'number';

/** Concept of words that say that a speech is still to be held: «يترقب», «من المنتظر», «سيلقيها». */
const AWAITED = 'awaited_speech';
/** Between them and the speech or who holds it stand no more tokens. */
const AWAITED_REACH = 6;

/** Whether a speech is awaited of which nothing is told yet: «يترقب اللبنانيون كلمة للأمين العام للحزب». */
function isAwaited({ sentence, cue, source, carried }: StatementCandidate): boolean {
  if (carried > 0) return false;
  const [first, end] = [Math.min(cue.first, source.first), Math.max(cue.end, source.end)];
  const isNear = ({ concept, startToken, endToken }: Match): boolean =>
    concept === AWAITED && first - endToken < AWAITED_REACH && startToken - end < AWAITED_REACH;
  return sentence.matches.some(isNear) && !firstFrom(sentence, end, THAT);
}
