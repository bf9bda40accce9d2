import { endsPhrase } from '../../arabic/signs.ts';
import type { ForceMention } from '../annotate/forces.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { textAt } from '../document/document.ts';
import { leftBy } from './left-sites.ts';

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
 * beside the act, or its own troops behind that, and the land behind «من»: «بدأت تركيا سحب قواتها من سوريا».
 */
export function leavesPlainly(
  candidate: WithdrawalCandidate,
  force: string | null,
  host: string | null,
): boolean {
  const { trigger, sentence, locations, agents } = candidate;
  if (force === null || host === null) return false;
  if (!trigger.readings.some(({ concept }) => LEAVES.test(concept))) return false;
  const lands = locations.flatMap(({ relation, mention }) =>
    relation === 'same' && mention.host === host && mention.kind !== 'adjective' ? [mention] : [],
  );
  if (!leftBy({ trigger, sentence }, lands)) return false;
  return agents.some(
    ({ relation, mention }) => relation === 'same' && mention.id === force && isBeside(candidate, mention),
  );
}

function isBeside(candidate: WithdrawalCandidate, { kind, first, end }: ForceMention): boolean {
  if (kind !== 'troops' && kind !== 'state') return false;
  const { trigger, sentence } = candidate;
  const isBehind = first >= trigger.end;
  const [from, to] = isBehind ? [trigger.end, first] : [end, trigger.first];
  const isOwn = takesItsOwn(candidate);
  if (to < from || to - from > (isOwn ? OWNER_REACH : BESIDE)) return false;
  for (let at = from; at < to; at++) if (endsPhrase(textAt(sentence, at))) return false;
  // «تشترط خروج مسلحين من …»: of a noun who stands before it is who leaves only where nobody stands behind it.
  return isBehind || isOwn || !isNoun(candidate) || textAt(sentence, trigger.end) === FROM;
}

const takesItsOwn = ({ trigger, own }: WithdrawalCandidate): boolean =>
  own.forces.unowned.some(
    ({ pronoun, first }) => pronoun !== '' && first >= trigger.end && first - trigger.end <= OWN_REACH,
  );

const isNoun = ({ trigger }: WithdrawalCandidate): boolean =>
  trigger.readings.every(({ attrs }) => (attrs.tense ?? 'noun') === 'noun');
