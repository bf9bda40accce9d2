import { CLAUSE_SIGNS, make, opensClause, type Sentence } from './clause.ts';
import { has, OPENING, type Subject, textAt } from './reading.ts';
import { subjectAt } from './subject.ts';
import type { Utterance } from './utterance.ts';
import type { WordInfo } from './word-forms.ts';
import { WORD } from './words.ts';

const VERB_SHAPE = /^(?!ال|[وف]?(?:قتل|اغتيل|اعتقل|اصيب|استشهد|توفي|ادرج|نجا|ولد|نشا)$)[\p{L}]{2,}$/u;

/** Verbs of ending a truce, which have a class of their own. */
const ENDS = /^[وف]?(?:انهي|انهت|ينهي|تنهي|انتهك|انتهكت|خرق|خرقت)$/;

/** A verb the lexicon does not know with a faction right after it: نظمت حماس مسيرة. */
export function doerAt(sentence: Sentence, at: number, info: WordInfo): Subject | null {
  const mention = sentence.mentions.get(OPENING.has(textAt(sentence, at + 1)) ? at + 2 : at + 1);
  const named = mention?.faction && mention.proclitic === '';
  if (!named && !has(sentence, at + 1, WORD.HEAD | WORD.TITLE)) return null;
  const known = ENDS.test(textAt(sentence, at)) ? 0 : info.classes;
  if (known !== 0 || !VERB_SHAPE.test(textAt(sentence, at))) return null;
  const denied = has(sentence, at - 1, WORD.NEGATION) && opensClause(sentence, at - 1);
  if (!denied && !opensClause(sentence, at)) return null;
  const subject = subjectAt(sentence, at + 1);
  return subject.side === 'faction' ? subject : null;
}

const COMPLEMENT_WITHIN = 14;
/** Of knowing, seeming, managing and the like: what follows أن is no speech. */
const NO_SPEECH =
  /^[وفسي]?[يت]?(?:علم|عرف|درك|ادرك|ظن|تظن|حسب|شعر|احس|خشي|خاف|نسي|وجد|فهم|تبين|ثبت|اثبت|اثبتت|برهن|برهنت|بدا|بدت|كاد|كادت|استطاع|استطاعت|ستطيع|ريد|اراد|ارادت|حاول|حاولت|مكن|يجب|ضمن|ضمنت|امل|املت|رجو|عتقد|اعتقد|اعتقدت|خطط|خططت|نوي|سعي|سعت|فضل|فضلت|اختار|اختارت|تاكد|تاكدت|صادف|اتفق|لاحظ|لاحظت|سمع|سمعت|راي|رات)(?:ت|وا|ون)?$/;

/** The complement of a verb of telling: بأن, إنه, أنها; a bare أن only before a noun (أن يفعل is what one does). */
const tells = (sentence: Sentence, at: number): boolean => {
  const text = textAt(sentence, at);
  if (!has(sentence, at, WORD.COMPLEMENTIZER)) return false;
  return (
    text !== 'ان' || /^ال/.test(textAt(sentence, at + 1)) || sentence.words.isOwn(textAt(sentence, at + 1))
  );
};

/** أذاعت الكتائب أن …, بشّرت الجماعة بأن …: a verb not listed that takes a faction and a clause tells something. */
export function unlistedVerb(sentence: Sentence, at: number, doer: Subject): Utterance | null {
  if (NO_SPEECH.test(textAt(sentence, at)) || sentence.words.infoOf(textAt(sentence, at)).verbs.length > 0)
    return null;
  for (let i = doer.end; i < Math.min(sentence.limit, doer.end + COMPLEMENT_WITHIN); i++) {
    if (tells(sentence, i))
      return { ...make(sentence, at, 'verb-subject', doer, null, i), score: UNLISTED_SCORE };
    const text = textAt(sentence, i);
    if (CLAUSE_SIGNS.has(text) && text !== '،') return null;
    if (sentence.words.infoOf(text).verbs.some(({ form }) => form === 'finite')) return null;
  }
  return null;
}

const UNLISTED_SCORE = 0.6;
