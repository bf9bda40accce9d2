import { type DateMention, findDates } from '../../arabic/dates.ts';
import { originalSpan } from '../../arabic/normalize.ts';
import type { Deadline } from '../../model/verdict.ts';
import type { FieldText } from '../statements/article.ts';
import { beginsStatement, type ReadSentence, textAt } from './reading.ts';

/** A date still to come, with its tokens in its sentence. */
export interface Due {
  deadline: Deadline;
  /** Says by when: قبل, بحلول, مهلة. */
  binding: boolean;
  first: number;
  end: number;
}

const BY =
  /^[وف]?(?:قبل|بحلول|حتي|موعد|موعدا|الموعد|مهله|المهله|اقصاه|غايه|لغايه|خلال|غضون|ظرف|نهايه|بنهايه|اواخر|ختام|مطلع)$/;
const REACH = 5;

/** The dates of a field that lie ahead of publication; without its date, those that the words put ahead. */
export function duesIn(source: FieldText, publishedAt: string | null): Due[] {
  return findDates(source.normal, source.tokens, publishedAt).flatMap((mention): Due[] => {
    const { first, end } = tokensOf(source, mention);
    const binding = mention.relation === 'before' || mention.relation === 'within' || byBefore(source, first);
    if (mention.relation === 'since' || mention.relation === 'after') {
      if (mention.future !== true) return [];
    }
    if (mention.future === false) return [];
    if (mention.future === null && !binding) return [];
    const span = originalSpan(source.normal, mention.start, mention.end);
    const text = source.normal.original.slice(span.start, span.end);
    const deadline = { date: mention.date, precision: mention.precision, text, field: source.field, ...span };
    return [{ deadline, binding, first, end }];
  });
}

function tokensOf(source: FieldText, { start, end }: DateMention): { first: number; end: number } {
  let low = 0;
  let high = source.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((source.tokens[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < source.tokens.length && (source.tokens[last]?.start ?? end) < end) last++;
  return { first: low, end: last };
}

function byBefore({ tokens }: FieldText, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - REACH; i--) {
    const text = tokens[i]?.text ?? '';
    if (BY.test(text)) return true;
    if (text === '،' || text === '.' || text === '؛') return false;
  }
  return false;
}

/** The date that bounds an act: in its own statement before others, binding before merely named, the latest. */
export function dueOf(
  sentence: ReadSentence,
  act: { first: number; end: number },
  dues: readonly Due[],
): Due | null {
  let best: Due | null = null;
  let bestScore = 0;
  for (const due of dues) {
    if (due.deadline.field !== sentence.source.field) continue;
    if (due.first < sentence.first || due.first >= sentence.end) continue;
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
