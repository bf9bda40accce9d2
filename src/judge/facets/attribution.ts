import { cuesIn } from '../annotate/cues.ts';
import { isPartOf } from '../annotate/matches.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Document, opensArticle, type Phrase, type Sentence, textAt } from '../document/document.ts';
import { fullestMention } from './fullest-mention.ts';
import { relays } from './sayer.ts';
import { quotesOthers, speechVerbs } from './speech-verbs.ts';
import { hasNounBehind, subjectAfter } from './subject.ts';
import { headlineLabel, labelOf, labelOfPost } from './voice-label.ts';
import { mayBeAsked, outermost, subjectOf, wantedBy } from './voice-verb.ts';

/** Sentences back to the one that says who goes on («وأضاف أن …»). */
const BACK = 4;
/** Between «وفقا لما» and its verb stand no more tokens. */
const VERB_REACH = 3;
/** Of `voice.according`, what leads to a verb of speech only: كما, حسبما. */
const WITH_VERB = 'as-said';
/** Statuses that are seen to be so: whoever speaks elsewhere in the article only comments on them. */
const SEEN: ReadonlySet<string> = new Set(['started', 'ongoing', 'completed']);

/**
 * Who says what candidates of one withdrawal tell: who announces, demands, refuses or reports it; null where the outlet
 * does. `bearer` is the candidate whose status is reported, the first of all that is asked.
 */
export function attributionOf(
  group: readonly WithdrawalCandidate[],
  bearer: WithdrawalCandidate,
  status: string,
): Phrase | null {
  const { document } = bearer;
  const isSeen = SEEN.has(status);
  // What is seen to be so is told by whoever reports it, of a headline in the lead.
  const mayTell = !isSeen || isHeadline(bearer.sentence);
  const others = group.filter((one) => mayTell && one !== bearer && opensArticle(one.sentence));
  // The headline names who speaks in short.
  const asked = [bearer, ...others.sort((a, b) => a.sentence.at - b.sentence.at)].sort(
    (a, b) => Number(isHeadline(a.sentence)) - Number(isHeadline(b.sentence)),
  );
  for (const { sentence, trigger } of asked) {
    const found = voiceOf(document, sentence, trigger.first, isSeen);
    const asks = found && status === DEMANDED && relays(found) ? askerIn(sentence, trigger.first) : null;
    if (found) return fullestMention(asks ?? found, document);
  }
  return null;
}

const DEMANDED = 'demanded';
/** Type of the verbs that ask for something (config/lexicons/speech.yaml). */
const ASKING = 'demand';
/** «طلب أميركي» names nobody. */
const ADJECTIVE = /^(?:force|host)\.adjective$/;

/** «إعلام العدو: فلان طلب انسحابا»: who asks for it, not the outlet that tells it. */
function askerIn(sentence: Sentence, at: number): Phrase | null {
  const verb = speechVerbs(sentence, at).findLast(({ type }) => type === ASKING);
  const asker = verb ? subjectOf(sentence, verb, at) : null;
  return asker && isPartOf(sentence, asker.first, ADJECTIVE) ? null : asker;
}

const isHeadline = ({ zone }: Sentence): boolean => zone === 'headline';

/** Who says what stands at a token of a sentence. A post's label goes for all of it. */
function voiceOf(document: Document, sentence: Sentence, at: number, isSeen: boolean): Phrase | null {
  return (
    labelOf(sentence, at) ??
    labelOfPost(document, sentence) ??
    verbOf(document, sentence, at, BACK, isSeen) ??
    accordingTo(sentence) ??
    (isSeen ? null : wantedBy(sentence, at)) ??
    headlineLabel(document, sentence)
  );
}

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
): Phrase | null {
  const verbs = speechVerbs(sentence, at);
  const outer = outermost(sentence, verbs, at);
  const others = verbs.filter((verb) => verb !== outer && !quotesOthers(verb)).reverse();
  const asked = needsThat ? (outer ? [outer] : []) : outer ? [outer, ...others] : others;
  for (const verb of asked) {
    const found = subjectOf(sentence, verb, at);
    if (found) return found;
  }
  // What stands behind is somebody else whom no list knows, unless it may be who is asked.
  const isNamed = asked.some((verb) => hasNounBehind(sentence, verb.end, at) && !mayBeAsked(sentence, verb));
  return asked.length > 0 && !isNamed && back > 0 ? saidBefore(document, sentence, back - 1) : null;
}

/** Who speaks in the sentence before: who goes on. */
function saidBefore(document: Document, sentence: Sentence, back: number): Phrase | null {
  const previous = document.sentences[sentence.at - 1];
  if (!previous || previous.source !== sentence.source) return null;
  return verbOf(document, previous, previous.end, back, false);
}

/** «…، بحسب X», «وفقا لما أعلنه X», «كما قال X», «نقلا عن X». */
function accordingTo(sentence: Sentence): Phrase | null {
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
