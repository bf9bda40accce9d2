import type { ReadField } from './article.ts';
import { has, PREPOSITIONS, type Reading, type Subject, textAt } from './reading.ts';
import type { Frame, Utterance } from './utterance.ts';
import type { VerbForm, WordInfo } from './word-forms.ts';
import { WORD, type Words } from './words.ts';

/** What is carried from sentence to sentence and from the headline to the text. */
export interface Memory {
  /** Whoever spoke last: a speaker of a faction, or null for somebody else. */
  speaker: Subject | null;
  /** The faction that is the subject of the sentence's verb, whatever it does: عقدت الحركة اجتماعا وقالت. */
  doer: Subject | null;
  /** That of the sentence before. */
  lastDoer: Subject | null;
  lastFaction: Reading['lastFaction'];
  /** Whose communiqué the article is, printed as issued. */
  signatory: Subject | null;
}

export interface Sentence extends Reading {
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
  pointing: 0.8,
  document: 0.7,
  stance: 0.6,
  continuation: 0.7,
};

const LEAD_BONUS = 0.05;

const BACKGROUND_SCORE = 0.3;

const NEEDS_REACH = 9;
const NOT_REACH = 3;

export function isOld(field: ReadField, start: number, end: number, index: number, words: Words): boolean {
  if (field.field === 'title' || index === 0) return false;
  const text = field.normal.text.slice(start, end);
  return words.oldTimes.some((time) => text.includes(time));
}

export function lower(utterance: Utterance): void {
  utterance.background = true;
  utterance.score = Math.min(utterance.score, BACKGROUND_SCORE);
}

export const CLAUSE_SIGNS = new Set([
  '،',
  '؛',
  '-',
  '–',
  '—',
  '/',
  ')',
  '.',
  ':',
  '|',
  '"',
  '«',
  '؟',
  '!',
  '…',
]);

/** Whether a main clause may begin at a token: the sentence's start, after a sign, or after فيما, بينما, من جهته. */
export function opensClause(sentence: Sentence, at: number): boolean {
  if (at === sentence.first) return true;
  const before = textAt(sentence, at - 1);
  if (CLAUSE_SIGNS.has(before)) return true;
  if (before === 'ان') return /^(?:غير|الا|بيد)$/.test(textAt(sentence, at - 2));
  const info = sentence.words.infoOf(before);
  return (info.classes & (WORD.OPENER | WORD.ADVERBIAL)) !== 0;
}

/** وقال, وأعلنت …: a new main clause after a comma. */
export const beginsAnew = (sentence: Sentence, at: number): boolean =>
  sentence.words.infoOf(textAt(sentence, at)).verbs.some((verb) => verb.form === 'finite' && verb.joined) ||
  has(sentence, at, WORD.OPENER);

export function make(
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
    through: null,
    verb: verb?.entry ?? null,
    signal: { first: at, end: Math.max(subject.end, at + 1) },
    content: { first: Math.min(contentFirst, sentence.limit), end: sentence.limit },
    background: false,
    score: Math.min(1, SCORES[frame] + (lead ? LEAD_BONUS : 0)),
  };
}

export type Standing = 'main' | 'relative' | 'subordinate' | 'none';

/** What a verb stands in: a main clause, a relative or subordinate one, or no clause of its own (negated, a noun). */
export function standingOf(
  sentence: Sentence,
  at: number,
  info: WordInfo,
  verbs: readonly VerbForm[],
): Standing {
  const joined = verbs.some((verb) => verb.joined);
  if (at === sentence.first) return 'main';
  const before = textAt(sentence, at - 1);
  const beforeInfo = sentence.words.infoOf(before);
  if ((beforeInfo.classes & WORD.NEGATION) !== 0) return 'none';
  if (['الذي', 'التي', 'الذين', 'ما', 'مما', 'فيما'].includes(before))
    return before === 'فيما' ? 'main' : 'relative';
  if ((beforeInfo.classes & WORD.SUBORDINATOR) !== 0)
    return before === 'ان' ? afterThat(sentence, at) : 'subordinate';
  if (joined && inRelative(sentence, at)) return 'relative';
  if (joined || opensClause(sentence, at)) return 'main';
  if (verbs.some((verb) => verb.relative)) return 'relative';
  if ((beforeInfo.classes & WORD.COMPLEMENTIZER) !== 0) return 'none';
  if (info.isNoun && !followsDocument(sentence)) return 'none';
  return inGenitive(sentence, at) || !followsPhrase(sentence, at) ? 'none' : 'main';
}

/** بعد أن, سبق أن and منذ أن look back; أن by itself stands in somebody's speech. */
function afterThat(sentence: Sentence, at: number): Standing {
  const before = textAt(sentence, at - 2);
  return ['بعد', 'منذ', 'سبق', 'وسبق', 'قبل', 'الا', 'غير'].includes(before) ? 'subordinate' : 'none';
}

const CLAUSE_REACH = 12;

/** التفجير الذي استهدف فندقا وأعلنت حركة الشباب مسؤوليتها عنه: still within the relative clause. */
function inRelative(sentence: Sentence, at: number): boolean {
  for (let i = at - 1; i >= Math.max(sentence.first, at - CLAUSE_REACH); i--) {
    const text = textAt(sentence, i);
    if (CLAUSE_SIGNS.has(text)) return false;
    if (text === 'الذي' || text === 'التي' || text === 'الذين') return true;
  }
  return false;
}

/** في تسجيل مصور توعد متحدث …: with a document before it the word is the verb, and no noun of a threat. */
const followsDocument = (sentence: Sentence): boolean =>
  BY_VOICE.test(textAt(sentence, sentence.first)) ||
  (/^[وف]?في$/.test(textAt(sentence, sentence.first)) && has(sentence, sentence.first + 1, WORD.DOCUMENT));

/** بعد ساعات أعلن حزب الله: only adverbial phrases before the verb; after a noun (تقرير يتهم حماس) that noun is its subject. */
function followsPhrase(sentence: Sentence, at: number): boolean {
  let first = at;
  while (
    first > sentence.first &&
    first > at - CLAUSE_REACH &&
    !CLAUSE_SIGNS.has(textAt(sentence, first - 1))
  )
    first--;
  const opener = textAt(sentence, first);
  return (
    PREPOSITIONS.has(opener) ||
    PREPOSITIONS.has(opener.replace(/^[وف]/, '')) ||
    BY_VOICE.test(opener) ||
    has(sentence, first, WORD.ADVERBIAL | WORD.OPENER)
  );
}

/** بصوت متعب أقر القائد …: how something is said, before the verb. */
const BY_VOICE = /^[وف]?ب(?:صوت|لهجه|نبره|عبارات|عباره|كلمات|لغه)$/;

const GENITIVE = new Set(
  'على علي من في عن الى الي بسبب مع ضد رغم حول بعد قبل اثر عقب مقابل جراء نتيجه امام وسط'.split(' '),
);

export const inGenitive = (sentence: Sentence, at: number): boolean => GENITIVE.has(textAt(sentence, at - 1));

/** The verb reading that may stand: one whose `needs` are met within a few words, and its `not` is not. */
export function fitting(
  sentence: Sentence,
  at: number,
  verbs: readonly VerbForm[],
  after: number,
): VerbForm | null {
  return (
    verbs.find(
      ({ entry }) =>
        (!entry.needs?.length || holds(sentence, at, after + NEEDS_REACH, entry.needs)) &&
        (!entry.not || !holds(sentence, at, after + NOT_REACH, entry.not)),
    ) ?? null
  );
}

function holds(sentence: Sentence, at: number, end: number, list: readonly string[]): boolean {
  const wanted = sentence.words.needed(list);
  for (let i = at + 1; i < Math.min(sentence.limit, end); i++) {
    const text = textAt(sentence, i);
    if (wanted.has(text)) return true;
  }
  return false;
}

/** رفض حزب الله التعليق; تعليق after other verbs is a suspension. */
export function refusesComment(sentence: Sentence, verb: VerbForm, at: number): boolean {
  return verb.entry.id === 'reject' && /^(?:التعليق|الرد|الادلاء|الحديث)$/.test(textAt(sentence, at));
}

const SPEECH_SIGNS = new Set(['«', '"', ':']);

/** ويقول الحوثيون إنهم … far down, in the imperfect and without day or medium, is a reminder of a known stance. */
export function isHabit(sentence: Sentence, verb: VerbForm, subject: Subject): boolean {
  if (sentence.headline || sentence.index === 0 || !verb.imperfect || !subject.group) return false;
  for (let i = sentence.first; i < sentence.limit; i++) {
    if (has(sentence, i, WORD.DOCUMENT | WORD.ADVERBIAL) || SPEECH_SIGNS.has(textAt(sentence, i)))
      return false;
  }
  return true;
}

/** Whether the sentence bears the marks of a claim: its own بيان, ردا على, صلية صاروخية. */
export function claimed(sentence: Sentence, at: number): boolean {
  let i = at;
  while (i < sentence.limit) {
    const mention = sentence.mentions.get(i);
    const end = mention ? null : sentence.words.claimMarkAt(sentence.tokens, i);
    if (end !== null && (!has(sentence, i, WORD.DOCUMENT) || isOwn(sentence, end))) return true;
    i = mention ? mention.end : (end ?? i + 1);
  }
  return false;
}

/** في بيان, في بيان مقتضب, في بيان لها; not بيان للجيش, بيان وزارة الدفاع. */
function isOwn(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at];
  if (at >= sentence.limit || !token || token.kind === 'punct') return true;
  if (token.text === 'لها' || token.text === 'له' || token.text === 'لهم') return true;
  if (sentence.mentions.get(at)?.faction) return true;
  const link = has(sentence, at, WORD.NOUN_LINK) && !/^(?:ل|عن|من|باسم|صادر|صادره|صدر)$/.test(token.text);
  return (
    link ||
    has(sentence, at, WORD.COMPLEMENTIZER | WORD.ADVERBIAL | WORD.PREPOSITION) ||
    PREPOSITIONS.has(token.text)
  );
}
