import { type Memory, make, opensClause, type Sentence } from './clause.ts';
import { has, textAt } from './reading.ts';
import { subjectAt } from './subject.ts';
import type { Utterance } from './utterance.ts';
import type { WordInfo } from './word-forms.ts';
import { WORD } from './words.ts';

/** وجاء في بيانها, وذكر في رسالته: the document of whoever is spoken of. */
export function ownDocument(
  sentence: Sentence,
  at: number,
  info: WordInfo,
  memory: Memory,
): Utterance | null {
  if ((info.classes & WORD.OWN_DOCUMENT) === 0 || !CAME_IN.test(textAt(sentence, at - 2))) return null;
  const subject = memory.speaker ?? memory.doer;
  const owner = subject ?? (sentence.index > 0 ? memory.lastDoer : null);
  return owner ? make(sentence, at, 'document', { ...owner, end: at + 1 }, null, at + 1) : null;
}

/** يكف الجيش عن عملياته، كما ورد في تغريدة له: a document of whoever the sentence is about. */
export function documentOfDoer(sentence: Sentence, at: number, { doer }: Memory): Utterance | null {
  if (!doer || !has(sentence, at, WORD.DOCUMENT) || textAt(sentence, at - 1) !== 'في') return null;
  if (!CAME_IN.test(textAt(sentence, at - 2)) || !/^[وف]?(?:كما|حسبما|وفقما)$/.test(textAt(sentence, at - 3)))
    return null;
  const owner = [1, 2].find((ahead) => /^(?:له|لها|لهم)$/.test(textAt(sentence, at + ahead)));
  if (owner === undefined) return null;
  const utterance = make(sentence, at, 'document', { ...doer, end: at + 1 }, null, at + 1);
  return { ...utterance, content: { first: sentence.first, end: at } };
}

const CAME_IN = /^[وف]?(?:جاء|ورد|وجاء|اضاف|اضافت|تابع|تابعت)$/;

/** صدر عن الكتائب أن, صدر بيان عن السرايا: its own words. */
export function issuedBy(sentence: Sentence, at: number): Utterance | null {
  const stance = [1, 2, 3].some(
    (back) => has(sentence, at - back, WORD.STANCE) && opensClause(sentence, at - back),
  );
  if (!stance && !opensClause(sentence, at)) return null;
  let from = has(sentence, at + 1, WORD.DOCUMENT) ? at + 2 : at + 1;
  while (has(sentence, from, WORD.ADVERBIAL)) from++;
  if (textAt(sentence, from) !== 'عن') return null;
  const subject = subjectAt(sentence, from + 1);
  return subject.side === 'faction' ? make(sentence, at, 'quoted-from', subject, null, subject.end) : null;
}

/** نقلت رويترز عن القيادي في …: the words are his. */
export function quotedFrom(sentence: Sentence, at: number, memory: Memory): Utterance | null {
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

/** قالت الحركة على لسان رئيسها: the verb before has the words. */
function hasSpoken(sentence: Sentence, at: number): boolean {
  for (let i = sentence.first; i < at; i++) {
    const { verbs } = sentence.words.infoOf(textAt(sentence, i));
    if (verbs.some(({ form, entry }) => form === 'finite' && !entry.act)) return true;
  }
  return false;
}

/** برواية قائد …, على لسان ناطقها: whoever follows tells it. */
const OWN_VOICE = /^ب?(?:روايه|لسان)$|^ب(?:اعتراف|اقرار|تاكيد|شهاده)$/;

/** وفق بيان لحزب الله, بحسب ما أعلنته الحركة. A bare بحسب حماس may stand behind no more than a figure. */
export function accordingTo(sentence: Sentence, at: number, memory: Memory): Utterance | null {
  if (textAt(sentence, at) === 'لسان' && hasSpoken(sentence, at)) return null;
  let i = at + 1;
  let said = OWN_VOICE.test(textAt(sentence, at));
  for (; i < Math.min(sentence.limit, at + 7); i++) {
    const text = textAt(sentence, i);
    if (sentence.mentions.has(i)) break;
    const info = sentence.words.infoOf(text);
    const classes = info.classes | info.afterPreposition;
    const word =
      (classes & (WORD.DOCUMENT | WORD.STANCE | WORD.SAYING | WORD.NOUN_LINK)) !== 0 || info.verbs.length > 0;
    if (word) said = true;
    else if (sentence.words.isMedium(text)) said = true;
    else if (
      ![
        'ل',
        'علي',
        'عبر',
        'قناته',
        'قناتها',
        'صفحته',
        'صفحتها',
        'منصه',
        'ما',
        'لما',
        'به',
        'عن',
        'في',
        'قول',
        'قاله',
        'قالته',
        'اعلام',
      ].includes(text)
    )
      break;
  }
  const subject = subjectAt(sentence, i, true);
  if (subject.side !== 'faction') return null;
  memory.speaker = subject;
  const utterance = make(sentence, at, 'according-to', subject, null, subject.end);
  if (said || !subject.group) utterance.score = 0.65;
  utterance.content = { first: sentence.first, end: at };
  return utterance;
}
