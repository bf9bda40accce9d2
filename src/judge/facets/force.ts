import { endsClause, endsPhrase } from '../../arabic/signs.ts';
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
  oustedBy(candidate, chosen) ??
  urgedTo(candidate) ??
  ownerBehind(candidate) ??
  leavingBehind(candidate, chosen) ??
  informantOf(candidate, chosen) ??
  chosen;

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

/** Concept of config/lexicons/withdrawal-cues.yaml: to tell somebody what one does. */
const INFORMS = 'informs';
/** Between who tells, the verb and who is told stands one word at most: a title. */
const TOLD_REACH = 1;

/** Who tells another that it leaves, and not the one who is told: «أنقرة أبلغت بغداد بسحب القوات». */
function informantOf(
  { trigger, sentence, agents }: WithdrawalCandidate,
  informed: string | null,
): string | null {
  const verb = lastBefore(sentence, trigger.first, INFORMS, TO_ACT_REACH);
  if (!verb) return null;
  const named = inSentence(agents);
  const here = named.filter(({ kind }) => kind !== 'troops');
  const object = here.find(
    ({ id, first }) => id === informed && first >= verb.endToken && first < trigger.first,
  );
  if (!object || named.filter(({ id }) => id === informed).length !== 1) return null;
  const isNear = (from: number, to: number): boolean => to >= from && to - from <= TOLD_REACH;
  const who = here.find(
    ({ first, end }) =>
      (isNear(end, verb.startToken) && isNear(verb.endToken, object.first)) ||
      (isNear(verb.endToken, first) && isNear(end, object.first)),
  );
  return who && who.kind === 'state' && who.id !== informed ? who.id : null;
}

/** Acts that name what there is less of: «تقليص الوجود العسكري». */
const OF_PRESENCE = /^act\.(?:reduce|end_presence)/;

/** Whose presence it is that there will be less of, in or right behind the act: «تقليص الوجود العسكري الإيراني». */
function ownerBehind({ trigger, sentence, agents }: WithdrawalCandidate): string | null {
  if (!trigger.readings.some(({ concept }) => OF_PRESENCE.test(concept))) return null;
  const owner = inSentence(agents).find(
    ({ kind, first, end }) =>
      first >= trigger.first &&
      first <= trigger.end &&
      end > trigger.end &&
      (kind === 'adjective' || kind === 'troops') &&
      !OWN.test(textAt(sentence, first)),
  );
  return owner && owner.id !== FOREIGN ? owner.id : null;
}

/** An act with the force that is held for leaving. */
interface Leaving {
  candidate: WithdrawalCandidate;
  force: string | null;
}

/**
 * Of acts that «و» joins the first one's force, where the second names nobody in its clause and the chosen one only stands
 * behind that: "withdrawal of X from the south and handing it over to …, and strikes on Y".
 */
export function joinedForce(
  { candidate: { trigger, sentence, agents }, force }: Leaving,
  before: Leaving | undefined,
): string | null {
  if (!trigger.proclitics.startsWith('و') || before?.candidate.sentence !== sentence) return force;
  let clause = trigger.end;
  while (clause < sentence.end && !endsPhrase(textAt(sentence, clause))) clause++;
  const named = inSentence(agents).filter(({ id }) => id === force);
  const isOthers = named.length > 0 && named.every(({ first }) => first >= clause);
  return isOthers ? before.force : force;
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
