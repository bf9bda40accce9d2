import { endsPhrase } from '../../arabic/signs.ts';
import type { ForceMention } from '../annotate/forces.ts';
import { inSentence, type WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { between, textAt } from '../document/document.ts';

/** Acts that say by themselves that somebody leaves or is taken away. */
const LEAVES = /^act\.(?:leave|depart|remove)/;
const FROM = 'من';
/** Between an act and who leaves stands one word at most: «القوات التركية بدأت الانسحاب». */
const BESIDE = 1;
/** «سحب جميع قواتها» */
const OWN_REACH = 2;
/** Between a state and the act that takes its own away stand no more words. */
const OWNER_REACH = 3;

/**
 * Whether a sentence says in so many words that troops or a state leave a country that is not theirs: who leaves stands right
 * beside the act, or its own troops behind that: «بدأت تركيا سحب قواتها من سوريا».
 */
export function leavesPlainly(
  candidate: WithdrawalCandidate,
  force: string | null,
  host: string | null,
): boolean {
  const { trigger, agents } = candidate;
  if (force === null || host === null) return false;
  if (!trigger.readings.some(({ concept }) => LEAVES.test(concept))) return false;
  return inSentence(agents).some((mention) => mention.id === force && isBeside(candidate, mention));
}

function isBeside(candidate: WithdrawalCandidate, mention: ForceMention): boolean {
  if (mention.kind !== 'troops' && mention.kind !== 'state') return false;
  const { trigger, sentence } = candidate;
  const isOwn = takesItsOwn(candidate);
  const { first, end } = between(mention, trigger);
  if (end < first || end - first > (isOwn ? OWNER_REACH : BESIDE)) return false;
  for (let at = first; at < end; at++) if (endsPhrase(textAt(sentence, at))) return false;
  // «تشترط خروج مسلحين من …»: of a noun who stands before it is who leaves only where nobody stands behind it.
  const isBehind = mention.first >= trigger.end;
  return isBehind || isOwn || !isNoun(candidate) || textAt(sentence, trigger.end) === FROM;
}

const takesItsOwn = ({ trigger, own }: WithdrawalCandidate): boolean =>
  own.forces.unowned.some(
    ({ pronoun, first }) => pronoun !== '' && first >= trigger.end && first - trigger.end <= OWN_REACH,
  );

const isNoun = ({ trigger }: WithdrawalCandidate): boolean =>
  trigger.tenses.every((tense) => tense === 'noun');
