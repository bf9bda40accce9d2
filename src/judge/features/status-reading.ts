import { endsPhrase } from '../../arabic/signs.ts';
import { hasArticle } from '../../arabic/written-to.ts';
import type { WithdrawalStatus } from '../../model/verdict.ts';
import { lastBefore } from '../annotate/matches.ts';
import { inSentence, type WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Sentence, textAt } from '../document/document.ts';
import { type Governor, governorsOf, negationBefore, predicateOf } from './governors.ts';

const STAYS = /^act\.(?:stay|extend|hold)$/;
const LAST = 'act.last';
/** Who asks for, agrees on or decides that nobody stays does so of their leaving. */
const AIMS: ReadonlySet<string> = new Set(['demanded', 'negotiated', 'announced']);
/** A governor farther away says this only of what has begun or ended itself. */
const BESIDE = 4;
/** Between a duty and what is to be done stand fewer words. */
const DUTY_REACH = 7;
const LISTED_DUTY_REACH = 20;
const FIRST_REACH = 4;
const SO_FAR_REACH = 6;
/** «قد يرحلون» */
const MAY = /^[وف]?قد$/;
/** «أخذت الأرتال تغادر», before its verb. */
const BEGINS = 'begins';
/** So many sentences back may lie the one that opens a list. */
const LIST = 8;

/**
 * The status by grammar alone, as a reader would take it: what governs the trigger, its tense, its negation, what is
 * said of it behind it, and whose words they are; of what `host` wishes, that it asks for it. A feature among others, since a rule
 * of thumb has its exceptions.
 */
export function statusReading(
  candidate: WithdrawalCandidate,
  host: string | null = null,
): WithdrawalStatus | 'open' {
  const { trigger, sentence } = candidate;
  const { tenses } = trigger;
  const before = textAt(sentence, trigger.first - 1);
  const negation = negationBefore(sentence, trigger.first, 2);
  const [governor, ...outer] = governorsOf(trigger, sentence);
  const near = governor !== undefined && trigger.first - governor.end <= 1;
  const tense = tenseOf(candidate, near && governor.status !== 'announced');
  if (STAYS.test(trigger.concept))
    return saysWhatRemains(candidate)
      ? 'open'
      : ofStaying(negation !== null || isKeptFrom(candidate), governor);
  if (trigger.concept === 'act.unwelcome') return 'demanded';
  if (tenses.includes('imperative') && (tense === 'imperative' || before === '')) return 'demanded';
  if (near && governor.status === 'demanded' && governor.conditional)
    return governor.negated ? 'refused' : 'demanded';
  if (negation !== null) return negation === 'لم' ? 'denied' : 'refused';
  const said = tense === 'noun' && !near ? predicateOf(trigger, sentence) : null;
  if (said && !said.negated) return said.status;
  if (outer.some(({ status, negated }) => status === 'denied' && !negated)) return 'denied';
  if (governor?.negated) return 'refused';
  const future = /^[وف]?س/.test(trigger.proclitics) || /^[وف]?سوف$/.test(before);
  const found = governor
    ? governed(governor, wordsBetween(sentence, governor.end, trigger.first), tense, future)
    : ungoverned(candidate, tense, future, before);
  if (found === 'planned' && governor?.wish && wishedBy(candidate) === host && host !== null)
    return 'demanded';
  if (found === 'completed' && isFirst(candidate)) return 'started';
  if ((found === 'planned' || found === 'open') && (isAgreed(sentence) || isItemOfAgreement(candidate)))
    return 'negotiated';
  return found;
}

/** «إنه سحب جنوده»: behind «that he» a verb, unless «لِ» joins whom a noun would have: «إنه سحب للقوات». */
const THAT_HE = /^[وف]?(?:ان|لان|بان)(?:ه|ها|هم|هما|نا|ني)$/;

function tenseOf({ trigger, sentence }: WithdrawalCandidate, isObject: boolean): string {
  const { tenses } = trigger;
  if (isObject && tenses.includes('noun')) return 'noun';
  const isVerb =
    tenses.includes('perfect') &&
    THAT_HE.test(textAt(sentence, trigger.first - 1)) &&
    !textAt(sentence, trigger.end).startsWith('ل');
  return isVerb ? 'perfect' : trigger.tense;
}

/** How many tokens lie between, without what stands in between commas right before: «أكملت تركيا، أمس الأربعاء، سحب …». */
function wordsBetween(sentence: Sentence, from: number, to: number): number {
  if (!endsPhrase(textAt(sentence, to - 1))) return to - from;
  for (let i = to - 2; i >= from; i--) if (endsPhrase(textAt(sentence, i))) return i - from;
  return to - from;
}

function ungoverned(
  candidate: WithdrawalCandidate,
  tense: string,
  future: boolean,
  before: string,
): WithdrawalStatus | 'open' {
  const { trigger, sentence } = candidate;
  if (trigger.concept === LAST) return 'completed';
  if (future) return 'planned';
  if (tense === 'perfect') return isSoFar(candidate) ? 'ongoing' : 'completed';
  if (isDuty(candidate)) return 'demanded';
  if (tense === 'imperfect' && MAY.test(before)) return 'planned';
  if (tense === 'imperfect' && lastBefore(sentence, trigger.first, BEGINS, 0)) return 'started';
  if (tense === 'imperfect' || tense === 'participle')
    return /^[وفب]?(?:ان|ل)$/.test(before) ? 'demanded' : 'ongoing';
  // Items of an agreement are negotiated, those of a demand are demanded: what opens the list says which.
  if (isItem(sentence)) return isItemOfAgreement(candidate) ? 'negotiated' : 'demanded';
  return trigger.readings[0]?.attrs.status === 'demanded' ? 'demanded' : 'open';
}

/** A duty: "it is on the forces to leave", at a sentence's start or behind "that". */
const isDuty = ({ trigger, sentence }: WithdrawalCandidate): boolean =>
  sentence.matches.some(
    ({ concept, startToken, endToken }) =>
      (concept === 'duty' || (concept === 'duty.opening' && startToken === sentence.first)) &&
      endToken <= trigger.first &&
      trigger.first - endToken < (trigger.proclitics.startsWith('و') ? LISTED_DUTY_REACH : DUTY_REACH),
  );

/** «سحبت حتى الآن نصف جنودها»: the rest is still to come. */
const isSoFar = ({ trigger, sentence }: WithdrawalCandidate): boolean =>
  sentence.matches.some(
    ({ concept, startToken, endToken }) =>
      concept === 'so_far' &&
      (startToken >= trigger.end ? startToken - trigger.end : trigger.first - endToken) < SO_FAR_REACH,
  );

const isItem = (sentence: Sentence): boolean => /^(?:\d+|[-–•*▪🔹])$/u.test(textAt(sentence, sentence.first));

const isItemOfAgreement = ({ document, sentence }: WithdrawalCandidate): boolean =>
  isItem(sentence) && document.sentences.slice(Math.max(0, sentence.at - LIST), sentence.at).some(isAgreed);

const isAgreed = ({ matches }: Sentence): boolean =>
  matches.some(({ concept }) => concept === 'governs.negotiated');

/** The first that leave begin it. */
const isFirst = ({ trigger, sentence }: WithdrawalCandidate): boolean =>
  sentence.matches.some(
    ({ concept, startToken, endToken }) =>
      concept === 'first_of' &&
      trigger.first - endToken < FIRST_REACH &&
      startToken - trigger.end < FIRST_REACH,
  );

/** The state, or its man, named last before an act. */
const wishedBy = ({ agents, trigger }: WithdrawalCandidate): string | undefined =>
  inSentence(agents).findLast(({ kind, end }) => kind !== 'troops' && end <= trigger.first)?.id;

/** What remains, or those who remain («الجنود المتبقون»), are the rest, and nobody says that they stay. */
const saysWhatRemains = ({ trigger, sentence }: WithdrawalCandidate): boolean =>
  (trigger.tense === 'participle' && hasArticle(textAt(sentence, trigger.first))) ||
  sentence.matches.some(({ concept, endToken }) => concept === 'remains' && endToken === trigger.end);

/** «على ألا يبقى»: before a verb it is «أن لا», which normal form does not tell from «إلا». */
const THAT_NOT = /^ب?الا$/;

const isKeptFrom = ({ trigger, sentence }: WithdrawalCandidate): boolean =>
  trigger.tense === 'imperfect' && THAT_NOT.test(textAt(sentence, trigger.first - 1));

function ofStaying(negated: boolean, governor: Governor | undefined): WithdrawalStatus {
  if (negated) {
    const isSaid = governor && !governor.negated && AIMS.has(governor.status);
    return isSaid ? governor.status : 'planned';
  }
  return governor?.status === 'refused' && !governor.negated ? 'demanded' : 'refused';
}

function governed(
  { status }: Governor,
  gap: number,
  tense: string,
  future: boolean,
): WithdrawalStatus | 'open' {
  if (future && status !== 'denied' && status !== 'negotiated')
    return status === 'announced' ? 'announced' : 'planned';
  if ((status === 'ongoing' || status === 'completed') && gap > BESIDE)
    return tense === 'perfect' ? 'completed' : 'open';
  if (tense === 'perfect' && status !== 'denied') return 'completed';
  return status;
}
