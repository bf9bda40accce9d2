import { type Cue, cuesIn } from '../annotate/cues.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Document, isPost, opensArticle, type Sentence, textAt } from '../document/document.ts';
import { fullestMention } from './fullest-mention.ts';
import { type Subject, subjectAfter, subjectBefore, subjectOfLabel } from './subject.ts';

/** A line that names who speaks is short. */
const LABEL_REACH = 14;
/** Sentences back to the one that says who goes on («وأضاف أن …»). */
const BACK = 4;
/** Between «وفقا لما» and its verb stand no more tokens. */
const VERB_REACH = 3;
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
  const asked = isSeen
    ? [told]
    : [told, ...group.filter((one) => one !== told && opensArticle(one.sentence)).sort(byPlace)];
  // The headline names who speaks in short.
  const [body, headlines] = partition(asked, ({ sentence }) => sentence.zone !== 'headline');
  for (const { sentence, trigger } of [...body, ...headlines]) {
    const found = voiceOf(document, sentence, trigger.first, isSeen);
    if (found) return fullestMention(found, document);
  }
  return null;
}

const byPlace = (a: WithdrawalCandidate, b: WithdrawalCandidate): number => a.sentence.at - b.sentence.at;
const partition = <T>(a: readonly T[], f: (x: T) => boolean): [T[], T[]] => [
  a.filter(f),
  a.filter((x) => !f(x)),
];

/** Who says what stands at a token of a sentence. A post's label goes for all of it. */
function voiceOf(document: Document, sentence: Sentence, at: number, isSeen: boolean): Subject | null {
  return (
    labelOf(sentence, at) ??
    (isPost(document) ? labelOfPost(document, sentence) : null) ??
    verbOf(document, sentence, at, BACK, isSeen) ??
    accordingTo(sentence) ??
    (isSeen ? null : carriedOn(document, sentence))
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

/** Acts and what leads to no clause; broadcasting and issuing are an outlet's. */
const NO_SPEECH: ReadonlySet<string> = new Set([
  'suspend',
  'freeze',
  'halt',
  'commit',
  'resume',
  'disarm',
  'send',
  'sign',
  'appear',
  'break-off',
  'issue',
  'hasten',
  'publish',
  'broadcast',
  'show',
  'content-oneself',
  'describe',
  'blame',
  'swear-fealty',
  'claim-resp',
  'ban',
  'impose',
]);
const ACTS: ReadonlySet<string> = new Set([
  'target',
  'shell',
  'carry-out',
  'destroy',
  'shoot-down',
  'launch',
  'engage',
  'capture',
  'snipe',
  'avenge',
]);

const speechVerbs = (sentence: Sentence, before: number): Cue[] =>
  cuesIn(sentence).filter(
    ({ kind, id, first }) => kind === 'verb' && first < before && !NO_SPEECH.has(id) && !ACTS.has(id),
  );

/** Verbs that somebody is the object of: «طالبت الحكومة بـ» may be either. */
const TO_SOMEBODY: ReadonlySet<string> = new Set([
  'demand',
  'call',
  'urge',
  'urge-hard',
  'appeal',
  'inform',
  'advise',
  'caution',
  'give-deadline',
]);

/** Who says by a verb: the words before it that its clause opens with, else those behind it. */
function subjectOf(sentence: Sentence, { first, end, id, joined }: Cue, until: number): Subject | null {
  const before = joined ? null : subjectBefore(sentence, first);
  if (before) return before;
  const behind = subjectAfter(sentence, end, until);
  const isObject =
    behind && joined && TO_SOMEBODY.has(id) && /^(?:ب|ال[يى]$)/.test(textAt(sentence, behind.end));
  return isObject ? null : behind;
}

/** The subject of the verb of speech that governs a token: the outermost with a «that», else the nearest before it. */
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
  const asked = outer ? [outer] : needsThat ? [] : verbs.toReversed();
  for (const verb of asked) {
    const found = subjectOf(sentence, verb, at);
    if (found) return found;
  }
  return asked.length > 0 && back > 0 ? saidBefore(document, sentence, back - 1) : null;
}

/** Who speaks in the sentence before: who goes on. */
function saidBefore(document: Document, sentence: Sentence, back: number): Subject | null {
  const previous = document.sentences[sentence.at - 1];
  if (!previous || previous.source !== sentence.source) return null;
  return labelOf(previous, previous.end) ?? verbOf(document, previous, previous.end, back, false);
}

/** Who speaks on where no verb says it: in a quotation, a list, the headline's words. */
function carriedOn(document: Document, sentence: Sentence): Subject | null {
  const headline = document.sentences.find(({ zone }) => zone === 'headline');
  if (headline && headline !== sentence) {
    return labelOf(headline, headline.end);
  }
  return null;
}

/** «…، بحسب X», «وفقا لما أعلنه X», «نقلا عن X». */
function accordingTo(sentence: Sentence): Subject | null {
  for (const { concept, endToken } of sentence.matches) {
    if (concept !== 'voice.according') continue;
    const verb = cuesIn(sentence).find(
      ({ kind, first }) => kind === 'verb' && first >= endToken && first - endToken < VERB_REACH,
    );
    const from = textAt(sentence, endToken) === 'عن' ? endToken + 1 : endToken;
    const found = subjectAfter(sentence, verb?.end ?? from, sentence.end);
    if (found) return found;
  }
  return null;
}
