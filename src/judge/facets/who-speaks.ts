import { remember } from '../../lib/remember.ts';
import { type Cue, THAT } from '../annotate/cues.ts';
import { firstFrom } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import type { Document, Phrase, Sentence } from '../document/document.ts';
import { asksSomebody, speechVerbs } from './speech-verbs.ts';
import { hasNounBehind } from './subject.ts';
import { goesOn, mayBeAsked, subjectOf } from './voice-verb.ts';

/** Who speaks by a verb; its span is where he is named, from the verb on to what he says. */
export interface Saying extends Phrase {
  by: Phrase;
}

/** Sentences back to the one that says who goes on («وأضاف أن …»). */
const BACK = 3;
/** Behind a verb and its subject whose man he is may stand so far. */
const NAMED_REACH = 8;

/** Who speaks by a verb, for each way in which a candidate's source may stand to it. */
const answersOf = remember((_verb: Cue): (Saying | null)[] => []);

/** Who speaks by a candidate's verb: its subject, else that of the verb that it goes on from; null where nobody known does. */
export function whoSpeaks(candidate: StatementCandidate): Saying | null {
  const { cue, carried, source } = candidate;
  const isSourceBefore = carried === 0 && source.first < cue.first;
  const answers = answersOf(cue);
  const way = isSourceBefore ? 0 : carried + 1;
  let answer = answers[way];
  if (answer === undefined) {
    answer = find(candidate, isSourceBefore);
    answers[way] = answer;
  }
  return answer;
}

function find(
  { document, sentence, cue, carried }: StatementCandidate,
  isSourceBefore: boolean,
): Saying | null {
  if (!isOfSpeech(sentence, cue)) return null;
  const by = subjectOf(sentence, cue, sentence.end);
  if (by) return isObject(by, cue, isSourceBefore) ? null : sayingOf(by, cue);
  if (isNamed(sentence, cue)) return null;
  const before = cue.joined ? speechVerbs(sentence, cue.first).at(-1) : undefined;
  if (before && (carried > 0 || isSourceBefore)) return subjectOfVerb(sentence, before, cue.first);
  return carried > 0 ? saidBefore(document, sentence, Math.min(BACK, carried)) : null;
}

const isOfSpeech = (sentence: Sentence, cue: Cue): boolean =>
  speechVerbs(sentence, cue.first + 1).some(({ first }) => first === cue.first);

/** Types of verbs whose object is who is meant. */
const AT_SOMEBODY: ReadonlySet<string> = new Set([
  'threat',
  'ultimatum',
  'warning',
  'demand',
  'condemnation',
  'mobilisation',
]);

/** Whether behind a verb may stand whom it is said to. */
export const takesObject = ({ id, type }: Cue): boolean => asksSomebody(id) || AT_SOMEBODY.has(type);

function sayingOf(by: Phrase, verb: Cue): Saying {
  const { sentence } = by;
  const least = Math.max(by.end, verb.end);
  const that = firstFrom(sentence, least, THAT);
  return {
    by,
    sentence,
    first: Math.min(by.first, verb.first),
    end: Math.min(that?.startToken ?? sentence.end, least + NAMED_REACH),
  };
}

function subjectOfVerb(sentence: Sentence, verb: Cue, until: number): Saying | null {
  const by = subjectOf(sentence, verb, until);
  return by && !isObject(by, verb, false) ? sayingOf(by, verb) : null;
}

/** «وطالب واشنطن بـ», «وهم يتوعدون فرنسا»: who is named behind such a verb is whom it is said to. */
const isObject = (by: Phrase, verb: Cue, hasSubject: boolean): boolean =>
  takesObject(verb) && by.first >= verb.end && (hasSubject || goesOn(by.sentence, verb));

/** A noun right behind it: its subject, unless it may be who is asked. «الوزارة» has no suffix. */
const isNamed = (sentence: Sentence, verb: Cue): boolean =>
  (hasNounBehind(sentence, verb.end, sentence.end) || isDefinite(sentence, verb.end)) &&
  !mayBeAsked(sentence, verb);

const isDefinite = ({ tokens, end }: Sentence, at: number): boolean =>
  at < end &&
  /^ال\p{L}{3}/u.test(tokens[at]?.text ?? '') &&
  !/^(?:الذ(?:ي|ين)|التي|الي)$/.test(tokens[at]?.text ?? '');

/** Who speaks last in the sentence before, or in the one that it goes on from. */
function saidBefore(document: Document, sentence: Sentence, back: number): Saying | null {
  const previous = document.sentences[sentence.at - 1];
  if (back <= 0 || !previous || previous.source !== sentence.source) return null;
  const verbs = speechVerbs(previous, previous.end);
  for (const verb of verbs.toReversed()) {
    const by = subjectOf(previous, verb, previous.end);
    if (by) return sayingOf(by, verb);
    if (isNamed(previous, verb)) return null;
  }
  return verbs.length > 0 ? saidBefore(document, previous, back - 1) : null;
}
