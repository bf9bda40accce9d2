import { type Cue, THAT } from '../annotate/cues.ts';
import { firstFrom } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import type { Sentence } from '../document/document.ts';
import { thatClause } from './clause.ts';
import { admitsSomething } from './speech-verbs.ts';

/** The lexicon's id of «تبنى». */
const RESPONSIBILITY = 'claim-resp';

/** Whether a cue is of a claim of responsibility. */
export const claimsResponsibility = ({ id }: Cue): boolean => id === RESPONSIBILITY;

/** Whether a sentence speaks of responsibility that somebody claims. */
export const tellsOfResponsibility = ({ matches }: Sentence): boolean =>
  matches.some(({ entry }) => entry.id === RESPONSIBILITY || entry.concept === 'responsibility');

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

/** The subject and its like take no more tokens before it. */
const READY_REACH = 6;
/** Concept of words that say that something is still to be done: «تنتظر», «تستعد ل». */
const YET_TO_DO = 'yet_to_do';

/** Whether what is said is still to come: nobody claims what he has not done. «إن قواته تنتظر ساعة الصفر». */
export function isToCome(candidate: StatementCandidate): boolean {
  const { sentence, content } = candidate;
  const from = thatClause(candidate) ?? content.first;
  const first = sentence.matches.find(
    ({ concept, startToken }) => startToken >= from && (concept === YET_TO_DO || isAct(concept)),
  );
  return first?.concept === YET_TO_DO && first.startToken - from < READY_REACH;
}
