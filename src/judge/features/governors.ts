import { normalize } from '../../arabic/normalize.ts';
import { endsClause, endsPhrase } from '../../arabic/signs.ts';
import type { WithdrawalStatus } from '../../model/verdict.ts';
import { matchAt } from '../annotate/matches.ts';
import { negationsIn } from '../annotate/negation.ts';
import type { Trigger } from '../annotate/triggers.ts';
import { type Sentence, textAt } from '../document/document.ts';
import type { Match } from '../lexicon/matcher.ts';

/** A word that says how far a withdrawal has come: who decided, asked, refused before it, or what became of it behind it. */
export interface Governor {
  status: WithdrawalStatus;
  first: number;
  end: number;
  negated: boolean;
  /** إذا لم, ما لم, دون: what is asked for under threat or as a condition. */
  conditional: boolean;
  /** «تريد»: of others it asks for it. */
  wish: boolean;
}

const GOVERNS = /^(?:cue|gap|governs)\./;
const CARRIER = 'carrier';
const PREDICATE = /^predicate\./;
const REACH = 14;
/** An item of a list is governed from before the first, and a denial may hold a whole sentence. */
const LISTED_REACH = 40;
const PREDICATE_REACH = 12;
/** Between a carrier ("the plan for") and what governs it stand no more words. */
const CARRIER_REACH = 5;
/** A negation may stand one word away: لا تستطيع إرغام. */
const NEGATION_REACH = 2;
/** What follows is said of the noun, and not of what governs it. */
const RELATIVE = /^(?:ال[ذت]ي|الذين)$/;

/** What governs a trigger, the nearest first; what carries another's word ("decided to drop the plan to leave") gives way to it. */
export function governorsOf(trigger: Trigger, sentence: Sentence): Governor[] {
  const reach = trigger.proclitics.startsWith('و') ? LISTED_REACH : REACH;
  let least = Math.max(sentence.first, trigger.first - LISTED_REACH);
  for (let i = trigger.first - 1; i >= least; i--)
    if (endsClause(textAt(sentence, i))) {
      least = i;
      break;
    }
  const found: Governor[] = [];
  for (const match of sentence.matches) {
    if (!GOVERNS.test(match.concept) || match.entry.attrs.after !== undefined || match.startToken < least)
      continue;
    const governor = governorOf(match, sentence, trigger.first);
    if (governor && (governor.status === 'denied' || trigger.first - governor.first <= reach))
      found.push(governor);
  }
  return nearestFirst(joined(found), sentence);
}

/** «اتفقا على أن»: what begins with the last word of another that governs is the rest of that. */
function joined(found: readonly Governor[]): Governor[] {
  const isHeadOf = (head: Governor, rest: Governor): boolean =>
    head.first < rest.first && head.end === rest.first + 1 && head.end < rest.end;
  return found
    .filter((one) => !found.some((head) => isHeadOf(head, one)))
    .map((one) => ({ ...one, end: found.find((rest) => isHeadOf(one, rest))?.end ?? one.end }));
}

function nearestFirst(found: Governor[], sentence: Sentence): Governor[] {
  found.sort((a, b) => b.end - a.end || a.first - b.first);
  const [nearest, ...others] = found;
  if (!nearest || !isCarrier(nearest, sentence)) return found;
  const outer = others.find(
    ({ end, first }) => first < nearest.first && nearest.first - end <= CARRIER_REACH && end <= nearest.first,
  );
  return outer ? [{ ...outer, end: nearest.end }, ...others.filter((one) => one !== outer)] : found;
}

function governorOf(match: Match, sentence: Sentence, before: number): Governor | null {
  const { status, tail } = match.entry.attrs;
  if (status === undefined || match.endToken > before) return null;
  const end = tail === undefined ? match.endToken : behindTail(match, sentence);
  if (end === null || end > before) return null;
  return {
    status: status as WithdrawalStatus,
    first: match.startToken,
    end,
    conditional: match.concept.startsWith('governs.'),
    wish: match.entry.attrs.wish !== undefined,
    negated: negationBefore(sentence, match.startToken, NEGATION_REACH) !== null,
  };
}

const TAILS = new Map<string, ReadonlySet<string>>();

/** Where a split governor ends (دعا ... إلى): behind the first of its tail's words within its gap; null without one. */
function behindTail({ entry: { attrs }, endToken }: Match, sentence: Sentence): number | null {
  const { tail = '', gap = '0', least = '0' } = attrs;
  const words = TAILS.get(tail) ?? new Set(tail.split(' ').map((word) => normalize(word).text));
  TAILS.set(tail, words);
  for (let i = endToken + Number(least); i <= endToken + Number(gap) && i < sentence.end; i++)
    if (words.has(textAt(sentence, i))) return i + 1;
  return null;
}

/** Does it begin with a noun that passes on what governs it? المرحلة الثانية does; ألغى قرار has its say itself. */
const isCarrier = ({ first }: Governor, sentence: Sentence): boolean =>
  matchAt(sentence, first, CARRIER) !== undefined;

/** Of several predicates the one that takes back what the others say: planned for yesterday, put off. */
const RANKS: readonly string[] = ['denied', 'cancelled', 'delayed', 'refused'];

function rankOf({ status }: Governor): number {
  const at = RANKS.indexOf(status);
  return at < 0 ? RANKS.length : at;
}

/** What is said of a noun behind it, in its clause: سحب القوات ... متواصل. */
export function predicateOf(trigger: Trigger, sentence: Sentence): Governor | null {
  let most = Math.min(sentence.end, trigger.end + PREDICATE_REACH);
  for (let i = trigger.end; i < most; i++) {
    const text = textAt(sentence, i);
    if (endsPhrase(text) || RELATIVE.test(text)) most = i;
  }
  const found = sentence.matches.flatMap((match): Governor[] => {
    const { status, after } = match.entry.attrs;
    if (status === undefined || (!PREDICATE.test(match.concept) && after === undefined)) return [];
    if (match.startToken < trigger.end || match.endToken > most) return [];
    if (
      textAt(sentence, match.startToken).startsWith('و') &&
      !match.entry.forms.some((form) => form.startsWith('و'))
    )
      return [];
    const negated = negationBefore(sentence, match.startToken, 1) !== null;
    const { startToken: first, endToken: end } = match;
    return [{ status: status as WithdrawalStatus, first, end, negated, conditional: false, wish: false }];
  });
  return found.sort((a, b) => rankOf(a) - rankOf(b) || a.first - b.first)[0] ?? null;
}

/** The word of negation that ends fewer than so many tokens before a word, if there is one. */
export function negationBefore(sentence: Sentence, at: number, reach: number): string | null {
  const found = negationsIn(sentence).find(({ endToken }) => endToken <= at && at - endToken < reach);
  return found ? textAt(sentence, found.startToken) : null;
}
