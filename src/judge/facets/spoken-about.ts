import { THAT } from '../annotate/cues.ts';
import { firstFrom, lastBefore } from '../annotate/matches.ts';
import { NEGATION } from '../annotate/negation.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { type Phrase, textAt } from '../document/document.ts';
import { namesGroup } from '../lexicon/gazetteer.ts';
import type { Match } from '../lexicon/matcher.ts';
import { isSpokenOf } from './may-speak.ts';
import { isSentTo } from './sent-to.ts';
import { admitsSomething } from './speech-verbs.ts';
import { subjectAfter } from './subject.ts';

/**
 * Whether the source is what somebody else's words are about, or to whom they are said: «أيد قرار فلان», «لا يعترف بقائد
 * الحركة», «رسالة إلى قائد الحركة», «حذرت تركيا الحركة من …», «قالت تركيا إن الحركة …».
 */
export function isSpokenAbout(candidate: StatementCandidate): boolean {
  const { source, sourceSentence, carried, cue } = candidate;
  if (isSentTo(sourceSentence, source.first)) return true;
  if (carried > 0 || source.first < cue.end) return false;
  return (
    isSpokenOf(sourceSentence, source.first, 'decision') ||
    isNotAdmitted(candidate) ||
    (mayBeStates(candidate) && (isStatesObject(candidate) || isNamedByAState(candidate)))
  );
}

const ROLE = /^(?:role\.head|name$)/;

function isNotAdmitted({ cue, sentence }: StatementCandidate): boolean {
  return (
    admitsSomething(cue.id) &&
    lastBefore(sentence, cue.first, NEGATION, 0) !== undefined &&
    textAt(sentence, cue.end).startsWith('ب') &&
    sentence.matches.some(({ concept, startToken }) => startToken === cue.end && ROLE.test(concept))
  );
}

/** Whether a state is named between the verb and the group: what is seldom so is asked first. */
const mayBeStates = ({ cue, source, sentence }: StatementCandidate): boolean =>
  cue.kind === 'verb' &&
  sentence.matches.some(
    ({ concept, startToken }) =>
      startToken >= cue.end && startToken < source.first && (concept === OFFICE || STATE.test(concept)),
  );

/** A state is the subject of the verb, and the group stands right behind it. */
function isStatesObject({ cue, source, sentence }: StatementCandidate): boolean {
  const subject = subjectAfter(sentence, cue.end, source.first);
  return subject !== null && subject.end === source.first && isOfState(subject);
}

/** A state is the subject of the verb, and the group is named first in what it says. */
function isNamedByAState({ cue, source, sentence, own }: StatementCandidate): boolean {
  const that = firstFrom(sentence, cue.end, THAT);
  if (!that || that.startToken >= source.first) return false;
  const subject = subjectAfter(sentence, cue.end, that.startToken);
  if (subject === null || !isOfState(subject)) return false;
  return !own.names.some(
    ({ first, faction }) =>
      first < that.startToken && first !== subject.end && faction?.id === source.faction?.id,
  );
}

/** Concepts of a state: its name or capital, its army. */
const STATE = /^force\.(?:metonym|name)$/;
const OFFICE = 'state_office';
/** And of whom a group may have as well, whatever country's adjective describes him. */
const ROLE_OR_BODY = /^(?:role\.|title$)/;

/** Whether a state, its army or one of its offices is meant, and no group or man of one. */
function isOfState({ sentence, first, end }: Phrase): boolean {
  const within = sentence.matches.filter(({ startToken }) => startToken >= first && startToken < end);
  if (within.some(namesGroup)) return false;
  const opens = (test: (match: Match) => boolean): boolean =>
    within.some((match) => match.startToken === first && test(match));
  if (opens(({ concept, entry }) => concept === OFFICE && entry.attrs.with === undefined)) return true;
  return (
    opens(({ concept }) => STATE.test(concept)) && !within.some(({ concept }) => ROLE_OR_BODY.test(concept))
  );
}
