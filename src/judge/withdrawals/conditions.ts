import { type Act, beginsStatement, type ReadSentence, textAt } from './reading.ts';

const CONDITION_REACH = 14;

/** لن نوقع قبل رحيلهم, لا سلام دون خروجهم, إلا بعد انسحابهم: nothing comes before they leave. */
export function onlyAfter(act: Act, sentence: ReadSentence): boolean {
  const before = textAt(sentence, act.first - 1);
  const before2 = textAt(sentence, act.first - 2);
  if (before2 === 'الا' && /^(?:بعد|مع|بالتزامن)$/.test(before)) return true;
  if (before === 'مع' && before2 === 'بالتزامن' && textAt(sentence, act.first - 3) === 'الا') return true;
  if (!/^(?:قبل|دون|بدون|بلا)$/.test(before)) return false;
  for (let i = act.first - 2; i >= sentence.first && i >= act.first - CONDITION_REACH; i--)
    if (/^[وف]?(?:لن|لا|ليس|لم)$/.test(textAt(sentence, i))) return true;
  return false;
}

const OVER = /^(?:اكتمل|اكتملت|انتهي|انتهت|تم|تمت)$/;
const OVER_REACH = 20;

/** عملية سحب القوات من القاعدة انتهت. */
export function isOver(act: Act, sentence: ReadSentence): boolean {
  for (let i = act.end; i < act.end + OVER_REACH; i++) {
    if (beginsStatement(sentence, i)) return false;
    if (OVER.test(textAt(sentence, i)))
      return !/^(?:ان|بعدما|بعد|لما|حين|عندما)$/.test(textAt(sentence, i - 1));
  }
  return false;
}

const OUGHT_REACH = 4;

/** على القوات الأجنبية مغادرة سوريا, وعليها الرحيل. */
export function ought(act: Act, sentence: ReadSentence): boolean {
  if (/^[وف]?علي(?:ها|هم|ه|كم)$/.test(textAt(sentence, act.first - 1))) return true;
  const opens = (at: number): boolean => /^[وف]?علي$/.test(textAt(sentence, at));
  if (sentence.forces.some(({ first, end }) => end === act.first && opens(first - 1))) return true;
  // على الإثيوبيين المغادرة: at the head of what is said.
  for (let i = act.first - 2; i >= sentence.first && i >= act.first - OUGHT_REACH; i--) {
    if (opens(i) && (i === sentence.first || /^[:«"،]$|^[وف]?ا?ن$/.test(textAt(sentence, i - 1))))
      return true;
  }
  return false;
}

const AIM_REACH = 10;

/** إلى أن تتوقف الحرب وينسحب الأميركيون: a second aim after the first. */
export function joinedToAim(act: Act, sentence: ReadSentence): boolean {
  if (!textAt(sentence, act.first).startsWith('و')) return false;
  for (let i = act.first - 1; i > sentence.first && i >= act.first - AIM_REACH; i--) {
    const text = textAt(sentence, i);
    if (/^(?:حتي|كي)$/.test(text) || (text === 'ان' && textAt(sentence, i - 1) === 'الي')) return true;
  }
  return false;
}
