import type { ReadField } from './article.ts';
import type { MentionIndex } from './mentions.ts';
import { ownedText } from './owned-text.ts';
import { type Reading, type Subject, subjectAt } from './subject.ts';
import type { Frame, Utterance } from './utterance.ts';
import { type VerbForm, WORD, type WordInfo, type Words } from './words.ts';

/** What is carried from sentence to sentence and from the headline to the text. */
export interface Memory {
  /** Whoever spoke last: a speaker of a faction, or null for somebody else. */
  speaker: Subject | null;
  /** The faction that is the subject of the sentence's verb, whatever it does: عقدت الحركة اجتماعا وقالت. */
  doer: Subject | null;
  /** That of the sentence before. */
  lastDoer: Subject | null;
  lastFaction: Reading['lastFaction'];
}

interface Sentence extends Reading {
  field: ReadField;
  index: number;
  first: number;
  /** The whole sentence tells what was known before. */
  old: boolean;
  headline: boolean;
}

const SCORES: Readonly<Record<Frame, number>> = {
  'verb-subject': 0.9,
  'subject-verb': 0.85,
  colon: 0.95,
  relative: 0.35,
  'quoted-from': 0.85,
  'according-to': 0.45,
  document: 0.7,
  stance: 0.6,
  continuation: 0.7,
};
const LEAD_BONUS = 0.05;
const BACKGROUND_SCORE = 0.3;
const NEEDS_REACH = 9;

/** All utterances of factions in one field, in order. Linear: each token is looked at a bounded number of times. */
export function utterancesOf(
  field: ReadField,
  mentions: MentionIndex,
  words: Words,
  memory: Memory,
): Utterance[] {
  const found: Utterance[] = [];
  field.sentences.forEach((range, index) => {
    const sentence: Sentence = {
      field,
      index,
      first: range.firstToken,
      limit: range.endToken,
      tokens: field.tokens,
      mentions,
      words,
      lastFaction: null,
      old: isOld(field, range.start, range.end, index, words),
      headline: field.field === 'title',
    };
    readSentence(sentence, memory, found);
  });
  closeContents(found, field);
  return found;
}

function isOld(field: ReadField, start: number, end: number, index: number, words: Words): boolean {
  if (field.field === 'title' || index === 0) return false;
  const text = field.normal.text.slice(start, end);
  return words.oldTimes.some((time) => text.includes(time));
}

function readSentence(sentence: Sentence, memory: Memory, found: Utterance[]): void {
  const { first, limit, mentions, field } = sentence;
  let quotation = field.quotations.findIndex((quote) => quote.end > first);
  if (quotation < 0) quotation = field.quotations.length;
  let pluperfect = false;
  let nested = false;
  let i = first;
  const previousDoer = memory.doer;
  memory.lastDoer = previousDoer;
  memory.doer = null;
  while (i < limit) {
    while ((field.quotations[quotation]?.end ?? limit) <= i) quotation++;
    const quote = field.quotations[quotation];
    if (quote && !quote.colon && quote.first <= i && i > first) {
      i = Math.min(quote.end, limit);
      continue;
    }
    const info = sentence.words.infoOf(textAt(sentence, i));
    if ((info.classes & WORD.PLUPERFECT) !== 0 && opensClause(sentence, i)) pluperfect = true;
    else if (pluperfect && textAt(sentence, i) === '،' && beginsAnew(sentence, i + 1)) pluperfect = false;
    // A pronoun (زعيمها, باسمه) means a faction only if that is who the text has just spoken of.
    sentence.lastFaction = memory.speaker || memory.doer || previousDoer ? memory.lastFaction : null;
    const utterance = nested ? null : utteranceAt(sentence, i, info, memory);
    if (utterance === null && textAt(sentence, i) === ':' && !isLabelled(sentence, i)) nested = true;
    memory.doer ??= doerAt(sentence, i, info);
    if (utterance) {
      if (pluperfect || sentence.old) lower(utterance);
      found.push(utterance);
      memory.speaker = utterance.subject;
    }
    const mention = mentions.get(i);
    if (mention?.faction && mention.kind !== 'back') {
      memory.lastFaction = { faction: mention.faction, shown: mention.shown };
    }
    i = utterance
      ? Math.max(i + 1, utterance.frame === 'verb-subject' ? i + 1 : utterance.signal.end)
      : i + 1;
  }
}

/** عاجل: or غزة: before a headline; what stands before any other colon is its speaker. */
const isLabelled = (sentence: Sentence, colon: number): boolean =>
  colon - sentence.first <= 2 && has(sentence, colon - 1, WORD.LABEL);

/** A verb the lexicon does not know with a faction right after it: نظمت حماس مسيرة. */
function doerAt(sentence: Sentence, at: number, info: WordInfo): Subject | null {
  const mention = sentence.mentions.get(at + 1);
  if (!mention?.faction || mention.proclitic !== '' || !opensClause(sentence, at)) return null;
  if (info.classes !== 0 || !VERB_SHAPE.test(textAt(sentence, at))) return null;
  const subject = subjectAt(sentence, at + 1);
  return subject.side === 'faction' ? subject : null;
}

const VERB_SHAPE = /^[وف]?(?!ال)\p{L}{3,}$/u;

function lower(utterance: Utterance): void {
  utterance.background = true;
  utterance.score = Math.min(utterance.score, BACKGROUND_SCORE);
}

const textAt = (sentence: Reading, at: number): string =>
  at < sentence.limit ? (sentence.tokens[at]?.text ?? '') : '';

const has = (sentence: Reading, at: number, flag: number): boolean =>
  (sentence.words.infoOf(textAt(sentence, at)).classes & flag) !== 0;

const CLAUSE_SIGNS = new Set(['،', '؛', '-', '–', '—', '/', ')', '.', ':', '|', '"', '«', '؟', '!', '…']);

/** Whether a main clause may begin at a token: the sentence's start, after a sign, or after فيما, بينما, من جهته. */
function opensClause(sentence: Sentence, at: number): boolean {
  if (at === sentence.first) return true;
  const before = textAt(sentence, at - 1);
  if (CLAUSE_SIGNS.has(before)) return true;
  const info = sentence.words.infoOf(before);
  return (info.classes & (WORD.OPENER | WORD.ADVERBIAL)) !== 0;
}

/** وقال, وأعلنت …: a new main clause after a comma. */
const beginsAnew = (sentence: Sentence, at: number): boolean =>
  sentence.words.infoOf(textAt(sentence, at)).verbs.some((verb) => verb.form === 'finite' && verb.joined) ||
  has(sentence, at, WORD.OPENER);

function utteranceAt(sentence: Sentence, at: number, info: WordInfo, memory: Memory): Utterance | null {
  const verbs = info.verbs.filter((verb) => verb.form === 'finite');
  if ((info.classes & WORD.QUOTED_FROM) !== 0) {
    const quoted = quotedFrom(sentence, at, memory);
    if (quoted) return quoted;
  }
  if ((info.classes & WORD.ACCORDING) !== 0) return accordingTo(sentence, at, memory);
  if (opensClause(sentence, at) && !(at > sentence.first && verbs.length > 0)) {
    const byName = subjectFirst(sentence, at);
    if (byName) return byName;
  }
  if (verbs.length > 0) {
    const byVerb = verbFirst(sentence, at, info, verbs, memory);
    if (byVerb) return byVerb;
  }
  const owner = ownedText(sentence, at, info, sentence.headline && at === sentence.first);
  if (!owner) return ownDocument(sentence, at, info, memory);
  if (owner.subject.side === 'other') {
    memory.speaker = null;
    return null;
  }
  return make(sentence, at, owner.frame, owner.subject, null, owner.subject.end);
}

/** وجاء في بيانها, وذكر في رسالته: the document of whoever is spoken of. */
function ownDocument(sentence: Sentence, at: number, info: WordInfo, memory: Memory): Utterance | null {
  if ((info.classes & WORD.OWN_DOCUMENT) === 0 || !CAME_IN.test(textAt(sentence, at - 2))) return null;
  const subject = memory.speaker ?? memory.doer;
  const owner = subject ?? (sentence.index > 0 ? memory.lastDoer : null);
  return owner ? make(sentence, at, 'document', { ...owner, end: at + 1 }, null, at + 1) : null;
}

const CAME_IN = /^[وف]?(?:جاء|ورد|وجاء|اضاف|اضافت|تابع|تابعت)$/;

function make(
  sentence: Sentence,
  at: number,
  frame: Frame,
  subject: Subject,
  verb: VerbForm | null,
  contentFirst: number,
): Utterance {
  const lead = sentence.headline || sentence.index === 0;
  return {
    field: sentence.field.field,
    sentence: sentence.index,
    frame,
    subject,
    verb: verb?.entry ?? null,
    signal: { first: at, end: Math.max(subject.end, at + 1) },
    content: { first: Math.min(contentFirst, sentence.limit), end: sentence.limit },
    background: false,
    score: Math.min(1, SCORES[frame] + (lead ? LEAD_BONUS : 0)),
  };
}

/** Verb first: قال, أعلنت … and its subject; without one the last speaker goes on. */
function verbFirst(
  sentence: Sentence,
  at: number,
  info: WordInfo,
  verbs: readonly VerbForm[],
  memory: Memory,
): Utterance | null {
  const standing = standingOf(sentence, at, info, verbs);
  if (standing === 'none') return null;
  const subject = subjectAt(sentence, at + 1);
  if (subject.side === 'other') {
    if (standing === 'main') memory.speaker = null;
    return null;
  }
  if (subject.name && follows(sentence, at, verbs)) return null;
  const verb = fitting(sentence, at, verbs, subject.side === 'none' ? at + 1 : subject.end);
  if (!verb) return null;
  if (subject.side === 'none') return goesOn(sentence, at, verb, standing, memory);
  if (refusesComment(sentence, subject.end)) return null;
  if (verb.relative || standing === 'relative') return relative(sentence, at, verb, subject);
  const speaker = subject.group ? voiceOf(sentence, subject) : subject;
  const utterance = make(sentence, at, 'verb-subject', speaker, verb, subject.end);
  if (standing === 'subordinate') lower(utterance);
  if (isHabit(sentence, verb, subject)) lower(utterance);
  if (verb.entry.act && !claimed(sentence, at)) lower(utterance);
  return utterance;
}

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
    if (text !== 'لسان' && !throughRole) continue;
    const voice = subjectAt(reading, throughRole ? i : i + 1, true);
    const named = voice.person ?? voice.name;
    return voice.side === 'faction' && voice.faction === group.faction && named
      ? { ...voice, end: group.end }
      : group;
  }
  return group;
}

/** A verb after its own subject (إسرائيل تعلن …): a name behind it is no second subject. */
const follows = (sentence: Sentence, at: number, verbs: readonly VerbForm[]): boolean =>
  !opensClause(sentence, at) && !verbs.some((verb) => verb.joined);

type Standing = 'main' | 'relative' | 'subordinate' | 'none';

/** What a verb stands in: a main clause, a relative or subordinate one, or no clause of its own (negated, a noun). */
function standingOf(sentence: Sentence, at: number, info: WordInfo, verbs: readonly VerbForm[]): Standing {
  const joined = verbs.some((verb) => verb.joined);
  if (at === sentence.first) return 'main';
  const before = textAt(sentence, at - 1);
  const beforeInfo = sentence.words.infoOf(before);
  if ((beforeInfo.classes & WORD.NEGATION) !== 0) return 'none';
  if (['الذي', 'التي', 'الذين', 'ما', 'مما', 'فيما'].includes(before))
    return before === 'فيما' ? 'main' : 'relative';
  if ((beforeInfo.classes & WORD.SUBORDINATOR) !== 0)
    return before === 'ان' ? afterThat(sentence, at) : 'subordinate';
  if (joined || opensClause(sentence, at)) return 'main';
  if (verbs.some((verb) => verb.relative)) return 'relative';
  if ((beforeInfo.classes & WORD.COMPLEMENTIZER) !== 0) return 'none';
  return info.isNoun || inGenitive(sentence, at) ? 'none' : 'main';
}

/** بعد أن, سبق أن and منذ أن look back; أن by itself stands in somebody's speech. */
function afterThat(sentence: Sentence, at: number): Standing {
  const before = textAt(sentence, at - 2);
  return ['بعد', 'منذ', 'سبق', 'وسبق', 'قبل', 'الا', 'غير'].includes(before) ? 'subordinate' : 'none';
}

const GENITIVE = new Set(
  'على علي من في عن الى الي بسبب مع ضد رغم حول بعد قبل اثر عقب مقابل جراء نتيجه امام وسط'.split(' '),
);
const inGenitive = (sentence: Sentence, at: number): boolean => GENITIVE.has(textAt(sentence, at - 1));

/** The verb reading that may stand: one whose `needs` are met within a few words. */
function fitting(sentence: Sentence, at: number, verbs: readonly VerbForm[], after: number): VerbForm | null {
  return (
    verbs.find(({ entry }) => !entry.needs?.length || meetsNeeds(sentence, at, after, entry.needs)) ?? null
  );
}

function meetsNeeds(sentence: Sentence, at: number, after: number, needs: readonly string[]): boolean {
  const wanted = sentence.words.needed(needs);
  const end = Math.min(sentence.limit, after + NEEDS_REACH);
  for (let i = at + 1; i < end; i++) {
    const text = textAt(sentence, i);
    if (wanted.has(text)) return true;
  }
  return false;
}

function refusesComment(sentence: Sentence, at: number): boolean {
  return /^(?:ال)?تعليق$|^الرد$|^الادلاء$/.test(textAt(sentence, at));
}

/** A verb without a subject of its own carries on whoever spoke last. */
function goesOn(
  sentence: Sentence,
  at: number,
  verb: VerbForm,
  standing: Standing,
  memory: Memory,
): Utterance | null {
  const speaker = memory.doer ?? memory.speaker;
  if (standing !== 'main' || verb.relative || verb.entry.act || !speaker) return null;
  const atHead = at === sentence.first || verb.joined || CLAUSE_SIGNS.has(textAt(sentence, at - 1));
  if (!atHead) return null;
  return make(sentence, at, 'continuation', { ...speaker, end: at + 1 }, verb, at + 1);
}

/** هجوم تبنته حركة الشباب: the news of a headline or lead, an aside further down. */
function relative(sentence: Sentence, at: number, verb: VerbForm, subject: Subject): Utterance {
  const utterance = make(sentence, at, 'relative', subject, verb, subject.end);
  if (has(sentence, at - 1, WORD.DOCUMENT) || has(sentence, at - 2, WORD.DOCUMENT)) utterance.score = 0.65;
  else if (verb.entry.act) lower(utterance);
  else if (sentence.headline) utterance.score = 0.8;
  else if (sentence.index === 0 && verb.entry.type === 'claim' && !verb.entry.act) utterance.score = 0.55;
  else utterance.background = true;
  return utterance;
}

const SPEECH_SIGNS = new Set(['«', '"', ':']);

/** ويقول الحوثيون إنهم … far down, in the imperfect and without day or medium, is a reminder of a known stance. */
function isHabit(sentence: Sentence, verb: VerbForm, subject: Subject): boolean {
  if (sentence.headline || sentence.index === 0 || !verb.imperfect || !subject.group) return false;
  for (let i = sentence.first; i < sentence.limit; i++) {
    if (has(sentence, i, WORD.DOCUMENT | WORD.ADVERBIAL) || SPEECH_SIGNS.has(textAt(sentence, i)))
      return false;
  }
  return true;
}

/** Whether the sentence bears the marks of a claim: بيان, ردا على, صلية صاروخية. */
function claimed(sentence: Sentence, at: number): boolean {
  return sentence.words.marksClaim(sentence.tokens, at, sentence.limit);
}

/** Name first: حزب الله يؤكد, الكعبي: …, أما حركة الشباب فتبنت. */
function subjectFirst(sentence: Sentence, at: number): Utterance | null {
  const text = textAt(sentence, at);
  if (!sentence.mentions.has(at) && !OPENS_NAME.test(text)) {
    const info = sentence.words.infoOf(text);
    const role = (info.classes & (WORD.HEAD | WORD.BODY | WORD.TITLE)) !== 0;
    if (!role && !(sentence.headline && at === sentence.first)) return null;
  }
  const subject = subjectAt(sentence, at);
  if (subject.side !== 'faction' || subject.end <= at) return null;
  const reach = sentence.headline ? 7 : 6;
  let comma = 0;
  for (let i = subject.end; i < Math.min(sentence.limit, subject.end + reach + comma); i++) {
    const word = textAt(sentence, i);
    if (word === ':')
      return isLabel(sentence, i + 1) ? null : make(sentence, at, 'colon', subject, null, i + 1);
    const info = sentence.words.infoOf(word);
    const verbs = info.verbs.filter(
      (verb) =>
        verb.form === 'finite' &&
        !verb.relative &&
        (!verb.joined || word.startsWith('ف') || sentence.headline),
    );
    if (verbs.length > 0 && (i === subject.end || predicateStands(sentence, i, info))) {
      const verb = fitting(sentence, i, verbs, i + 1);
      if (!verb || refusesComment(sentence, i + 1)) return null;
      const utterance = make(sentence, at, 'subject-verb', { ...subject, end: i + 1 }, verb, i + 1);
      if (verb.entry.act && !(sentence.headline || claimed(sentence, at))) lower(utterance);
      else if (verb.entry.act) utterance.score = 0.4;
      if (isHabit(sentence, verb, subject)) lower(utterance);
      return utterance;
    }
    if (word === '،' && comma === 0 && !sentence.headline) {
      comma = 8;
      continue;
    }
    if (word === '.' || word === '؟' || word === '|' || (word === '،' && comma === 0)) return null;
    if ((info.classes & (WORD.SUBORDINATOR | WORD.COMPLEMENTIZER | WORD.NEGATION)) !== 0) return null;
  }
  return null;
}

const OPENS_NAME = /^[«"'(]$/;

/** In حماس ترفض the second word is the verb; after a preposition or in الحركة رد على it is a noun. */
function predicateStands(sentence: Sentence, at: number, info: WordInfo): boolean {
  if (inGenitive(sentence, at)) return false;
  return !info.isNoun || sentence.headline;
}

const LABEL_WORDS = new Set(
  'من ما ماذا كيف لماذا هل متي اين القصه تقرير ملف انفوغراف صور شاهد خريطه'.split(' '),
);
/** What follows a colon may be a headline's question instead of speech. */
const isLabel = (sentence: Sentence, at: number): boolean =>
  LABEL_WORDS.has(textAt(sentence, at)) &&
  /^(?:هو|هي|يحدث|نعرف|وراء|القصه|تقرير|ملف|عن)$/.test(textAt(sentence, at + 1));

/** نقلت رويترز عن القيادي في …: the words are his. */
function quotedFrom(sentence: Sentence, at: number, memory: Memory): Utterance | null {
  for (let i = at + 1; i <= at + 9 && i < sentence.limit; i++) {
    const text = textAt(sentence, i);
    if (text === 'عن' || text === 'لسان') {
      const subject = subjectAt(sentence, i + 1, true);
      if (subject.side === 'other') memory.speaker = null;
      return subject.side === 'faction'
        ? make(sentence, at, 'quoted-from', subject, null, subject.end)
        : null;
    }
    if (has(sentence, i, WORD.COMPLEMENTIZER) || text === '،') return null;
  }
  return null;
}

/** وفق بيان لحزب الله, بحسب ما أعلنته الحركة. A bare بحسب حماس may stand behind no more than a figure. */
function accordingTo(sentence: Sentence, at: number, memory: Memory): Utterance | null {
  let i = at + 1;
  let said = false;
  for (; i < Math.min(sentence.limit, at + 7); i++) {
    const text = textAt(sentence, i);
    if (sentence.mentions.has(i)) break;
    const info = sentence.words.infoOf(text);
    const classes = info.classes | info.afterPreposition;
    const word = (classes & (WORD.DOCUMENT | WORD.STANCE | WORD.NOUN_LINK)) !== 0 || info.verbs.length > 0;
    if (word) said = true;
    else if (!['ل', 'ما', 'لما', 'به', 'عن', 'في', 'قول', 'قاله', 'قالته', 'اعلام'].includes(text)) break;
  }
  const subject = subjectAt(sentence, i, true);
  if (subject.side !== 'faction') return null;
  memory.speaker = subject;
  const utterance = make(sentence, at, 'according-to', subject, null, subject.end);
  if (said || !subject.group) utterance.score = 0.65;
  utterance.content = { first: sentence.first, end: at };
  return utterance;
}

/** An utterance's words end where the next attribution of the same sentence begins. */
function closeContents(found: readonly Utterance[], field: ReadField): void {
  found.forEach((utterance, index) => {
    const next = found[index + 1];
    if (next && next.sentence === utterance.sentence && next.signal.first > utterance.content.first) {
      utterance.content.end = Math.min(utterance.content.end, next.signal.first);
    }
    if (utterance.content.first >= utterance.content.end) {
      const range = field.sentences[utterance.sentence];
      if (range) utterance.content = { first: utterance.signal.first, end: range.endToken };
    }
  });
}
