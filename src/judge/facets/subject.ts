import { isPartOf } from '../annotate/matches.ts';
import { isSign, type Phrase, type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import { classOf } from '../features/word-class.ts';
import { isFunctionWord } from '../features/word-kind.ts';
import { beginsAsListed } from '../lexicon/entry.ts';
import { isGiven } from '../lexicon/given-names.ts';
import { hasProclitic } from './may-speak.ts';
import {
  ACCUSATIVE,
  HEAD,
  isName,
  LONGEST,
  OFFICE,
  PARTS,
  PARTY,
  PERSON,
  phraseEnd,
  STATE,
  SUFFIXED,
  TROOPS,
  WITHIN_NAME,
} from './noun-phrase.ts';

/** Armed groups' names begin as units do: كتائب, لواء. */
const GROUP = /^(?:home|group\.head|role\.head|voice\.role)$/;
const KNOWN = /^(?:voice\.known|force\.metonym)$/;
const PLACE = /^(?:force\.metonym|host\.|home|place$)/;
/** أمام, خلال, في: where, when and on what somebody speaks. */
const ASIDE = /^(?:voice\.aside|voice\.belongs|voice\.link|adverbial|medium\.\w+)$/;

/** عنه, لها: not who speaks, between a verb and its subject. */
const SUFFIXED_PREPOSITION = /^(?:عن|ل|ب|في|علي|الي|من|لدي)(?:ه|ها|هم)$/;

/** The subject behind a verb, or null where something else stands there. */
export function subjectAfter(sentence: Sentence, from: number, until: number): Phrase | null {
  let first = from;
  while (
    first < until &&
    (SUFFIXED_PREPOSITION.test(textAt(sentence, first)) ||
      (isSign(sentence, first) && textAt(sentence, first) !== ':'))
  )
    first++;
  return subject(sentence, { first, end: phraseEnd(sentence, first, until) });
}

/** Whose something is, right behind it, with «ل» or without: «قرار الحكومة», «تصريح لوزير». */
export const ownerAfter = (sentence: Sentence, from: number, until: number): Phrase | null =>
  subject(sentence, { first: from, end: phraseEnd(sentence, from, until) }, true);

/** The subject before a verb, which its clause begins with. */
export function subjectBefore(sentence: Sentence, verb: number): Phrase | null {
  let end = verb;
  while (end > sentence.first && /^[ول]?قد$/.test(textAt(sentence, end - 1))) end--;
  if (textAt(sentence, end - 1) === '،') return setOffBefore(sentence, end - 1);
  return phraseUpTo(sentence, clauseStart(sentence, end, end), end);
}

/** Commas within the naming of somebody: «رئيس المجلس، فلان، قال», «الرئيس، فلان، القائد العام، قال». */
const MOST_COMMAS = 3;

/** Who is named before a comma and a verb, with all his offices: «رئيس المجلس، فلان، قال». */
function setOffBefore(sentence: Sentence, end: number): Phrase | null {
  let found: Phrase | null = null;
  let first = end;
  for (let i = 0; i < MOST_COMMAS && first > sentence.first; i++) {
    first = clauseStart(sentence, first, end);
    found = phraseUpTo(sentence, first, end) ?? found;
    if (textAt(sentence, first - 1) !== '،') break;
    first--;
  }
  return found;
}

function clauseStart(sentence: Sentence, from: number, end: number): number {
  let first = from;
  while (first > sentence.first && end - first < LONGEST && !opensClause(sentence, first)) first--;
  return first;
}

/** The phrase from a token on, without signs before it, where it goes on to the end. */
function phraseUpTo(sentence: Sentence, from: number, end: number): Phrase | null {
  let first = from;
  while (first < end && isSign(sentence, first)) first++;
  return phraseEnd(sentence, first, end) < end ? null : subject(sentence, { first, end });
}

/**
 * Who a line names before its colon: «ترامب أمام الكونغرس:» without where he speaks. `isOurs`: it goes on in the first
 * person, so that a place before it is a state.
 */
export function subjectOfLabel(sentence: Sentence, colon: number, isOurs = false): Phrase | null {
  let { first } = sentence;
  while (first < colon && (isSign(sentence, first) || isPartOf(sentence, first, /^label$/))) first++;
  let last = colon;
  while (last > first && isSign(sentence, last - 1)) last--;
  // «سيبقون.. فلان:»: what stands before two dots is the news.
  for (let at = last - 1; at > first; at--)
    if (isDots(sentence, at)) {
      first = at + 1;
      break;
    }
  const end = phraseEnd(sentence, first, last);
  if (end < last && !isAside(sentence, end)) return null;
  if (!isOurs && sentence.zone === 'headline' && isPlace(sentence, first, end)) return null;
  return subject(sentence, { first, end }) ?? unknownName(sentence, { first, end });
}

const isDots = (sentence: Sentence, at: number): boolean =>
  /^(?:…|\.\.+)$/.test(textAt(sentence, at)) ||
  (textAt(sentence, at) === '.' && textAt(sentence, at - 1) === '.');

/** Does a noun stand behind a verb, where its subject would? Not a «that», a preposition, a sign. */
export function hasNounBehind(sentence: Sentence, from: number, until: number): boolean {
  let at = from;
  while (at < until && (SUFFIXED_PREPOSITION.test(textAt(sentence, at)) || isPartOf(sentence, at, ASIDE)))
    at++;
  const text = textAt(sentence, at);
  if (at >= until || isSign(sentence, at) || isFunctionWord(text) || hasProclitic(text)) return false;
  return !isPartOf(sentence, at, PARTS) && !SUFFIXED.test(text);
}

/** The noun phrase that begins at a token, where it names who may speak. */
export const phraseAt = (sentence: Sentence, first: number): Phrase | null =>
  subject(sentence, { first, end: phraseEnd(sentence, first, sentence.end) });

/** Does a phrase begin with a state, whatever is said of it: «الدنمارك، العضو في التحالف»? */
export const isState = ({ sentence, first }: Phrase): boolean => isPartOf(sentence, first, STATE);

/** Tokens at which words begin that somebody is known by: an office, a name. */
export const namedAt = ({ matches }: Sentence): number[] => [
  ...new Set(
    matches
      .filter(({ concept }) => HEAD.test(concept) || PERSON.test(concept))
      .map(({ startToken }) => startToken),
  ),
];

/** Does a clause open at a token? */
export const opensClause = (sentence: Sentence, at: number): boolean =>
  isPartOf(sentence, at - 1, /^voice\.opens$/) ||
  (isSign(sentence, at - 1) && !WITHIN_NAME.test(textAt(sentence, at - 1)));

const isAside = (sentence: Sentence, at: number): boolean =>
  isPartOf(sentence, at, ASIDE) || /^(?:ل|من$)/.test(textAt(sentence, at)) || isSign(sentence, at);

/** A headline's «Berlin:» is where something happens as often as who speaks. */
const isPlace = (sentence: Sentence, first: number, end: number): boolean =>
  end - first <= 2 && isPartOf(sentence, first, PLACE) && !isPartOf(sentence, first, PERSON);

/** A label may be a name that no list knows, of words that no news has often: «المسماري:» too. */
function unknownName(sentence: Sentence, { first, end }: TokenSpan): Phrase | null {
  for (let at = first; at < end; at++) if (!isName(sentence, at) && !isFamilyName(sentence, at)) return null;
  return end > first ? { sentence, first, end } : null;
}

const isFamilyName = (sentence: Sentence, at: number): boolean => {
  const text = textAt(sentence, at);
  return (
    /^ال\p{L}{3,}ي$/u.test(text) && (classOf(text.slice(2)) === undefined || isPartOf(sentence, at, /^name$/))
  );
};

/** A phrase that names who may speak, else null. */
function subject(sentence: Sentence, { first, end }: TokenSpan, isOwner = false): Phrase | null {
  if (first >= end || (!isOwner && isAddressed(sentence, first))) return null;
  const [, joined] = /^[وف](.+)/.exec(textAt(sentence, first)) ?? [];
  if (joined !== undefined && isFunctionWord(joined)) return null;
  if (ACCUSATIVE.test(textAt(sentence, first)) && !isPartOf(sentence, first, KNOWN)) return null;
  // «صحيفة» alone names no outlet.
  if (end - first === 1 && isPartOf(sentence, first, /^role\.(?:body|suffixed)$/)) return null;
  if (isPartOf(sentence, first, TROOPS) && !isPartOf(sentence, first, GROUP)) return null;
  return isParty(sentence, first, end) ? { sentence, first, end } : null;
}

/** «لتلفزيون»: to whom it is said; «لندن» is no such word, for a list has it as it stands. */
export function isAddressed(sentence: Sentence, first: number): boolean {
  const text = textAt(sentence, first);
  const known = sentence.matches.filter(
    ({ startToken, concept }) => startToken === first && PARTY.test(concept),
  );
  const isListed = known.some(({ entry }) => beginsAsListed(entry, text));
  return /^[لب]\p{L}{3}/u.test(text) && known.length > 0 && !isListed;
}

/** Is somebody named who may speak: an office, an organ, a state, a group, a name? */
function isParty(sentence: Sentence, first: number, end: number): boolean {
  return (
    isGiven(textAt(sentence, first)) ||
    isPartOf(sentence, first, PARTY) ||
    // ثلاثة مسؤولين, كبير المفاوضين.
    (first + 1 < end && isPartOf(sentence, first + 1, OFFICE)) ||
    // جيمس جيفري.
    (isName(sentence, first) && hasName(sentence, first + 1, end))
  );
}

function hasName(sentence: Sentence, from: number, end: number): boolean {
  for (let at = from; at < end; at++)
    if (isGiven(textAt(sentence, at)) || isPartOf(sentence, at, PERSON)) return true;
  return false;
}
