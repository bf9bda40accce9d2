import { endsClause } from '../../arabic/signs.ts';
import { FOREIGN, type ForceMention } from '../annotate/forces.ts';
import { lastBefore, matchAt } from '../annotate/matches.ts';
import { inSentence, type WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Sentence, textAt } from '../document/document.ts';
import { statusReading } from '../features/status-reading.ts';
import { isPreposition } from '../features/word-kind.ts';

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
  oustedBy(candidate, chosen) ?? urgedTo(candidate) ?? leavingBehind(candidate, chosen) ?? chosen;

/** Concept of config/lexicons/withdrawal-cues.yaml: to bring others to do something. */
const URGES = 'urges';
/** Between such a verb and its object, and from that to the act, stand no more tokens. */
const URGED_REACH = 2;
const TO_ACT_REACH = 12;
const TO = /^(?:علي|الي)$/;

/** The troops that somebody is to bring to leave: «أن تشجع القوات الإيرانية على الخروج». */
function urgedTo({ trigger, sentence, agents }: WithdrawalCandidate): string | null {
  if (!TO.test(textAt(sentence, trigger.first - 1))) return null;
  const urges = lastBefore(sentence, trigger.first, URGES, TO_ACT_REACH);
  const object =
    urges &&
    inSentence(agents).find(
      (one) =>
        one.first >= urges.endToken &&
        one.first - urges.endToken <= URGED_REACH &&
        one.end < trigger.first &&
        isTroopsOfOthers(one, sentence),
    );
  return object?.id ?? null;
}

/** Concept of config/lexicons/extent.yaml: «جميع القوات». */
const ALL = 'extent.whole';

/**
 * Whose troops stand right behind an act, where the chosen one is only named before it as who says or asks it: nobody
 * demands his own leaving.
 */
function leavingBehind(candidate: WithdrawalCandidate, asking: string | null): string | null {
  const { trigger, sentence, agents } = candidate;
  const here = inSentence(agents);
  if (!isNamedBefore(candidate, asking)) return null;
  if (here.some(({ id, kind }) => id === asking && kind === 'troops')) return null;
  let at = trigger.end;
  while (matchAt(sentence, at, ALL)) at++;
  const object = here.find(({ kind, first }) => kind === 'troops' && first === at);
  if (!object || !arePeople(sentence, object) || OWN.test(textAt(sentence, at))) return null;
  // The grammar of the whole clause is read last: it takes longest.
  return statusReading(candidate) === 'demanded' ? object.id : null;
}

/** A base or a presence behind an act may be what is left. */
const PEOPLE: ReadonlySet<string> = new Set(['troops', 'units', 'soldier', 'unit', 'force.name']);

/** Soldiers and whose they are in one breath: «جنوده من سورية» are not Syria's. */
const arePeople = (sentence: Sentence, { first, end }: ForceMention): boolean =>
  sentence.matches.some(({ concept, startToken }) => startToken === first && PEOPLE.has(concept)) &&
  !sentence.tokens.slice(first, end).some(({ text }) => isPreposition(text));

function oustedBy(candidate: WithdrawalCandidate, causer: string | null): string | null {
  const { trigger, sentence, agents } = candidate;
  const ousts = trigger.readings.some(({ id }) => OUSTS.test(id));
  if (!ousts && !trigger.readings.some(({ concept }) => concept === CLEARS)) return null;
  if (!isNamedBefore(candidate, causer)) return null;
  const object = inSentence(agents).find(
    (one) => one.first >= trigger.end && isTroopsOfOthers(one, sentence),
  );
  if (!object) return null;
  const isObject = ousts
    ? object.first === trigger.end
    : textAt(sentence, object.first - 1) === 'من' && isNear(sentence, trigger.end, object.first);
  return isObject ? object.id : null;
}

/** Whether somebody is named in the sentence of an act, and only before it. */
function isNamedBefore({ trigger, agents }: WithdrawalCandidate, force: string | null): boolean {
  const named = inSentence(agents).filter(({ id }) => id === force);
  return named.length > 0 && named.every(({ end }) => end <= trigger.first);
}

const isTroopsOfOthers = ({ kind, id, first }: ForceMention, sentence: Sentence): boolean =>
  kind === 'troops' && id !== FOREIGN && !OWN.test(textAt(sentence, first));

function isNear(sentence: Sentence, from: number, to: number): boolean {
  if (to - from > CLEARED_OF_REACH) return false;
  for (let at = from; at < to; at++) if (endsClause(textAt(sentence, at))) return false;
  return true;
}
