import {
  CLAUSE_SIGNS,
  claimed,
  fitting,
  isHabit,
  lower,
  type Memory,
  make,
  opensClause,
  refusesComment,
  type Sentence,
  type Standing,
  standingOf,
} from './clause.ts';
import type { VerbEntry } from './lexicon.ts';
import { has, type Subject, textAt } from './reading.ts';
import { subjectAt } from './subject.ts';
import type { Utterance } from './utterance.ts';
import type { VerbForm, WordInfo } from './word-forms.ts';
import { WORD } from './words.ts';

/** Verb first: قال, أعلنت … and its subject; without one the last speaker goes on. */
export function verbFirst(
  sentence: Sentence,
  at: number,
  info: WordInfo,
  verbs: readonly VerbForm[],
  memory: Memory,
): Utterance | null {
  if (verbs.every(({ purpose }) => purpose)) return cameTo(sentence, at, verbs, memory);
  const standing = standingOf(sentence, at, info, verbs);
  if (standing === 'none') return null;
  const subject = subjectAt(sentence, pastObject(sentence, at + 1, verbs));
  if (subject.side === 'other') {
    if (standing !== 'main') return null;
    const verb = verbs.find(({ entry }) => isObjectOf(sentence, at + 1, entry));
    const onward = verb ?? (goesOnInHeadline(sentence, verbs) ? fitting(sentence, at, verbs, at + 1) : null);
    if (onward) return goesOn(sentence, at, onward, standing, memory);
    memory.speaker = null;
    return null;
  }
  const verb = fitting(sentence, at, verbs, subject.side === 'none' ? at + 1 : subject.end);
  if (!verb) return null;
  if (subject.side === 'none') return goesOn(sentence, at, verb, standing, memory);
  if (refusesComment(sentence, verb, subject.end)) return null;
  const topical = verb.relative && !verb.entry.act && isTopic(sentence, at);
  if (!topical && (verb.relative || standing === 'relative')) return relative(sentence, at, verb, subject);
  const speaker = subject.group ? voiceOf(sentence, subject) : subject;
  const utterance = make(sentence, at, 'verb-subject', speaker, verb, subject.end);
  if (speaker !== subject) utterance.through = subject;
  if (standing === 'subordinate') lower(utterance);
  if (isHabit(sentence, verb, subject)) lower(utterance);
  if (verb.entry.act && !claimed(sentence, at)) lower(utterance);
  return utterance;
}

/** وتبنت الهجوم حركة الشباب: a claim's object may stand before its subject. */
const CLAIMED =
  /^(?:الهجوم|العمليه|القصف|التفجير|التفجيرين|الهجومين|الهجمات|العمليتين|الاستهداف|المسؤوليه|مسؤوليه|الاغتيال|الضربه|الانتحاري|الصاروخي|الاخير)$/;

/** أشادت بالعملية حركة …, باركت الهجوم كل من …: one word of object before a faction or a list of them. */
function pastShort(sentence: Sentence, at: number): number {
  const text = textAt(sentence, at);
  if (!CLAIMED.test(text.replace(/^ب/, '')) || sentence.mentions.has(at)) return at;
  const mention = sentence.mentions.get(at + 1);
  const named = mention?.faction && mention.proclitic === '';
  return named || /^كلا?$/.test(textAt(sentence, at + 1)) ? at + 1 : at;
}

function pastObject(sentence: Sentence, at: number, verbs: readonly VerbForm[]): number {
  if (!verbs.some(({ entry }) => entry.type === 'claim' && !entry.act)) return pastShort(sentence, at);
  let i = at;
  while (i < at + 2 && CLAIMED.test(textAt(sentence, i))) i++;
  return i;
}

/** أطل الشيخ قاسم … ليقول إن: the words of whoever the sentence began with. */
function cameTo(
  sentence: Sentence,
  at: number,
  verbs: readonly VerbForm[],
  memory: Memory,
): Utterance | null {
  const [verb] = verbs;
  const said = has(sentence, at + 1, WORD.COMPLEMENTIZER) || textAt(sentence, at + 1) === ':';
  if (!verb || !memory.doer || !said) return null;
  return make(sentence, at, 'continuation', { ...memory.doer, end: at + 1 }, verb, at + 1);
}

const OBJECT_REACH = 3;

/** واتهمت واشنطن بالمماطلة: what stands before the verb's own preposition is whom it accuses. */
function isObjectOf(sentence: Sentence, at: number, { object }: VerbEntry): boolean {
  if (!object) return false;
  for (let i = at + 1; i <= at + OBJECT_REACH; i++) {
    const text = textAt(sentence, i);
    if (text === '' || has(sentence, i, WORD.COMPLEMENTIZER)) return false;
    if (sentence.words.beginsObject(object, text)) return true;
  }
  return false;
}

/** حماس تنعى هنية وتتهم إسرائيل: in a headline that has its subject first a verb with و has the same. */
const goesOnInHeadline = (sentence: Sentence, verbs: readonly VerbForm[]): boolean =>
  sentence.headline && verbs.some((verb) => verb.joined && verb.imperfect);

const VOICE_REACH = 14;

/** وقالت حماس على لسان الناطق باسمها …, توعد التنظيم في تسجيل لزعيمه …: the group speaks through a person. */
function voiceOf(sentence: Sentence, group: Subject): Subject {
  const reading = {
    ...sentence,
    lastFaction: group.faction && { faction: group.faction, shown: group.shown },
  };
  for (let i = group.end; i < Math.min(sentence.limit, group.end + VOICE_REACH); i++) {
    const text = textAt(sentence, i);
    if (text === ':' || has(sentence, i, WORD.COMPLEMENTIZER)) return group;
    const throughRole =
      (sentence.words.infoOf(text).afterPreposition & WORD.SUFFIXED) !== 0 && text.startsWith('ل');
    const through = text === 'لسان' || (text === 'عبر' && has(sentence, i + 1, WORD.SUFFIXED));
    if (!through && !throughRole) continue;
    const voice = subjectAt(reading, throughRole ? i : i + 1, true);
    const named = voice.person ?? voice.name;
    return voice.side === 'faction' && voice.faction === group.faction && named
      ? { ...voice, end: group.end }
      : group;
  }
  return group;
}

/** أنهت الحركة الهدنة. وفي بيان لها، طلبت …: a document of whoever the sentence before was about, and nobody else named. */
function inOwnDocument(sentence: Sentence, at: number): boolean {
  if (!/^[وف]?في$/.test(textAt(sentence, sentence.first)) || textAt(sentence, at - 1) !== '،') return false;
  if (!has(sentence, sentence.first + 1, WORD.DOCUMENT)) return false;
  let own = /^(?:لها|له|لهم|،|مقتضب|لاحق|منفصل)$/.test(textAt(sentence, sentence.first + 2));
  for (let i = sentence.first + 2; i < at; i++) {
    const mention = sentence.mentions.get(i);
    if (mention && mention.kind !== 'back') return false;
    if (mention) own = true;
  }
  return own;
}

/** A verb without a subject of its own carries on whoever spoke last. */
function goesOn(
  sentence: Sentence,
  at: number,
  verb: VerbForm,
  standing: Standing,
  memory: Memory,
): Utterance | null {
  const speaker = memory.doer ?? memory.speaker ?? (inOwnDocument(sentence, at) ? memory.lastDoer : null);
  if (standing !== 'main' || verb.relative || verb.entry.act || !speaker) return null;
  const atHead = at === sentence.first || verb.joined || CLAUSE_SIGNS.has(textAt(sentence, at - 1));
  if (!atHead) return null;
  return make(sentence, at, 'continuation', { ...speaker, end: at + 1 }, verb, at + 1);
}

/** قالتها حماس; الهجوم تبنته حركة الشباب, هذه الحصيلة أوردتها: a definite noun that opens the clause is its topic; a relative would need التي. */
function isTopic(sentence: Sentence, at: number): boolean {
  if (at === sentence.first) return true;
  if (!textAt(sentence, at - 1).startsWith('ال')) return false;
  const first = DEMONSTRATIVE.test(textAt(sentence, at - 2)) ? at - 2 : at - 1;
  return opensClause(sentence, first);
}

const DEMONSTRATIVE = /^[وف]?(?:هذا|هذه|ذلك|تلك)$/;

/** بعد هجوم تبناه تنظيم: the time of something else. */
const followsEvent = (sentence: Sentence, at: number): boolean =>
  [2, 3].some((back) => /^[وف]?(?:بعد|عقب|اثر|منذ|بسبب|رغم)$/.test(textAt(sentence, at - back)));

/** بيان أصدرته, تهديد جديد أطلقته, دعوة وجهها: what the clause is about are words. */
function aboutWords(sentence: Sentence, at: number): boolean {
  return [1, 2, 3].some(
    (back) =>
      has(sentence, at - back, WORD.DOCUMENT | (back > 1 ? 0 : WORD.STANCE) | WORD.SAYING) &&
      at - back >= sentence.first,
  );
}

/** هجوم تبنته حركة الشباب: the news of a headline or lead, an aside further down. */
function relative(sentence: Sentence, at: number, verb: VerbForm, subject: Subject): Utterance {
  const utterance = make(sentence, at, 'relative', subject, verb, subject.end);
  if (aboutWords(sentence, at)) utterance.score = 0.65;
  else if (verb.entry.act || followsEvent(sentence, at)) lower(utterance);
  else if (sentence.headline) utterance.score = 0.8;
  else if (sentence.index === 0 && verb.entry.type === 'claim' && !verb.entry.act) utterance.score = 0.55;
  else utterance.background = true;
  return utterance;
}
