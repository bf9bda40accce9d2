import { isWordsOnly, type WithdrawalCertainty, type WithdrawalStatus } from '../../model/verdict.ts';
import { THAT } from '../annotate/cues.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { isPost, type Sentence, textAt } from '../document/document.ts';
import { colonOf } from './label.ts';

/** Tokens from the trigger within which a word makes it conditional, possible or hearsay. */
const REACH: Readonly<Record<string, number>> = {
  'certainty.conditional': 8,
  'certainty.possible': 6,
  'certainty.reported': 14,
};
/** «حتى لو»: what holds even then is under no condition. */
const EVEN = /^[وف]?حتي$/;
const ORDER = ['conditional', 'possible', 'reported'] as const;

/** Concepts of config/lexicons/speech.yaml: what leads to somebody's words. */
const SPEECH = /^speech\.(?:verb|quoted_from|saying|noun)$/;
/** Who announces does, and tells no tale of others. */
const ANNOUNCES = 'announce';
/** Between a cue and its «that», and between that and the act, stand no more words. */
const THAT_REACH = 10;
const ACT_REACH = 25;

/** Is an act told in somebody's words: behind «that», in a headline or line «X:», in a post under a line «X:»? */
function isReported({ sentence, trigger, document }: WithdrawalCandidate): boolean {
  if (colonOf(sentence, trigger.first) !== null) return true;
  const first = document.sentences.find(hasWords);
  if (isPost(document) && first && first.at < sentence.at && textAt(first, first.end - 1) === ':')
    return colonOf(first, first.end) !== null;
  return sentence.matches.some(
    (that) =>
      that.concept === THAT &&
      that.endToken <= trigger.first &&
      trigger.first - that.endToken < ACT_REACH &&
      sentence.matches.some(
        ({ concept, entry, endToken }) =>
          SPEECH.test(concept) &&
          entry.id !== ANNOUNCES &&
          endToken <= that.startToken &&
          that.startToken - endToken < THAT_REACH,
      ),
  );
}

/** A post may open with a line of emoji. */
const hasWords = ({ tokens, first, end }: Sentence): boolean =>
  tokens.slice(first, end).some(({ kind }) => kind === 'word');

/**
 * How sure the text is of a withdrawal: a condition, a maybe, hearsay or somebody's words, or plain fact. No condition is
 * put on what somebody demands or refuses: «إذا لم تنسحب» is a demand.
 */
export function certaintyOf(candidate: WithdrawalCandidate, status: WithdrawalStatus): WithdrawalCertainty {
  const { sentence, trigger } = candidate;
  const found = new Set<string>();
  for (const { concept, startToken, endToken } of sentence.matches) {
    const reach = REACH[concept];
    if (reach === undefined || EVEN.test(textAt(sentence, startToken - 1))) continue;
    const gap = endToken <= trigger.first ? trigger.first - endToken : startToken - trigger.end;
    if (gap <= reach) found.add(concept.slice('certainty.'.length));
  }
  if (isWordsOnly(status)) found.delete('conditional');
  return (
    ORDER.find((certainty) => found.has(certainty)) ?? (isReported(candidate) ? 'reported' : 'confirmed')
  );
}
