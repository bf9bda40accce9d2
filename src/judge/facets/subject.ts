import { normalize } from '../../arabic/normalize.ts';
import { type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import { classOf } from '../features/word-class.ts';
import { isFunctionWord, isGiven } from '../features/word-kind.ts';
import type { Match } from '../lexicon/matcher.ts';
import { isNameAsWritten } from './full-name.ts';
import { hasProclitic } from './may-speak.ts';

/** Words that name who acts or speaks. */
export interface Subject extends TokenSpan {
  sentence: Sentence;
}

/** A name with its office has no more tokens. */
const LONGEST = 14;
/** Concepts of words that are no part of who acts. */
const PARTS =
  /^(?:speech\.(?!noun|stance|saying|document|issued|act_noun)|adverbial$|medium\.|certainty\.(?!reported)|conjunction$|act|governs\.|gap\.|cue\.|voice\.(?:aside|will)$)/;
/** Concepts that a person, an organ or a state is known by. */
const PARTY =
  /^(?:role\.(?!former)|title$|state_office$|group\.head$|force\.|home$|voice\.(?:role|known|person|state)$)/;
const OFFICE = /^(?:role\.(?!former)|state_office$|group\.head$|voice\.role$)/;
/** Concepts of words that begin the naming of somebody else. */
const HEAD = /^(?:role\.head|state_office|voice\.role|voice\.known)$/;
const HOLDER = /^(?:role\.head|state_office)$/;
const PERSON = /^(?:voice\.person|force\.leader)$/;
const TROOPS = /^(?:troops|units|unit|soldier|presence)$/;
/** Armed groups' names begin as units do: كتائب, لواء. */
const GROUP = /^(?:home|group\.head|role\.head|voice\.role)$/;
const KNOWN = /^(?:voice\.known|force\.metonym)$/;
const STATE = /^force\.metonym$/;
const PLACE = /^(?:force\.metonym|host\.|home|place$)/;
/** باسم, في: behind the head of an office. */
const LINK = /^voice\.link$/;
/** أمام, خلال, في: where, when and on what somebody speaks. */
const ASIDE = /^(?:voice\.aside|voice\.link|adverbial|medium\.\w+)$/;

const NISBA = /(?:ي|يه|يين|يون|ييه)$/;
/** نظيره, بلاده: whose it is was said before, so the word begins another part of the clause. */
const SUFFIXED = /\p{L}{3}(?:ه|ها|هم|هما)$/u;
/** عنه, لها: not who speaks, between a verb and its subject. */
const SUFFIXED_PREPOSITION = /^(?:عن|ل|ب|في|علي|الي|من|لدي)(?:ه|ها|هم)$/;
/** المسؤولين, الأمريكيين: an object's form. */
const ACCUSATIVE = /^ال\p{L}{3,}ين$/u;
const SON_OF = /^(?:بن|ابن|بنت|ال)$/;
const WITHIN_NAME = /^[#_"«»]$/;

/** The subject behind a verb, or null where something else stands there. */
export function subjectAfter(sentence: Sentence, from: number, until: number): Subject | null {
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
export const ownerAfter = (sentence: Sentence, from: number, until: number): Subject | null =>
  subject(sentence, { first: from, end: phraseEnd(sentence, from, until) }, true);

/** The subject before a verb, which its clause begins with. */
export function subjectBefore(sentence: Sentence, verb: number): Subject | null {
  let end = verb;
  while (end > sentence.first && /^[ول]?قد$/.test(textAt(sentence, end - 1))) end--;
  let first = end;
  while (first > sentence.first && end - first < LONGEST && !opensClause(sentence, first)) first--;
  while (first < end && isSign(sentence, first)) first++;
  return phraseEnd(sentence, first, end) < end ? null : subject(sentence, { first, end });
}

/**
 * Who a line names before its colon: «ترامب أمام الكونغرس:» without where he speaks. `isOurs`: it goes on in the first
 * person, so that a place before it is a state.
 */
export function subjectOfLabel(sentence: Sentence, colon: number, isOurs = false): Subject | null {
  let { first } = sentence;
  while (first < colon && (isSign(sentence, first) || matchesAt(sentence, first, /^label$/))) first++;
  let last = colon;
  while (last > first && isSign(sentence, last - 1)) last--;
  const end = phraseEnd(sentence, first, last);
  if (end < last && !isAside(sentence, end)) return null;
  if (!isOurs && sentence.zone === 'headline' && isPlace(sentence, first, end)) return null;
  return subject(sentence, { first, end }) ?? unknownName(sentence, { first, end });
}

/** Does a noun stand behind a verb, where its subject would? Not a «that», a preposition, a sign. */
export function hasNounBehind(sentence: Sentence, from: number, until: number): boolean {
  let at = from;
  while (at < until && (SUFFIXED_PREPOSITION.test(textAt(sentence, at)) || matchesAt(sentence, at, ASIDE)))
    at++;
  const text = textAt(sentence, at);
  if (at >= until || isSign(sentence, at) || isFunctionWord(text) || hasProclitic(text)) return false;
  return !matchesAt(sentence, at, PARTS) && !SUFFIXED.test(text);
}

/** The noun phrase that begins at a token, where it names who may speak. */
export const phraseAt = (sentence: Sentence, first: number): Subject | null =>
  subject(sentence, { first, end: phraseEnd(sentence, first, sentence.end) });

/** Does a phrase begin with a state, whatever is said of it: «الدنمارك، العضو في التحالف»? */
export const isState = ({ sentence, first }: Subject): boolean => matchesAt(sentence, first, STATE);

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
  matchesAt(sentence, at - 1, /^voice\.opens$/) ||
  (isSign(sentence, at - 1) && !WITHIN_NAME.test(textAt(sentence, at - 1)));

const isSign = ({ tokens }: Sentence, at: number): boolean => tokens[at]?.kind !== 'word';

const matchesAt = ({ matches }: Sentence, at: number, concept: RegExp): boolean =>
  matches.some((match) => match.startToken <= at && match.endToken > at && concept.test(match.concept));

const isAside = (sentence: Sentence, at: number): boolean =>
  matchesAt(sentence, at, ASIDE) || /^(?:ل|من$)/.test(textAt(sentence, at)) || isSign(sentence, at);

/** A headline's «Berlin:» is where something happens as often as who speaks. */
const isPlace = (sentence: Sentence, first: number, end: number): boolean =>
  end - first <= 2 && matchesAt(sentence, first, PLACE) && !matchesAt(sentence, first, PERSON);

/** Where a noun phrase ends that begins at a token. */
function phraseEnd(sentence: Sentence, first: number, until: number): number {
  let end = first;
  while (end < until && end - first < LONGEST && goesOn(sentence, first, end)) end++;
  while (end > first && (isSign(sentence, end - 1) || matchesAt(sentence, end - 1, LINK))) end--;
  return end;
}

function goesOn(sentence: Sentence, first: number, at: number): boolean {
  const text = textAt(sentence, at);
  if (WITHIN_NAME.test(text)) return true;
  if (text === '،') return at > first && (isName(sentence, at + 1) || matchesAt(sentence, at + 1, OFFICE));
  if (isNameAsWritten(sentence, at)) return true;
  const isBehindName = at > first && isOfName(sentence, first, at - 1);
  if (matchesAt(sentence, at, LINK)) return at > first && !isBehindName && holdsOffice(sentence, first, at);
  if (isSign(sentence, at) || text.length < 2 || matchesAt(sentence, at, PARTS) || isFunctionWord(text))
    return false;
  if (text.startsWith('لل')) return at > first && !isBehindName && holdsOffice(sentence, first, at);
  if (at === first || isWithinMatch(sentence, at) || SON_OF.test(textAt(sentence, at - 1))) return true;
  // «أبلغ الرئيس فلان وزير …»: another begins.
  if (matchesAt(sentence, at, HEAD)) return !isBehindName;
  return text.startsWith('ال')
    ? isDefinitePart(sentence, at, isBehindName)
    : isBarePart(sentence, at, isBehindName);
}

function isDefinitePart(sentence: Sentence, at: number, isBehindName: boolean): boolean {
  // «قال فلان الصحفيين»: a family name is no plural and no troops.
  if (isBehindName && (ACCUSATIVE.test(textAt(sentence, at)) || matchesAt(sentence, at, TROOPS)))
    return false;
  const isBehindDefinite = textAt(sentence, at - 1).startsWith('ال');
  return (
    !isBehindDefinite ||
    NISBA.test(textAt(sentence, at)) ||
    matchesAt(sentence, at, OFFICE) ||
    matchesAt(sentence, at - 1, OFFICE)
  );
}

function isBarePart(sentence: Sentence, at: number, isBehindName: boolean): boolean {
  const text = textAt(sentence, at);
  // «التقى ماكرون ترامب»: one known name behind another is somebody else's.
  if (isBehindName)
    return matchesAt(sentence, at, PERSON) ? !matchesAt(sentence, at - 1, PERSON) : isName(sentence, at);
  if (isGiven(text) || matchesAt(sentence, at, PARTY)) return true;
  if (SUFFIXED.test(text) && classOf(text) !== undefined) return false;
  if (/\p{L}{3}ا$/u.test(text) && classOf(text.slice(0, -1)) !== undefined) return false;
  const before = textAt(sentence, at - 1);
  const isBehindNisba = NISBA.test(before) && !before.startsWith('ال');
  return !hasProclitic(text) && !(isBehindNisba && MAY_HAVE_PROCLITIC.test(text));
}

/** Is a word one of a person's name, or that of a state which the phrase begins with? */
const isOfName = (sentence: Sentence, first: number, at: number): boolean =>
  !matchesAt(sentence, at, LINK) &&
  (isGiven(textAt(sentence, at)) ||
    matchesAt(sentence, at, PERSON) ||
    (at > first && isName(sentence, at)) ||
    (at === first && matchesAt(sentence, at, STATE)));

/** Is a token behind the first of words that are known together: البيت الأبيض? */
const isWithinMatch = ({ matches }: Sentence, at: number): boolean =>
  matches.some(
    ({ concept, startToken, endToken }) => startToken < at && endToken > at && PARTY.test(concept),
  );

const holdsOffice = ({ matches }: Sentence, first: number, end: number): boolean =>
  matches.some(
    ({ concept, startToken, endToken }) => HOLDER.test(concept) && startToken >= first && endToken <= end,
  );

/** Behind «لبناني» any word that begins as one with a preposition is taken for one: «لبناني لنايا». */
const MAY_HAVE_PROCLITIC = /^[وبلك]\p{L}{4}/u;

/** May a word be one of a name, where a name may stand? */
function isName(sentence: Sentence, at: number): boolean {
  const text = textAt(sentence, at);
  if (isSign(sentence, at) || isFunctionWord(text)) return false;
  return (
    isGiven(text) || (classOf(text) === undefined && !SUFFIXED.test(text) && !/^(?:ال|[وبلكفسي])/.test(text))
  );
}

/** A label may be a name that no list knows, of words that no news has often: «المسماري:» too. */
function unknownName(sentence: Sentence, { first, end }: TokenSpan): Subject | null {
  for (let at = first; at < end; at++) if (!isName(sentence, at) && !isFamilyName(sentence, at)) return null;
  return end > first ? { sentence, first, end } : null;
}

const isFamilyName = (sentence: Sentence, at: number): boolean => {
  const text = textAt(sentence, at);
  return (
    /^ال\p{L}{3,}ي$/u.test(text) &&
    (classOf(text.slice(2)) === undefined || matchesAt(sentence, at, /^name$/))
  );
};

/** A phrase that names who may speak, else null. */
function subject(sentence: Sentence, { first, end }: TokenSpan, isOwner = false): Subject | null {
  if (first >= end || (!isOwner && isAddressed(sentence, first))) return null;
  const [, joined] = /^[وف](.+)/.exec(textAt(sentence, first)) ?? [];
  if (joined !== undefined && isFunctionWord(joined)) return null;
  if (ACCUSATIVE.test(textAt(sentence, first)) && !matchesAt(sentence, first, KNOWN)) return null;
  // «صحيفة» alone names no outlet.
  if (end - first === 1 && matchesAt(sentence, first, /^role\.(?:body|suffixed)$/)) return null;
  if (matchesAt(sentence, first, TROOPS) && !matchesAt(sentence, first, GROUP)) return null;
  return isParty(sentence, first, end) ? { sentence, first, end } : null;
}

/** «لتلفزيون»: to whom it is said; «لندن» is no such word, for a list has it as it stands. */
export function isAddressed(sentence: Sentence, first: number): boolean {
  const text = textAt(sentence, first);
  const known = sentence.matches.filter(
    ({ startToken, concept }) => startToken === first && PARTY.test(concept),
  );
  const isListed = ({ entry }: Match): boolean =>
    entry.forms.some((form) => normalize(form).text.split(' ')[0] === text);
  return /^[لب]\p{L}{3}/u.test(text) && known.length > 0 && !known.some(isListed);
}

/** Is somebody named who may speak: an office, an organ, a state, a group, a name? */
function isParty(sentence: Sentence, first: number, end: number): boolean {
  return (
    isGiven(textAt(sentence, first)) ||
    matchesAt(sentence, first, PARTY) ||
    // ثلاثة مسؤولين, كبير المفاوضين.
    (first + 1 < end && matchesAt(sentence, first + 1, OFFICE)) ||
    // جيمس جيفري.
    (isName(sentence, first) && hasName(sentence, first + 1, end))
  );
}

function hasName(sentence: Sentence, from: number, end: number): boolean {
  for (let at = from; at < end; at++)
    if (isGiven(textAt(sentence, at)) || matchesAt(sentence, at, PERSON)) return true;
  return false;
}
