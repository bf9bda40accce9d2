import type { WithdrawalCertainty } from '../../model/verdict.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';

/** Tokens from the trigger within which a word makes it conditional, possible or hearsay. */
const REACH: Readonly<Record<string, number>> = {
  'certainty.conditional': 8,
  'certainty.possible': 6,
  'certainty.reported': 14,
};
const ORDER = ['conditional', 'possible', 'reported'] as const;

/** How sure the text is of a withdrawal: a condition, a maybe, hearsay, or plain fact. */
export function certaintyOf({ sentence, trigger }: WithdrawalCandidate): WithdrawalCertainty {
  const found = new Set<string>();
  for (const { concept, startToken, endToken } of sentence.matches) {
    const reach = REACH[concept];
    if (reach === undefined) continue;
    const gap = endToken <= trigger.first ? trigger.first - endToken : startToken - trigger.end;
    if (gap <= reach) found.add(concept.slice('certainty.'.length));
  }
  return ORDER.find((certainty) => found.has(certainty)) ?? 'confirmed';
}
