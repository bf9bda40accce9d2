import type { SpeechSentence } from '../annotate/annotate.ts';
import { cuesIn, THAT } from '../annotate/cues.ts';
import { firstFrom, isPartOf } from '../annotate/matches.ts';
import type { SpeakerCandidate } from '../candidates/speaker.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import {
  type Document,
  type Phrase,
  type Sentence,
  type TokenSpan,
  textAt,
  wordAt,
} from '../document/document.ts';
import { classOf } from '../features/word-class.ts';
import { kindsOf } from '../features/word-kind.ts';
import { NAME } from '../lexicon/gazetteer.ts';
import { isGiven } from '../lexicon/given-names.ts';
import type { Match } from '../lexicon/matcher.ts';
import { fullNameOf, occurrencesOf } from './full-name.ts';

/** Facts that no weight outdoes: whether words that a model holds for the speaker's name can be it. */
export function maySpeak(candidate: StatementCandidate, span: SpeakerCandidate): boolean {
  const { own, sourceOwn, sentence, document } = candidate;
  const around = span.sentence === sentence ? own : sourceOwn;
  if (isSpokenOf(span.sentence, span.first)) return false;
  if (isWithinSaid(candidate, span)) return false;
  if (span.kind === 'listed') return true;
  const name = fullNameOf(span, document);
  if (name === null || !hasShapeOfName(around, span)) return false;
  return !isOfficial(document, name);
}

/** Concepts of the words between what is said of somebody and his name: his role, a title, whose man he is. */
const BETWEEN = /^(?:role\.|title$|name$)/;
const SPOKEN_REACH = 6;

/** Whether somebody is the object of a death, an oath, an appointment or a command: «مقتل القيادي البارز، فلان». */
export function isSpokenOf(sentence: Sentence, first: number): boolean {
  const said = sentence.matches.filter(({ concept }) => concept === 'spoken_of');
  if (said.length === 0) return false;
  const mayStand = (at: number): boolean =>
    textAt(sentence, at).startsWith('ال') ||
    (at === first - 1 && /^[،#"]$/.test(textAt(sentence, at))) ||
    isPartOf(sentence, at, BETWEEN);
  for (let at = first; at >= Math.max(sentence.first, first - SPOKEN_REACH); at--) {
    if (said.some(({ endToken }) => endToken === at)) return true;
    if (!mayStand(at - 1)) return false;
  }
  return false;
}

/** Between somebody who is spoken of and a verb of speech of his own stand no more tokens: «إن فلانا … أكد». */
const OWN_VERB_REACH = 4;

/** Who stands behind the «that» of what is said is spoken of: «قال الناطق إن القائد فلان …». */
export function isWithinSaid(candidate: StatementCandidate, { sentence, first, end }: Phrase): boolean {
  const { cue } = candidate;
  if (sentence !== candidate.sentence) return false;
  if (cue.kind === 'verb' && cue.first >= end && cue.first - end <= OWN_VERB_REACH) return false;
  return cuesIn(sentence).some((verb) => {
    const that = verb.kind === 'verb' && firstFrom(sentence, verb.end, THAT);
    return that && that.startToken < first;
  });
}

/** What a name never holds, once it has begun. */
const NO_PART = /^(?:speech\.|role\.|faction$|back$|medium\.|context\.|label$)/;
/** Words of a role that stand before its noun's adjective. */
const ROLE = /^role\.(?:head|body|suffixed)$/;

function hasShapeOfName(own: SpeechSentence, { first, end }: TokenSpan): boolean {
  const { sentence } = own;
  const kinds = kindsOf(own);
  const within = ({ concept, startToken }: Match): boolean =>
    concept === 'spoken_of' && startToken >= first && startToken < end;
  if (sentence.matches.some(within)) return false;
  // الأمين | العام, المكتب | السياسي, المتحدث | باسم: the role goes on.
  if (kinds.at(first) === 'nisba') return false;
  const opening = textAt(sentence, first);
  if (ROLE.test(kinds.at(first - 1)) && /^(?:ال|باسم$)/.test(opening) && kinds.at(first) !== 'title')
    return false;
  for (let at = first; at < end; at++)
    if (NO_PART.test(kinds.at(at)) || hasProclitic(textAt(sentence, at)) || isAdverb(sentence, at))
      return false;
  return true;
}

/** Written with the tanwin of an adverb or an object, «زورًا»: nobody who speaks. */
const isAdverb = (sentence: Sentence, at: number): boolean => wordAt(sentence, at).includes(TANWIN);
const TANWIN = '\u064b';

/** بملصق, للحركة, وأحجم: a word of the language with what is written to it. */
export function hasProclitic(word: string): boolean {
  if (/^(?:[وبك]ال|لل)\p{L}{3}/u.test(word)) return true;
  return /^[وبلك]\p{L}{4}/u.test(word) && !isGiven(word) && classOf(word.slice(1)) !== undefined;
}

/** So far before a name stands the office that it belongs to: «رئيس الحكومة المجرية، فلان». */
const OFFICE_REACH = 4;
/** And behind it, with the rest of the name or a comma between. */
const OFFICE_BEHIND = 2;

/** Whether the article calls somebody a minister, a mayor or a chief of police: a state's man and no faction's. */
function isOfficial({ sentences }: Document, name: Phrase): boolean {
  return sentences.some((sentence) => {
    const offices = sentence.matches.filter((match) => isOffice(match, sentence));
    if (offices.length === 0) return false;
    return occurrencesOf(name, sentence).some((at) =>
      offices.some((office) => isHeldBy(office, at, sentence)),
    );
  });
}

/** «الرئيس» alone may be a faction's; with a country's adjective behind it is a state's. */
const isOffice = ({ concept, entry, endToken }: Match, sentence: Sentence): boolean =>
  concept === 'state_office' &&
  (entry.attrs.with !== 'adjective' || /^ال\p{L}+ي$/u.test(textAt(sentence, endToken)));

function isHeldBy({ startToken, endToken }: Match, { first, end }: TokenSpan, sentence: Sentence): boolean {
  const before = endToken <= first && first - endToken <= OFFICE_REACH;
  if (!before && !(startToken >= end && startToken - end <= OFFICE_BEHIND)) return false;
  const until = before ? first : Math.min(endToken + OFFICE_REACH, endOfApposition(sentence, endToken));
  const isApart = before && sentence.tokens.slice(endToken, first - 1).some(({ kind }) => kind !== 'word');
  // «وزير الدفاع في حركة …» is the group's own.
  const isGroups = sentence.matches.some(
    (match) => match.concept === NAME && match.startToken >= endToken && match.startToken < until,
  );
  return !isApart && !isGroups;
}

/** Where the words behind a name end that say who it is: at a sign, or where he speaks. */
function endOfApposition(sentence: Sentence, from: number): number {
  const speech = sentence.matches.find(
    ({ concept, startToken }) => concept.startsWith('speech.') && startToken >= from,
  );
  let end = from;
  while (sentence.tokens[end]?.kind === 'word' && end < sentence.end) end++;
  return Math.min(end, speech?.startToken ?? end);
}
