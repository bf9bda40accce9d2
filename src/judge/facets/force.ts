import { endsClause } from '../../arabic/signs.ts';
import { FOREIGN, type ForceMention } from '../annotate/forces.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Sentence, textAt } from '../document/document.ts';

/** The lexicon's ids of what one does to others: إخراج, طرد, ترحيل; and the concept of clearing a place of them. */
const OUSTS = /^(?:ikhraj|akhraja|tard|tarada|tarhil)/;
const CLEARS = 'act.vacate';
/** Behind «إخلاء» whom a place is cleared of, «من مقاتلي …», begins within so many tokens. */
const CLEARED_OF_REACH = 5;
/** قواتها: one's own, whom nobody ousts. */
const OWN = /(?:ها|هم|هما|نا)$/;

/**
 * The force that the model chose, unless grammar says that it makes another leave: of «إخراج» and its like it is the troops
 * behind the act, or whom a place is cleared of, and not who stands before it.
 */
export const forceOf = (candidate: WithdrawalCandidate, chosen: string | null): string | null =>
  oustedBy(candidate, chosen) ?? chosen;

function oustedBy({ trigger, sentence, agents }: WithdrawalCandidate, causer: string | null): string | null {
  const ousts = trigger.readings.some(({ id }) => OUSTS.test(id));
  if (!ousts && !trigger.readings.some(({ concept }) => concept === CLEARS)) return null;
  const own = agents.filter(({ relation }) => relation === 'same').map(({ mention }) => mention);
  const named = own.filter(({ id }) => id === causer);
  if (named.length === 0 || named.some(({ end }) => end > trigger.first)) return null;
  const object = own.find((one) => one.first >= trigger.end && isTroopsOfOthers(one, sentence));
  if (!object) return null;
  const isObject = ousts
    ? object.first === trigger.end
    : textAt(sentence, object.first - 1) === 'من' && isNear(sentence, trigger.end, object.first);
  return isObject ? object.id : null;
}

const isTroopsOfOthers = ({ kind, id, first }: ForceMention, sentence: Sentence): boolean =>
  kind === 'troops' && id !== FOREIGN && !OWN.test(textAt(sentence, first));

function isNear(sentence: Sentence, from: number, to: number): boolean {
  if (to - from > CLEARED_OF_REACH) return false;
  for (let at = from; at < to; at++) if (endsClause(textAt(sentence, at))) return false;
  return true;
}
