import { readNumber } from '../../arabic/numbers.ts';
import { endsPhrase } from '../../arabic/signs.ts';
import { timeWord } from '../../arabic/time-words.ts';
import { lastBefore, matchAt } from '../annotate/matches.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Sentence, textAt } from '../document/document.ts';
import { isPreposition } from '../features/word-kind.ts';

/** Concepts of config/lexicons/withdrawal-exclusions.yaml. */
const SPAN_END = 'no_leaving.end';
const HARMED = 'no_leaving.harmed';
const ORDER = 'no_leaving.order';
const ACTIVITY = 'no_leaving.activity';
const GOES_ON = 'no_leaving.goes_on';
const AMID = 'no_leaving.amid';
const VEHICLE = 'no_leaving.vehicle';
const CARE = 'no_leaving.care';

/** Acts by which people are taken out of a place. */
const TAKES_OUT = /^act\.(?:vacate|airlift)/;
const CARRIES = 'act.transfer';
/** Of soldiers who are flown out the wounded are so few. */
const FEW = 20;
/** Behind an act stand so many words at most to the soldiers or the activity it is about. */
const OBJECT_REACH = 4;
const SOLDIERS = /^(?:troops|soldier|units?)$/;

/** Whether a word of leaving tells of none where it stands: what it is part of, or what it is said of, is something else. */
export const isNoLeaving = (candidate: WithdrawalCandidate): boolean =>
  isWithinName(candidate) ||
  isEndOfTime(candidate) ||
  isOfHarmed(candidate) ||
  isOfTransport(candidate) ||
  isNameOfBase(candidate) ||
  isOfActivity(candidate);

/** «قوة مراقبة فض الاشتباك»: a force's name. */
const isWithinName = ({ trigger, sentence }: WithdrawalCandidate): boolean =>
  sentence.matches.some(
    ({ concept, startToken, endToken }) =>
      concept === 'force.name' && startToken < trigger.first && endToken >= trigger.end,
  );

/** «قبل نهاية الشهر», «في ظل». */
function isEndOfTime({ trigger, sentence, own }: WithdrawalCandidate): boolean {
  if (matchAt(sentence, trigger.first, AMID)) return textAt(sentence, trigger.first - 1) === 'في';
  if (own.triggers.length > 1 || !matchAt(sentence, trigger.first, SPAN_END)) return false;
  const next = timeWord(textAt(sentence, trigger.end));
  return next?.is === 'unit' || next?.is === 'month' || sentence.tokens[trigger.end]?.kind === 'number';
}

/** «إنذار إخلاء», «إخلاء جنود مصابين», «إجلاء 3 جنود»: who lives there is told to go, or the wounded are taken out. */
function isOfHarmed({ trigger, sentence }: WithdrawalCandidate): boolean {
  if (!trigger.readings.some(({ concept }) => TAKES_OUT.test(concept))) return false;
  if (trigger.proclitics === '' && lastBefore(sentence, trigger.first, ORDER, 0)) return true;
  const soldiers = soldiersBehind(sentence, trigger.end);
  if (soldiers === null) return false;
  const count = readNumber(sentence.tokens, trigger.end);
  if (count && count.value <= FEW && count.endToken === soldiers) return true;
  return sentence.matches.some(({ concept }) => concept === HARMED);
}

/** «طائرة نقل» carries, and who is carried to care, or dead, leaves nothing: «تنقل جنودا إلى المستشفى». */
function isOfTransport({ trigger, sentence }: WithdrawalCandidate): boolean {
  if (!trigger.readings.some(({ concept }) => concept === CARRIES)) return false;
  if (
    trigger.tenses.includes('noun') &&
    trigger.proclitics === '' &&
    lastBefore(sentence, trigger.first, VEHICLE, 0)
  )
    return true;
  return sentence.matches.some(({ concept }) => concept === CARE);
}

/** Where soldiers stand right behind an act, as its object. */
function soldiersBehind({ matches }: Sentence, from: number): number | null {
  const found = matches.find(
    ({ concept, startToken }) =>
      SOLDIERS.test(concept) && startToken >= from && startToken - from < OBJECT_REACH,
  );
  return found?.startToken ?? null;
}

/** Nouns behind which a name stands, where they have no article. */
const CONSTRUCT = /^(?:قاعده|مطار|معسكر)$/;

/** «من قاعدة خرج»: behind a noun that wants a name stands one. */
const isNameOfBase = ({ trigger, sentence }: WithdrawalCandidate): boolean =>
  trigger.proclitics === '' && CONSTRUCT.test(textAt(sentence, trigger.first - 1));

/** «سيواصل عملياته»: what goes on is no presence. */
function isOfActivity({ trigger, sentence }: WithdrawalCandidate): boolean {
  if (!matchAt(sentence, trigger.first, GOES_ON)) return false;
  for (let at = trigger.end; at < Math.min(sentence.end, trigger.end + OBJECT_REACH); at++) {
    if (endsPhrase(textAt(sentence, at)) || isPreposition(textAt(sentence, at))) return false;
    if (matchAt(sentence, at, ACTIVITY)) return true;
  }
  return false;
}
