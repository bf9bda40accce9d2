import { THAT } from '../annotate/cues.ts';
import { lastBefore } from '../annotate/matches.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import {
  contains,
  type Document,
  type Phrase,
  type Sentence,
  type TokenSpan,
  textAt,
} from '../document/document.ts';
import { namesGroup } from '../lexicon/gazetteer.ts';
import type { Match } from '../lexicon/matcher.ts';
import { endsConjunction } from './clause.ts';
import { fullestMention } from './fullest-mention.ts';
import { colonOf } from './label.ts';
import { ACCUSATIVE, isName } from './noun-phrase.ts';
import { matchesIn, relays } from './sayer.ts';
import { speechVerbs } from './speech-verbs.ts';
import { isState } from './subject.ts';
import { labelOf, labelOfPost } from './voice-label.ts';
import { subjectOf } from './voice-verb.ts';
import { takesObject, whoSpeaks } from './who-speaks.ts';

/**
 * Whether somebody says the words who is none of the source's, whoever is named beside them: a state, its office or army,
 * an observatory, a witness, an outlet, a man of theirs. Nobody whom a group may have («متحدث») and nobody unknown.
 */
export function isSaidByOthers(candidate: StatementCandidate): boolean {
  return (
    isOthersSaying(candidate) ||
    isAddressed(candidate) ||
    isUnderLabel(candidate) ||
    isWithinOthers(candidate)
  );
}

/** «وأضاف الوزير أن …»: the verb that leads to the words has such a subject, its own or that of the verb it goes on from. */
function isOthersSaying(candidate: StatementCandidate): boolean {
  if (candidate.cue.kind !== 'verb' && candidate.cue.kind !== 'quoted_from') return false;
  const said = whoSpeaks(candidate);
  return said !== null && !isNamedIn(candidate, said) && isOthers(said.by, candidate.document);
}

/** «نتنياهو يزعم: …»: his words stand behind his name and a colon. */
function isUnderLabel(candidate: StatementCandidate): boolean {
  const { cue, content, document, sentence } = candidate;
  const behind = Math.max(cue.end, cue.kind === 'colon' ? 0 : content.first);
  const label = labelOf(sentence, behind) ?? labelOfPost(document, sentence);
  if (label === null || !isOthers(label, document)) return false;
  const colon = colonOf(sentence, behind);
  return label.sentence !== sentence || !isNamedIn(candidate, { ...label, end: colon ?? behind });
}

/** Between such a verb with its subject and a group as its object stands no more than whom of it: «رجال الحزب». */
const OBJECT_REACH = 2;
/** What a group stands behind that is no object: «المتحدث باسم الحركة», «مسؤول في الحركة». */
const OWNS = /^(?:في|من|باسم|لدي|عن|علي|الي)$/;
const TO = /^(?:لل|بال)/;
const DEFINITE = /^ال/;
/** A verb in the masculine: it has no feminine noun right behind it as its subject. */
const FEMININE_VERB = /^[وف]?ت|ت$/;
const FEMININE_NOUN = /^ال\p{L}{2,}ه$/u;

/** «وأنذرت الوزارة رجال الحزب», «وطالب الجماعة بـ», «يدعو المقاتلين إلى»: the group is spoken to. */
function isAddressed(candidate: StatementCandidate): boolean {
  const { cue, sentence, source, carried, document, own } = candidate;
  if (carried > 0 || cue.kind !== 'verb' || !takesObject(cue) || source.first < cue.end) return false;
  if (source.first <= cue.end + 1 && source.kind !== 'person') {
    const behind = textAt(sentence, cue.end);
    if (ACCUSATIVE.test(behind)) return true;
    if (FEMININE_NOUN.test(behind) && !FEMININE_VERB.test(textAt(sentence, cue.first))) return true;
  }
  const subject = subjectOf(sentence, cue, source.first);
  if (subject === null) return false;
  if (isNameBefore(candidate, subject)) return true;
  if (!isOthers(subject, document)) return false;
  // «دعا الأمير فلان المستشارة»: he is who calls.
  if (source.kind === 'person' && subject.first >= cue.end && !isState(subject)) return false;
  // «رئيس أركان الجيش»: the name goes on; «وزارة الدفاع رجال الحزب»: another noun begins.
  let { end } = subject;
  while (!isState(subject) && end > subject.first && !DEFINITE.test(textAt(sentence, end - 1))) end--;
  if (end === subject.first) return false;
  const isNamed = own.names.some(
    ({ first, kind }) => kind !== 'other' && first >= subject.first && first < end,
  );
  return !isNamed && isObjectBehind(sentence, source, Math.max(end, cue.end));
}

const isObjectBehind = (sentence: Sentence, { first }: TokenSpan, subjectEnd: number): boolean =>
  first - subjectEnd <= OBJECT_REACH &&
  !TO.test(textAt(sentence, first)) &&
  !OWNS.test(textAt(sentence, first - 1));

/** «ونصح فلان ميليشيات الجماعة»: behind a man's name alone, who is none of its own, the group is the object. */
function isNameBefore({ source, sentence, cue, own }: StatementCandidate, subject: Phrase): boolean {
  if (source.kind !== 'faction' || subject.first < cue.end || !isObjectBehind(sentence, source, subject.end))
    return false;
  if (own.names.some(({ first }) => contains(subject, first))) return false;
  for (let at = subject.first; at < subject.end; at++) if (!isName(sentence, at)) return false;
  return true;
}

/** «قالت الوزارة إن الحركة هددت بـ»: the words are a part of what others say, and no outlet that gives another's. */
function isWithinOthers(candidate: StatementCandidate): boolean {
  const { sentence, cue, source, carried, document } = candidate;
  if (cue.joined || cue.kind === 'none') return false;
  const first = carried === 0 ? Math.min(cue.first, source.first) : cue.first;
  const that = lastBefore(sentence, first, THAT);
  const verb = that && speechVerbs(sentence, that.startToken).at(-1);
  if (!that || !verb || endsConjunction(sentence, that.endToken)) return false;
  const speaksBetween = sentence.matches.some(
    ({ concept, startToken }) =>
      concept.startsWith('speech.') && concept !== THAT && startToken > that.startToken && startToken < first,
  );
  // «…، الأمر الذي سخر منه فلان».
  for (let at = that.endToken; at < cue.first; at++) if (RELATIVE.test(textAt(sentence, at))) return false;
  const by = speaksBetween ? null : subjectOf(sentence, verb, that.startToken);
  if (by === null || !isOthers(by, document) || relays(fullestMention(by, document))) return false;
  return !isNamedIn(candidate, { ...by, first: Math.min(by.first, verb.first), end: that.startToken });
}

const RELATIVE = /^(?:الذي|الذين|التي)$/;

/** Whether a group is named within a span. */
function isNamedIn({ own, sourceOwn }: StatementCandidate, phrase: Phrase): boolean {
  const { sentence } = phrase;
  const known = [own, sourceOwn].find((one) => one.sentence === sentence)?.names ?? [];
  return (
    known.some(({ kind, first }) => kind !== 'other' && contains(phrase, first)) ||
    sentence.matches.some((match) => namesGroup(match) && contains(phrase, match.startToken))
  );
}

/** Whether a phrase names who is no group's, and no group or man of one: by the fullest form that the document has. */
function isOthers(subject: Phrase, document: Document): boolean {
  const known = fullestMention(subject, document);
  // The same words with what follows them, «الوزارة رجال الحزب», say no more of who it is.
  const isSame = known.sentence === subject.sentence && known.first === subject.first;
  const full = isSame ? subject : known;
  const has = (one: Phrase, test: (match: Match) => boolean): boolean => matchesIn(one, test).length > 0;
  return !has(subject, namesGroup) && !has(full, namesGroup) && has(full, isNoGroups);
}

const STATE = /^(?:force\.|host\.|voice\.(?:known|person)$)/;

/** «المتحدث» and «القائد» a group has as well (`whose` of config/lexicons/voices.yaml). */
function isNoGroups({ concept, entry: { attrs } }: Match): boolean {
  if (concept === 'voice.role') return attrs.whose === undefined;
  if (concept === 'state_office') return attrs.with === undefined;
  return STATE.test(concept);
}
