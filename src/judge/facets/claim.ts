import { isFutureVerb } from '../../arabic/tense.ts';
import { type Cue, THAT } from '../annotate/cues.ts';
import { firstFrom } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Sentence, textAt } from '../document/document.ts';
import { thatClause } from './clause.ts';
import { admitsSomething } from './speech-verbs.ts';

/** The lexicon's id of «تبنى». */
const RESPONSIBILITY = 'claim-resp';

/** Whether a cue is of a claim of responsibility. */
export const claimsResponsibility = ({ id }: Cue): boolean => id === RESPONSIBILITY;

/** Whether a sentence speaks of responsibility that somebody claims. */
export const tellsOfResponsibility = ({ matches }: Sentence): boolean =>
  matches.some(({ entry }) => entry.id === RESPONSIBILITY || entry.concept === 'responsibility');

/** Views and plans, which nobody claims but takes over: «تبنت القناة وجهة نظر الجماعة», «تبنى الحزب نهجا جديدا». */
const VIEW = 'adopted_view';
const VIEW_REACH = 6;

/** Whether «تبنى» is said of a view or a plan, and of no attack. */
export const takesOverAView = ({ sentence, cue }: StatementCandidate): boolean =>
  claimsResponsibility(cue) && firstFrom(sentence, cue.end, VIEW, VIEW_REACH) !== undefined;

/** Between a verb of admission and the loss stand who admits it, the day, «وجود». */
const LOSS_REACH = 12;
/** What is admitted is an act where the sentence turns: «… لكن مقاتليه استولوا على الموقع». */
const TURNS = 'turns';

/** Whether it is a loss of the group's own that is admitted: «اعترفت الجماعة بمقتل قائد لها», and no attack («أقرت بالهجوم»). */
export function admitsLoss({ sentence, cue }: StatementCandidate): boolean {
  if (!admitsSomething(cue.id)) return false;
  const loss = firstFrom(sentence, cue.end, 'own_loss', LOSS_REACH);
  if (!loss) return false;
  return !sentence.matches.some(
    ({ concept, startToken }) =>
      startToken >= cue.end &&
      (concept === TURNS || (startToken < loss.startToken && (concept === THAT || isAct(concept)))),
  );
}

const isAct = (concept: string): boolean => concept.startsWith('speech.act') || concept === 'formula.claim';

/** Between «that» and the verb stand no more tokens: «أن القوات المشتركة، وبدعم من …، استقدمت». */
const MOVE_REACH = 20;

/** Whether the group tells that its own troops leave or are brought up, before any act against others. */
export function tellsOfOwnMove(candidate: StatementCandidate): boolean {
  const { sentence, cue, content } = candidate;
  if (cue.kind === 'none' || cue.id === RESPONSIBILITY) return false;
  const from = thatClause(candidate) ?? content.first;
  const first = sentence.matches.find(
    ({ concept, startToken }) => startToken >= from && (concept === 'own_move' || isAct(concept)),
  );
  return first?.concept === 'own_move' && first.startToken - from <= MOVE_REACH;
}

/** The subject and its like take no more tokens before the verb: «أن تحرير المدينة سيتم». */
const FUTURE_REACH = 6;
/** Concept of words that say that something is still to be done: «تنتظر», «تستعد ل». */
const YET_TO_DO = 'yet_to_do';

/** Whether what is said is still to come: nobody claims what he has not done. «إن تحرير المدينة سيتم», «إن قواته تنتظر ساعة الصفر». */
export function isToCome(candidate: StatementCandidate): boolean {
  const { sentence, content } = candidate;
  const that = thatClause(candidate);
  const from = that ?? content.first;
  const first = (test: (concept: string) => boolean): number =>
    sentence.matches.find(({ concept, startToken }) => startToken >= from && test(concept))?.startToken ??
    sentence.end;
  const end = Math.min(from + FUTURE_REACH, first(isAct), sentence.end);
  if (first((concept) => concept === YET_TO_DO) < end) return true;
  if (that === null) return false;
  for (let at = from; at < end; at++) if (isFutureVerb(textAt(sentence, at))) return true;
  return false;
}
