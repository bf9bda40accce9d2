import { make, opensClause, type Sentence } from './clause.ts';
import { has, PREPOSITIONS, type Subject, textAt } from './reading.ts';
import { subjectAt } from './subject.ts';
import type { Utterance } from './utterance.ts';
import { WORD } from './words.ts';

const DEMONSTRATIVE = /^[وف]?(?:هذا|هذه|ذلك|تلك|هو|هي|ذاك)$/;
/** على ما يقول نائبه. */
const AS_TOLD = /^[وف]?علي$/;
const OWNER = /^[وف]?(?:صاحب|صاحبه|اصحاب|قائل|قائلها|قائله|كاتب|كاتبها)$/;
/** A noun whose relative clause tells what somebody said: المهلة التي حددها. */
const SAID_NOUN = /^ال(?:مهله|مده|فرصه|رساله|شروط|شرط|كلمات|حصيله|روايه|موقف|عباره|انذار|تهديد)$/;
const WITH_THESE = /^[وف]?ب(?:هذه|هذا|هذين|هاتين|تلك|ذلك)$/;
const SHORT_WORDS = /^ال(?:كلمه|كلمات|كلمتين|عباره|عبارات|جمله|قول|لهجه)$/;
const VERB_WITHIN = 4;

/**
 * Words given first and to somebody after: هذا ما أعلنه …, هذا كلام قيادي في …, بهذه العبارة اختصر …, صاحب العبارة …, الصوت منسوب إلى ….
 * They stand before the attribution in its sentence, or in the sentence before.
 */
export function pointingBack(sentence: Sentence, at: number): Utterance | null {
  const subject = attributed(sentence, at) ?? ofDemonstrative(sentence, at) ?? ofSaying(sentence, at);
  if (subject?.side !== 'faction') return null;
  const utterance = make(sentence, at, 'pointing', subject, null, subject.end);
  const before = sentence.field.sentences[sentence.index - 1];
  if (at > sentence.first + 1) utterance.content = { first: sentence.first, end: at };
  else if (before) utterance.content = { first: before.firstToken, end: before.endToken };
  return utterance;
}

/** منسوب إلى أمير حركة …, بتوقيع الكتائب, بيانا يتبنى العملية باسم السرايا; not المتحدث باسمها. */
function attributed(sentence: Sentence, at: number): Subject | null {
  if (!/^[وف]?منسوب(?:ه|ا)?$|^ب?توقيع$|^باسم$/.test(textAt(sentence, at)) || !ofWords(sentence, at))
    return null;
  if ([1, 2, 3].some((back) => has(sentence, at - back, WORD.HEAD | WORD.WITHIN))) return null;
  return subjectAt(sentence, textAt(sentence, at + 1) === 'الي' ? at + 2 : at + 1, true);
}

const NOUN_REACH = 10;

/** A voice, a text or a recording is attributed to who speaks in it; هجوم منسوب للحركة is not. */
function ofWords(sentence: Sentence, at: number): boolean {
  for (let i = at - 1; i >= Math.max(sentence.first, at - NOUN_REACH); i--) {
    if (has(sentence, i, WORD.SAYING | WORD.DOCUMENT)) return true;
  }
  return false;
}

/** هذا ما أوضحه لرويترز …, وهو ما نفته الحركة, هي المدة التي حددها …. */
function ofDemonstrative(sentence: Sentence, at: number): Subject | null {
  if (WITH_THESE.test(textAt(sentence, at)) && SHORT_WORDS.test(textAt(sentence, at + 1)))
    return namedBehind(sentence, at + 2);
  const asTold = AS_TOLD.test(textAt(sentence, at)) && textAt(sentence, at + 1) === 'ما';
  if (!(asTold || DEMONSTRATIVE.test(textAt(sentence, at))) || !opensClause(sentence, at)) return null;
  if (has(sentence, at + 1, WORD.SAYING)) return subjectAt(sentence, at + 2, true);
  for (let i = at + 1; i <= at + 2; i++) {
    const text = textAt(sentence, i);
    const relative = text === 'ما' || (SAID_NOUN.test(textAt(sentence, i - 1)) && /^ال(?:تي|ذي)$/.test(text));
    if (relative) return subjectOfVerb(sentence, i + 1);
  }
  return null;
}

/** بهذه العبارة اختصر القيادي في … موقفه: whoever stands behind the verb, listed or not. */
function namedBehind(sentence: Sentence, at: number): Subject | null {
  const subject = subjectAt(sentence, at + 1);
  return subject.side === 'faction' ? subject : null;
}

function subjectOfVerb(sentence: Sentence, at: number): Subject | null {
  for (let i = at; i < at + VERB_WITHIN; i++) {
    const { verbs } = sentence.words.infoOf(textAt(sentence, i));
    if (verbs.some(({ form, entry }) => form === 'finite' && !entry.act))
      return subjectAt(sentence, pastMedium(sentence, i + 1));
  }
  return null;
}

/** لرويترز, لوكالة الأنباء before the subject. */
function pastMedium(sentence: Sentence, at: number): number {
  const text = textAt(sentence, at);
  const heard = text.startsWith('ل') && !sentence.mentions.has(at) && !PREPOSITIONS.has(text);
  return heard ? at + 1 : at;
}

/** العبارة لمصدر مسؤول في الحركة, صاحب القول …. */
function ofSaying(sentence: Sentence, at: number): Subject | null {
  if (!opensClause(sentence, at)) return null;
  if (OWNER.test(textAt(sentence, at)) && has(sentence, at + 1, WORD.SAYING)) {
    return subjectAt(sentence, at + 2);
  }
  if (!has(sentence, at, WORD.SAYING) || !/^[وف]?ال/.test(textAt(sentence, at))) return null;
  return textAt(sentence, at + 1).startsWith('ل') ? subjectAt(sentence, at + 1, true) : null;
}
