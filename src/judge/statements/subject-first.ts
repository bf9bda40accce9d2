import {
  claimed,
  fitting,
  inGenitive,
  isHabit,
  lower,
  make,
  refusesComment,
  type Sentence,
} from './clause.ts';
import { type Subject, textAt } from './reading.ts';
import { MAX_NAME_WORDS } from './role.ts';
import { subjectAt } from './subject.ts';
import type { Utterance } from './utterance.ts';
import type { WordInfo } from './word-forms.ts';
import { WORD } from './words.ts';

/** Name first: حزب الله يؤكد, الكعبي: …, أما حركة الشباب فتبنت. */
export function subjectFirst(sentence: Sentence, at: number): Utterance | null {
  const text = textAt(sentence, at);
  if (!sentence.mentions.has(at) && !OPENS_NAME.test(text)) {
    const info = sentence.words.infoOf(text);
    const role = (info.classes & (WORD.HEAD | WORD.BODY | WORD.TITLE)) !== 0;
    if (!role && !(sentence.headline && at === sentence.first)) return null;
  }
  const subject = beforeComma(sentence, at, subjectAt(sentence, at));
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
      if (!verb) continue;
      if (refusesComment(sentence, verb, i + 1)) return null;
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

/** وقع إبراهيم غالي، الأمين العام للجبهة، مرسوما: the role in commas is that of the name before them. */
function beforeComma(sentence: Sentence, at: number, subject: Subject): Subject {
  if (!subject.role || subject.person || subject.name || textAt(sentence, at - 1) !== '،') return subject;
  for (let i = at - 2; i >= Math.max(sentence.first, at - 1 - MAX_NAME_WORDS); i--) {
    const mention = sentence.mentions.get(i);
    if (!mention) continue;
    const his = mention.end === at - 1 && mention.person !== null && mention.faction === subject.faction;
    return his ? { ...subject, person: mention.person, group: false } : subject;
  }
  return subject;
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
