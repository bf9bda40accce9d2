import { type Cue, cuesIn } from '../annotate/cues.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Document, isPost, opensArticle, type Sentence, textAt } from '../document/document.ts';
import { fullestMention } from './fullest-mention.ts';
import { asksSomebody, speechVerbs } from './speech-verbs.ts';
import {
  hasNounBehind,
  opensClause,
  type Subject,
  subjectAfter,
  subjectBefore,
  subjectOfLabel,
} from './subject.ts';

/** A line that names who speaks is short. */
const LABEL_REACH = 14;
/** Sentences back to the one that says who goes on («وأضاف أن …»). */
const BACK = 4;
/** Between «وفقا لما» and its verb stand no more tokens. */
const VERB_REACH = 3;
/** Of `voice.according`, what leads to a verb of speech only: كما, حسبما. */
const WITH_VERB = 'as-said';
/** بـ, إلى, على: before what somebody is asked for. */
const ASKED_FOR = /^(?:ب|الي$|علي$)/;
/** Statuses that are seen to be so: whoever speaks elsewhere in the article only comments on them. */
const SEEN: ReadonlySet<string> = new Set(['started', 'ongoing', 'completed']);

/**
 * Who says what candidates of one withdrawal tell: who announces, demands, refuses or reports it; null where the outlet
 * does. `told` is the candidate whose status is told, the first of all that is asked.
 */
export function attributionOf(
  group: readonly WithdrawalCandidate[],
  told: WithdrawalCandidate,
  status: string,
): Subject | null {
  const { document } = told;
  const isSeen = SEEN.has(status);
  const others = isSeen ? [] : group.filter((one) => one !== told && opensArticle(one.sentence));
  // The headline names who speaks in short.
  const asked = [told, ...others.sort((a, b) => a.sentence.at - b.sentence.at)].sort(
    (a, b) => Number(isHeadline(a.sentence)) - Number(isHeadline(b.sentence)),
  );
  for (const { sentence, trigger } of asked) {
    const found = voiceOf(document, sentence, trigger.first, isSeen);
    if (found) return fullestMention(found, document);
  }
  return null;
}

/** Who says what stands at a token of a sentence. A post's label goes for all of it. */
function voiceOf(document: Document, sentence: Sentence, at: number, isSeen: boolean): Subject | null {
  return (
    labelOf(sentence, at) ??
    (isPost(document) ? labelOfPost(document, sentence) : null) ??
    verbOf(document, sentence, at, BACK, isSeen) ??
    accordingTo(sentence) ??
    headlineLabel(document, sentence)
  );
}

/** «X: …», before token `end`; «قال X: …» is the verb's. */
function labelOf(sentence: Sentence, end: number): Subject | null {
  const { first } = sentence;
  for (let at = first; at < Math.min(end, first + LABEL_REACH); at++) {
    if (textAt(sentence, at) !== ':') continue;
    const verb = speechVerbs(sentence, at).at(-1);
    return verb ? subjectOf(sentence, verb, at) : subjectOfLabel(sentence, at);
  }
  return null;
}

function labelOfPost({ sentences }: Document, sentence: Sentence): Subject | null {
  const lead = sentences.find(({ zone }) => zone === 'lead')?.at ?? 0;
  for (const one of sentences) {
    if (one.at > lead || one.at >= sentence.at) return null;
    const found = labelOf(one, one.end);
    if (found) return found;
  }
  return null;
}

/** Who says by a verb: the words before it that its clause opens with, else those behind it. */
function subjectOf(sentence: Sentence, { first, end, id, joined }: Cue, until: number): Subject | null {
  const before = joined ? null : subjectBefore(sentence, first);
  if (before) return before;
  const behind = subjectAfter(sentence, end, until);
  if (!behind || !asksSomebody(id)) return behind;
  // «وطالب الحكومة بـ», «قرارا يدعو الحكومة إلى»: who is asked.
  return goesOn(sentence, { first, joined }) && ASKED_FOR.test(textAt(sentence, behind.end)) ? null : behind;
}

/** Does a verb carry on a clause or a sentence, so that its subject was named before? */
const goesOn = (sentence: Sentence, { first, joined }: Pick<Cue, 'first' | 'joined'>): boolean =>
  joined || !opensClause(sentence, first);

/**
 * The subject of the verb of speech that governs a token: the outermost with a «that», else the nearest before it; who
 * spoke before, where none has a subject of its own.
 */
function verbOf(
  document: Document,
  sentence: Sentence,
  at: number,
  back: number,
  needsThat: boolean,
): Subject | null {
  const verbs = speechVerbs(sentence, at);
  const thats = sentence.matches.filter(
    ({ concept, startToken }) => concept === 'speech.that' && startToken < at,
  );
  const outer = verbs.find((verb, i) =>
    thats.some(
      ({ startToken }) =>
        startToken >= verb.end && startToken < (verbs[i + 1]?.first ?? Number.POSITIVE_INFINITY),
    ),
  );
  const others = verbs.filter((verb) => verb !== outer).reverse();
  const asked = needsThat ? (outer ? [outer] : []) : outer ? [outer, ...others] : others;
  for (const verb of asked) {
    const found = subjectOf(sentence, verb, at);
    if (found) return found;
  }
  // What stands behind is somebody else whom no list knows, unless it may be who is asked.
  const isNamed = asked.some(
    (verb) => hasNounBehind(sentence, verb.end, at) && !(asksSomebody(verb.id) && goesOn(sentence, verb)),
  );
  return asked.length > 0 && !isNamed && back > 0 ? saidBefore(document, sentence, back - 1) : null;
}

/** Who speaks in the sentence before: who goes on. */
function saidBefore(document: Document, sentence: Sentence, back: number): Subject | null {
  const previous = document.sentences[sentence.at - 1];
  if (!previous || previous.source !== sentence.source) return null;
  return labelOf(previous, previous.end) ?? verbOf(document, previous, previous.end, back, false);
}

const isHeadline = ({ zone }: Sentence): boolean => zone === 'headline';

/** Who the headline says tells it, where the sentence names nobody. */
function headlineLabel({ sentences }: Document, sentence: Sentence): Subject | null {
  const headline = sentences.find(isHeadline);
  return headline && headline !== sentence ? labelOf(headline, headline.end) : null;
}

/** «…، بحسب X», «وفقا لما أعلنه X», «كما قال X», «نقلا عن X». */
function accordingTo(sentence: Sentence): Subject | null {
  for (const { concept, entry, endToken } of sentence.matches) {
    if (concept !== 'voice.according') continue;
    const verb = cuesIn(sentence).find(
      ({ kind, first }) => kind === 'verb' && first >= endToken && first - endToken < VERB_REACH,
    );
    if (entry.id === WITH_VERB && verb?.first !== endToken) continue;
    const isWhat = /^ل?ما$/.test(textAt(sentence, endToken));
    // Behind «ما» stands a verb, known or not.
    const from = isWhat ? endToken + 2 : textAt(sentence, endToken) === 'عن' ? endToken + 1 : endToken;
    const found = subjectAfter(sentence, verb?.end ?? from, sentence.end);
    if (found) return found;
  }
  return null;
}
