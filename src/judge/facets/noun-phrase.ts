import { isPartOf } from '../annotate/matches.ts';
import { isSign, type Sentence, textAt } from '../document/document.ts';
import { classOf } from '../features/word-class.ts';
import { isFunctionWord, isNameAsWritten } from '../features/word-kind.ts';
import { isGiven } from '../lexicon/given-names.ts';
import { hasProclitic } from './may-speak.ts';

/** A name with its office has no more tokens. */
export const LONGEST = 14;
/** Concepts of words that are no part of who acts. */
export const PARTS =
  /^(?:speech\.(?!noun|stance|saying|document|issued|act_noun)|adverbial$|medium\.|certainty\.(?!reported)|conjunction$|act|governs\.|gap\.|cue\.|voice\.(?:aside|will)$)/;
/** Concepts that a person, an organ or a state is known by. */
export const PARTY =
  /^(?:role\.(?!former)|title$|state_office$|group\.head$|force\.|host\.country$|home$|voice\.(?:role|known|person|state)$)/;
export const OFFICE = /^(?:role\.(?!former)|state_office$|group\.head$|voice\.role$)/;
/** Concepts of words that begin the naming of somebody else. */
export const HEAD = /^(?:role\.head|state_office|voice\.role|voice\.known)$/;
const HOLDER = /^(?:role\.head|state_office)$/;
export const TROOPS = /^(?:troops|units|unit|soldier|presence)$/;
export const PERSON = /^(?:voice\.person|force\.leader)$/;
export const STATE = /^(?:force\.metonym|host\.country)$/;
/** باسم, في: behind the head of an office. */
const LINK = /^voice\.link$/;

const NISBA = /(?:ي|يه|يين|يون|ييه)$/;
/** نظيره, بلاده: whose it is was said before, so the word begins another part of the clause. */
export const SUFFIXED = /\p{L}{3}(?:ه|ها|هم|هما)$/u;
export const ACCUSATIVE = /^ال\p{L}{3,}ين$/u;
const SON_OF = /^(?:بن|ابن|بنت|ال)$/;
export const WITHIN_NAME = /^[#_"«»]$/;

/** Where a noun phrase ends that begins at a token. */
export function phraseEnd(sentence: Sentence, first: number, until: number): number {
  let end = first;
  while (end < until && end - first < LONGEST && goesOn(sentence, first, end)) end++;
  while (end > first && (isSign(sentence, end - 1) || isPartOf(sentence, end - 1, LINK))) end--;
  return end;
}

function goesOn(sentence: Sentence, first: number, at: number): boolean {
  const text = textAt(sentence, at);
  if (WITHIN_NAME.test(text)) return true;
  if (text === '،') {
    if (at === first) return false;
    // «الرئيس الأميركي، #دونالد_ترمب».
    if (textAt(sentence, at + 1) === '#')
      return isPartOf(sentence, at + 2, PERSON) || isName(sentence, at + 2);
    if (isName(sentence, at + 1) || isPartOf(sentence, at + 1, OFFICE)) return true;
    // «الرئيس الروسي، فلاديمير بوتين».
    return isPartOf(sentence, at + 1, PERSON) && holdsOffice(sentence, first, at);
  }
  if (isNameAsWritten(sentence, at)) return true;
  const isBehindName = at > first && isOfName(sentence, first, at - 1);
  if (isPartOf(sentence, at, LINK)) return at > first && !isBehindName && holdsOffice(sentence, first, at);
  if (isSign(sentence, at) || text.length < 2 || isPartOf(sentence, at, PARTS) || isFunctionWord(text))
    return false;
  if (text.startsWith('لل') && at > first) return !isBehindName && holdsOffice(sentence, first, at);
  if (at === first || isWithinMatch(sentence, at) || SON_OF.test(textAt(sentence, at - 1))) return true;
  // «أبلغ الرئيس فلان وزير …»: another begins.
  if (isPartOf(sentence, at, HEAD)) return !isBehindName;
  return text.startsWith('ال')
    ? isDefinitePart(sentence, at, isBehindName)
    : isBarePart(sentence, at, isBehindName);
}

const isDefinite = (sentence: Sentence, at: number): boolean => textAt(sentence, at).startsWith('ال');

function isDefinitePart(sentence: Sentence, at: number, isBehindName: boolean): boolean {
  // «قال فلان الصحفيين»: a family name is no plural and no troops.
  if (isBehindName && (ACCUSATIVE.test(textAt(sentence, at)) || isPartOf(sentence, at, TROOPS))) return false;
  return (
    !isDefinite(sentence, at - 1) ||
    NISBA.test(textAt(sentence, at)) ||
    isPartOf(sentence, at, OFFICE) ||
    isPartOf(sentence, at - 1, OFFICE)
  );
}

function isBarePart(sentence: Sentence, at: number, isBehindName: boolean): boolean {
  const text = textAt(sentence, at);
  // «التقى ماكرون ترامب»: one known name behind another is somebody else's.
  if (isBehindName)
    return isPartOf(sentence, at, PERSON) ? !isPartOf(sentence, at - 1, PERSON) : isName(sentence, at);
  if (isGiven(text) || isPartOf(sentence, at, PARTY)) return true;
  if (SUFFIXED.test(text) && classOf(text) !== undefined) return false;
  if (/\p{L}{3}ا$/u.test(text) && classOf(text.slice(0, -1)) !== undefined) return false;
  const before = textAt(sentence, at - 1);
  const isBehindNisba = NISBA.test(before) && !before.startsWith('ال');
  return !hasProclitic(text) && !(isBehindNisba && MAY_HAVE_PROCLITIC.test(text));
}

/** Is a word one of a person's name, or that of a state which the phrase begins with? */
const isOfName = (sentence: Sentence, first: number, at: number): boolean =>
  !isPartOf(sentence, at, LINK) &&
  (isGiven(textAt(sentence, at)) ||
    isPartOf(sentence, at, PERSON) ||
    (at > first && isName(sentence, at)) ||
    (at === first && isPartOf(sentence, at, STATE)));

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
export function isName(sentence: Sentence, at: number): boolean {
  const text = textAt(sentence, at);
  if (isSign(sentence, at) || isFunctionWord(text)) return false;
  return (
    isGiven(text) || (classOf(text) === undefined && !SUFFIXED.test(text) && !/^(?:ال|[وبلكفسي])/.test(text))
  );
}
