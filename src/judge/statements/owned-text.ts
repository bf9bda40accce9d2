import { nobody, type Reading, type Subject } from './reading.ts';
import { subjectAt } from './subject.ts';
import type { Frame } from './utterance.ts';
import type { WordInfo } from './word-forms.ts';
import { WORD } from './words.ts';

const MAX_LINKS = 6;

/** Before a document that reports it: في بيان, أصدرت بيانا, not ردا على بيان, بعد خطاب, تلبية لنداء. */
const BEFORE_DOCUMENT = new Set('في وفي عبر وعبر خلال وخلال بحسب وفق حسب وجاء جاء نص ونص ، ان'.split(' '));

/**
 * A communiqué, speech or post with its owner written after it (بيان لحركة حماس, كلمة متلفزة لزعيم الحوثيين), and in a
 * headline's first place an attitude with its owner (تهديد من الحوثيين). Null where nothing of the kind begins here.
 */
export function ownedText(
  reading: Reading,
  at: number,
  info: WordInfo,
  opensHeadline: boolean,
): { frame: Frame; subject: Subject } | null {
  const classes = info.classes | info.afterPreposition;
  const document = (classes & WORD.DOCUMENT) !== 0;
  if (!document && !(opensHeadline && (classes & WORD.STANCE) !== 0)) return null;
  const before = reading.tokens[at - 1]?.text ?? '';
  const introduced =
    opensHeadline ||
    OBJECT.test(reading.tokens[at]?.text ?? '') ||
    (info.afterPreposition !== 0 && !/^[وف]?ل/.test(reading.tokens[at]?.text ?? '')) ||
    BEFORE_DOCUMENT.has(before);
  let i = at + 1;
  let linked = false;
  while (i < reading.limit && i <= at + MAX_LINKS && !reading.mentions.has(i)) {
    const text = reading.tokens[i]?.text ?? '';
    const found = reading.words.infoOf(text);
    if ((found.classes & (WORD.NOUN_LINK | WORD.ADVERBIAL)) === 0) break;
    if (text === 'عن' && !LINKS_WITH_FROM.has(reading.tokens[i - 1]?.text ?? '')) return null;
    linked = true;
    i++;
  }
  const mention = reading.mentions.get(i);
  const role = reading.words.infoOf(reading.tokens[i]?.text ?? '');
  const suffixed = ((role.afterPreposition | role.classes) & (WORD.SUFFIXED | WORD.HEAD | WORD.BODY)) !== 0;
  if (!mention && !suffixed) {
    const foreign = /^ل\p{L}{3,}/u.test(reading.tokens[i]?.text ?? '') && introduced && document && !linked;
    return foreign ? { frame: 'document', subject: nobody('other', i) } : null;
  }
  const owned = linked || mention?.proclitic.includes('ل') === true;
  if (!introduced && !owned) return null;
  const subject = subjectAt(reading, i, true);
  if (!introduced && !isSaid(reading, before) && !tellsWhat(reading, subject.end)) return null;
  if (subject.side === 'none') return null;
  return { frame: document ? 'document' : 'stance', subject };
}

/** أكد بيان للحركة: the document is the verb's subject; in وصف بيان حماس it is the object. */
const isSaid = (reading: Reading, before: string): boolean =>
  reading.words.infoOf(before).verbs.some(({ form }) => form === 'finite');

/** بثت القناة بيانا ل…: the object of whoever publishes it. */
const OBJECT = /^(?:نصا|خبرا|منشورا|بيانا|بلاغا|تسجيلا|مقطعا|تصريحا|خطابا|شريطا|رسائل)$/;

/** رسالة من الجماعة تعلن فيها, تسجيل لها وفيه: the document is opened and read. */
const tellsWhat = (reading: Reading, at: number): boolean =>
  [at, at + 1].some((i) => TELLS_WHAT.test(reading.tokens[i]?.text ?? ''));

const TELLS_WHAT =
  /^(?:و?في(?:ه|ها)|و?مفاد(?:ه|ها)|جاء|[يت](?:علن|قول|توعد|هدد|وكد|ؤكد|تبني|نفي|دعو|طالب|حذر|رفض)(?:ون)?)$/;

const LINKS_WITH_FROM = new Set(['صادر', 'صادره', 'صدر', 'صادرا']);
