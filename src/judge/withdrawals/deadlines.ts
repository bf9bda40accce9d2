import { type Due, duesIn } from '../dues.ts';
import type { ArticleText } from '../statements/article.ts';
import { type Act, type ActKind, beginsStatement, type ReadSentence, textAt } from './reading.ts';

/** Dates by the sentence they stand in; sentences without one are left out. */
export type DueIndex = ReadonlyMap<ReadSentence, readonly Due[]>;

/** Deals the dates of an article out to its sentences. Linear. */
export function dueIndex(article: ArticleText, read: readonly ReadSentence[]): DueIndex {
  const index = new Map<ReadSentence, Due[]>();
  for (const source of [article.title, article.text]) {
    const own = read.filter(({ source: { field } }) => field === source.field);
    let at = 0;
    for (const due of duesIn(source, article.publishedAt)) {
      while (at < own.length && (own[at]?.end ?? 0) <= due.first) at++;
      const sentence = own[at];
      if (sentence) index.set(sentence, [...(index.get(sentence) ?? []), due]);
    }
  }
  return index;
}

/** The date that bounds an act: in its own statement before others, binding before merely named, the latest. */
function dueOf(
  sentence: ReadSentence,
  act: { first: number; end: number; kind?: ActKind },
  dues: DueIndex,
): Due | null {
  let best: Due | null = null;
  let bestScore = 0;
  for (const due of dues.get(sentence) ?? []) {
    if (due.beyond && act.kind !== 'stay' && act.kind !== 'extend') continue;
    const apart = Math.max(due.first - act.end, act.first - due.end, 0);
    const parts = breaksBetween(sentence, Math.min(due.end, act.end), Math.max(due.first, act.first));
    const score = 3 + (due.binding ? 1 : 0) - Math.min(apart, 30) * 0.05 - parts * 1.2;
    const later =
      best !== null && score > bestScore - 0.7 && due.deadline.date > best.deadline.date && due.binding;
    if (score > 0 && (score > bestScore || later)) {
      best = due;
      bestScore = Math.max(score, bestScore);
    }
  }
  return best;
}

function breaksBetween(sentence: ReadSentence, from: number, to: number): number {
  let parts = 0;
  for (let i = from + 1; i <= to; i++) {
    if (beginsStatement(sentence, i) && textAt(sentence, i - 1) !== ':') parts++;
  }
  return parts;
}

/** ومن المقرر أن تكتمل العملية نهاية آب: a sentence of its own that dates the act told before. */
const DATES_ACT = new Set(['cue.completed', 'cue.started', 'cue.planned']);
const DEADLINE_SENTENCE = /^[وف]?(?:موعد|الموعد|المهله|مهله)$/;

/** The same date more exactly, or a later one that binds. */
function outdoes(due: Due, best: Due): boolean {
  const [mine, known] = [due.deadline.date, best.deadline.date];
  if (mine.startsWith(known)) return mine !== known;
  return due.binding && mine > known && !known.startsWith(mine);
}

/** The date that bounds a group's acts: in their own sentences, else in one that only dates what was told. */
export function dueOfGroup(
  acts: readonly { act: Act; sentence: ReadSentence }[],
  dues: DueIndex,
): Due | null {
  let best: Due | null = null;
  for (const { act, sentence } of acts) {
    const due = dueOf(sentence, act, dues);
    if (due && (best === null || outdoes(due, best))) best = due;
  }
  if (best) return best;
  for (const sentence of dues.keys()) {
    const cue = sentence.acts.length === 0 && sentence.matches.find(({ concept }) => DATES_ACT.has(concept));
    const told = cue ? dueOf(sentence, { first: cue.startToken, end: cue.endToken }, dues) : null;
    if (told) return told;
    for (let i = sentence.first; i < sentence.end; i++) {
      if (!DEADLINE_SENTENCE.test(sentence.tokens[i]?.text ?? '')) continue;
      const due = dueOf(sentence, { first: i, end: i + 1 }, dues);
      if (due) return due;
    }
  }
  return null;
}
