import { type DateMention, findDates } from '../arabic/dates.ts';
import { originalSpan } from '../arabic/normalize.ts';
import type { Deadline } from '../model/verdict.ts';
import type { FieldText } from './statements/article.ts';

/** A date still to come, with its tokens in its field. */
export interface Due {
  deadline: Deadline;
  /** Says by when: قبل, بحلول, مهلة. */
  binding: boolean;
  /** What is told of comes after it: لا بقاء بعد آب. */
  beyond: boolean;
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
    if (mention.relation === 'since') return [];
    if (mention.future === false) return [];
    if (mention.future === null && !binding) return [];
    const span = originalSpan(source.normal, mention.start, mention.end);
    const text = source.normal.original.slice(span.start, span.end);
    const beyond = mention.relation === 'after';
    const deadline = { date: mention.date, precision: mention.precision, text, field: source.field, ...span };
    return [{ deadline, binding, beyond, first, end }];
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
  for (let i = at; i >= 0 && i >= at - REACH; i--) {
    const text = tokens[i]?.text ?? '';
    if (BY.test(text)) return true;
    if (text === '،' || text === '.' || text === '؛') return false;
  }
  return false;
}
