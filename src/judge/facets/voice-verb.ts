import { type Cue, THAT } from '../annotate/cues.ts';
import { firstFrom } from '../annotate/matches.ts';
import { type Phrase, type Sentence, textAt } from '../document/document.ts';
import { asksSomebody, quotedFrom, speechVerbs, verbsOfWill } from './speech-verbs.ts';
import { opensClause, ownerAfter, subjectAfter, subjectBefore } from './subject.ts';

/** بـ, إلى, على: before what somebody is asked for. */
const ASKED_FOR = /^(?:ب|الي$|علي$)/;
/** Concept of config/lexicons/voices.yaml: what is said or wanted; `how: words` of what somebody speaks in. */
const NOUN = 'voice.noun';
const WORDS = 'words';
/** Behind a verb, the words that it stands in: قال فيها. */
const IN_IT = /^(?:في|خلال)(?:ه|ها|هما)$/;
const OWNER_REACH = 16;

/** Who says by a verb: the words before it that its clause opens with, else those behind it. */
export function subjectOf(sentence: Sentence, verb: Cue, until: number): Phrase | null {
  const { first, end, joined } = verb;
  const quoted = quotedFrom(sentence, verb, until);
  if (quoted !== null) return subjectAfter(sentence, quoted, until);
  const before = joined ? null : subjectBefore(sentence, first);
  if (before) return before;
  const behind = subjectAfter(sentence, end, until);
  if (!behind) return IN_IT.test(textAt(sentence, end)) ? ownerBefore(sentence, first) : null;
  return mayBeAsked(sentence, verb) && ASKED_FOR.test(textAt(sentence, behind.end)) ? null : behind;
}

/** Whose words a verb tells of that goes on about them: «تصريح لفلان قال فيه». */
function ownerBefore(sentence: Sentence, verb: number): Phrase | null {
  const noun = sentence.matches.findLast(
    ({ concept, entry, endToken }) =>
      concept === NOUN && entry.attrs.how === WORDS && endToken <= verb && verb - endToken < OWNER_REACH,
  );
  return noun ? ownerAfter(sentence, noun.endToken, verb) : null;
}

/** Does a verb carry on a clause or a sentence, so that its subject was named before? */
export const goesOn = (sentence: Sentence, { first, joined }: Cue): boolean =>
  joined || !opensClause(sentence, first);

/** May a noun behind a verb be who is asked, and not its subject? «وطالب الحكومة بـ», «قرارا يدعو الحكومة إلى» */
export const mayBeAsked = (sentence: Sentence, verb: Cue): boolean =>
  asksSomebody(verb.id) && goesOn(sentence, verb);

/** The first verb with a «that» between it and the next. */
export const outermost = (sentence: Sentence, verbs: readonly Cue[], until: number): Cue | undefined =>
  verbs.find(({ end }, i) => {
    const that = firstFrom(sentence, end, THAT);
    return that && that.startToken < Math.min(until, verbs[i + 1]?.first ?? until);
  });

/** Who wants or decides it, where no words are reported: «تعتزم باريس أن تخفض …». */
export function wantedBy(sentence: Sentence, at: number): Phrase | null {
  if (outermost(sentence, speechVerbs(sentence, at), at)) return null;
  const verb = verbsOfWill(sentence, at).at(-1);
  return verb ? subjectOf(sentence, verb, at) : null;
}
