import type { Match } from '../matcher.ts';
import { type Act, beginsStatement, type ReadSentence, textAt } from './reading.ts';

const KILL_BEFORE = 5;
const KILL_AFTER = 6;
const AFTER_THAT = /^[وف]?(?:بعد|عقب|اثر|منذ|قبل|قبيل|غداه|مع)$/;
const SPANS =
  /^(?:ايام|يوم|يومين|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|شهور|عام|عامين|اعوام|سنه|سنتين|سنوات|ساعات|نحو|اكثر|اقل|من|علي|قليله|قليل|عده|\d+|ثلاثه|اربعه|خمسه|عقد|عقدين|عقود)$/;
const PLUPERFECT = /^و?(?:كان|كانت|كانا|كانوا)$/;

/**
 * An everyday sense of the act's words beside it: من الاتفاق, الثقة, المدرب. Who or what might leave instead (an
 * entry ending in `.who`) must stand where its subject or object stands, and nearer than the troops do.
 */
export function otherSense(act: Act, sentence: ReadSentence, troopsAt: number | null): string | null {
  const root = act.entry.id.split('.')[0] ?? '';
  for (const { concept, entry, startToken, endToken } of sentence.matches) {
    if (concept !== 'other_sense') continue;
    if (!(entry.attrs.kills ?? '').split(' ').includes(root)) continue;
    const gap = startToken >= act.end ? startToken - act.end : act.first - endToken;
    const after = startToken >= act.end;
    if (entry.id.endsWith('.who')) {
      const between =
        !after && troopsAt !== null && troopsAt < startToken && entry.id.startsWith('civilians');
      const asSubject = after || between || (act.tense !== 'noun' && act.kind !== 'remove');
      if (!asSubject) continue;
      const takesObject = act.kind === 'remove' && act.tense !== 'noun';
      const troopsNear =
        !takesObject &&
        troopsAt !== null &&
        Math.abs(troopsAt - act.first) <= Math.abs(startToken - act.first);
      if (troopsNear) continue;
    }
    if (
      !entry.id.endsWith('.who') &&
      !entry.id.endsWith('.always') &&
      troopsAt === act.end &&
      !/^من/.test(textAt(sentence, startToken))
    )
      continue;
    const near = after ? gap <= KILL_AFTER : gap <= KILL_BEFORE;
    if (near && !parted(sentence, Math.min(endToken, act.end), Math.max(startToken, act.first)))
      return entry.id;
  }
  return null;
}

function parted(sentence: ReadSentence, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (i > from && beginsStatement(sentence, i)) return true;
  return false;
}

/** Whether the act is told as something long known: an anniversary, after …, had … */
export function background(act: Act, sentence: ReadSentence): 'anniversary' | 'after' | 'pluperfect' | null {
  if (sentence.matches.some((match) => recalls(match, sentence) && beside(match, act, sentence)))
    return 'anniversary';
  if (act.tense === 'noun' && temporalBefore(sentence, act.first)) return 'after';
  if (!sentence.headline && sentence.index > 0 && PLUPERFECT.test(textAt(sentence, sentence.first))) {
    return 'pluperfect';
  }
  return null;
}

/** ذكرى الانسحاب, but not قبل ذكرى 11 سبتمبر, which sets a date. */
export const recalls = ({ concept, startToken }: Match, sentence: ReadSentence): boolean =>
  concept === 'history' && !/^(?:قبل|بحلول|حتي|قبيل)$/.test(textAt(sentence, startToken - 1));

const HISTORY_REACH = 9;

function beside({ startToken, endToken }: Match, act: Act, sentence: ReadSentence): boolean {
  const gap = startToken >= act.end ? startToken - act.end : act.first - endToken;
  return (
    gap <= HISTORY_REACH && !parted(sentence, Math.min(endToken, act.end), Math.max(startToken, act.first))
  );
}

function temporalBefore(sentence: ReadSentence, at: number): boolean {
  for (let i = at - 1; i >= sentence.first && i >= at - 4; i--) {
    const text = textAt(sentence, i);
    if (AFTER_THAT.test(text)) return !/^[وف]?(?:قبل|مع)$/.test(text) || i < at - 1;
    if (!SPANS.test(text)) return false;
  }
  return false;
}

/** Whether a raid of some hours is told in the sentence. */
export function raid(sentence: ReadSentence): boolean {
  if (!sentence.matches.some(({ concept }) => concept === 'raid')) return false;
  for (let i = sentence.first; i < sentence.end; i++) if (DAYS.test(textAt(sentence, i))) return false;
  return true;
}

/** A stay of days is no raid. */
const DAYS = /^(?:ايام|يومين|اسبوع|اسبوعين|اسابيع|شهر|اشهر)$/;
