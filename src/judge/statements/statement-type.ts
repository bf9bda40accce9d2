import type { StatementType } from '../../model/verdict.ts';
import type { ReadField } from './article.ts';
import type { Said } from './facets.ts';
import { longestAt } from './phrase-table.ts';
import type { TokenSpan } from './reading.ts';
import { ACT } from './word-forms.ts';
import { WORD, type Words } from './words.ts';

const HEADLINE_RANK = 1.2;
const FIRST_RANK = 1.5;
const LATER_RANK = 0.5;
/** A threat at the end of a speech is its news as well. */
const ULTIMATUM_RANK = 1.2;
const LEAST_RANKS: Partial<Record<StatementType, number>> = { ultimatum: ULTIMATUM_RANK, threat: 0.8 };
const VERB_WEIGHT = 2.2;
const SOFT_VERB_WEIGHT = 1.1;
const FORMULA_WEIGHT = 0.6;
/** So many formulas of one type count in one utterance. */
const FORMULAS_A_TYPE = 2;
const STRONG = 2;
/** What a statement is if nothing it says is stronger. */
const POSITION_FLOOR = 1.1;

/**
 * The type of what one speaker said: verbs that carry a type, the phrases of the words and the acts they tell vote, the
 * headline and the first sentence most; ties go to the stronger type. A threat or demand with a condition and a date is
 * an ultimatum.
 */
export function typeOf(said: readonly Said[], words: Words): StatementType {
  const votes = new Map<StatementType, number>([['position', POSITION_FLOOR]]);
  const vote = (type: StatementType, weight: number): void => {
    votes.set(type, (votes.get(type) ?? 0) + weight);
  };
  let first = true;
  for (const { utterance, field } of said) {
    const inHeadline = field.field === 'title';
    const rank = inHeadline ? HEADLINE_RANK : first ? FIRST_RANK : LATER_RANK;
    if (!inHeadline) first = false;
    const { verb } = utterance;
    if (verb && !verb.neutral) {
      const called = verb.type === 'demand' ? calledFor(field, utterance.content, words) : null;
      const type = called ?? verb.type;
      const weight = verb.soft && called === null ? SOFT_VERB_WEIGHT : VERB_WEIGHT;
      vote(type, weight * Math.max(rank, LEAST_RANKS[type] ?? 0));
    }
    for (const [type, weight] of formulaVotes(field, utterance.content, words)) {
      vote(type, weight * FORMULA_WEIGHT * Math.max(rank, type === 'ultimatum' ? ULTIMATUM_RANK : 0));
    }
  }
  const best = strongest(votes, words);
  const conditional = ['threat', 'demand', 'warning'].includes(best) && (votes.get('ultimatum') ?? 0) > 0;
  return conditional && said.some((one) => setsDate(one, words)) ? 'ultimatum' : best;
}

const CALL_REACH = 12;

/** دعا مقاتليه إلى النفير is a mobilisation, دعا إلى اغتيال … a threat; a call on states and rivals stays a demand. */
function calledFor(field: ReadField, content: TokenSpan, words: Words): StatementType | null {
  let followers = false;
  for (let i = content.first; i < Math.min(content.end, content.first + CALL_REACH); i++) {
    const { classes, afterPreposition } = words.infoOf(field.tokens[i]?.text ?? '');
    if ((classes & WORD.FOLLOWER) !== 0) followers = true;
    const before = field.tokens[i - 1]?.text ?? '';
    const called = before === 'الي' || before === 'علي';
    const what = (called ? classes : 0) | afterPreposition;
    if (!followers && called && (what & WORD.TO_KILL) !== 0) return 'threat';
    if ((what & WORD.TO_ARMS) !== 0 && (followers || called)) return 'mobilisation';
  }
  return null;
}

function strongest(votes: ReadonlyMap<StatementType, number>, words: Words): StatementType {
  let best: StatementType = 'position';
  let most = 0;
  for (const type of words.typesOrder) {
    const sum = votes.get(type) ?? 0;
    if (sum > most + 1e-9) {
      best = type;
      most = sum;
    }
  }
  return best;
}

function setsDate({ utterance, field }: Said, words: Words): boolean {
  for (let i = utterance.content.first; i < utterance.content.end; i++) {
    if (longestAt(words.dueTimes, field.tokens, i)) return true;
  }
  return false;
}

function formulaVotes(field: ReadField, span: TokenSpan, words: Words): Map<StatementType, number> {
  const counts = new Map<StatementType, number>();
  const sums = new Map<StatementType, number>();
  const count = (type: StatementType, weight: number): void => {
    const seen = (counts.get(type) ?? 0) + 1;
    counts.set(type, seen);
    if (seen <= FORMULAS_A_TYPE) sums.set(type, (sums.get(type) ?? 0) + weight);
  };
  let i = span.first;
  while (i < span.end) {
    grammarVote(field, i, words, count);
    const hit = longestAt(words.formulas, field.tokens, i);
    for (const { type, weight } of hit?.values ?? []) {
      if (type !== 'truce' || !endsTruce(field, span, i, words)) count(type, weight);
    }
    if (!hit?.values.some(({ type }) => type === 'claim' || type === 'threat') || hit.end === i + 1) {
      actVote(field, span, i, words, count);
    }
    i = hit ? hit.end : i + 1;
  }
  return sums;
}

const ENDS_REACH = 3;

/** نهاية الالتزام بوقف إطلاق النار, لم تعد تلتزم بالهدنة. */
function endsTruce(field: ReadField, span: TokenSpan, at: number, words: Words): boolean {
  for (let i = at - 1; i >= Math.max(span.first - 1, at - ENDS_REACH); i--) {
    if ((words.infoOf(field.tokens[i]?.text ?? '').classes & WORD.ENDS_TRUCE) !== 0) return true;
  }
  return false;
}

/** على أنقرة أن … demands; إن تجاوزتم … speaks to the enemy's face. */
function grammarVote(
  field: ReadField,
  at: number,
  words: Words,
  count: (type: StatementType, weight: number) => void,
): void {
  const text = (offset: number): string => field.tokens[at + offset]?.text ?? '';
  const bound = /^[وف]?علي$/.test(text(0)) && [text(2), text(3)].includes('ان');
  const somebody = text(1).startsWith('ال') || longestAt(words.targets, field.tokens, at + 1) !== null;
  if (bound && somebody && !words.isMedium(text(1))) count('demand', STRONG);
  if (/^[وف]?(?:ان|اذا|لو)$/.test(text(0)) && /^\p{L}{3,}تم$/u.test(text(1))) count('threat', STRONG);
}

const OWN_REACH = 3;
/** أعلن … تنفيذ عمليتين: the act stands among the first words. */
const ANNOUNCED_WITHIN = 8;

/** A military act told of oneself claims, one to come threatens. */
function actVote(
  field: ReadField,
  span: TokenSpan,
  at: number,
  words: Words,
  count: (type: StatementType, weight: number) => void,
): void {
  const { acts } = words.infoOf(field.tokens[at]?.text ?? '');
  const announced = (acts & ACT.NOUN) !== 0 && at - span.first <= ANNOUNCED_WITHIN;
  if ((acts & ACT.WE) !== 0) count('claim', STRONG);
  else if ((acts & ACT.FUTURE) !== 0) count('threat', STRONG);
  else if (announced && opensObject(field, span, at)) count('claim', STRONG);
  else if ((acts & ACT.THIRD) !== 0 && isOwnAct(field, span, at, words)) count('claim', STRONG);
}

function isOwnAct(field: ReadField, span: TokenSpan, at: number, words: Words): boolean {
  for (let i = at - 1; i >= Math.max(span.first, at - OWN_REACH); i--) {
    if (words.isOwn(field.tokens[i]?.text ?? '')) return true;
  }
  return false;
}

/** The noun is what is announced and not part of a longer phrase: first of all, or after a comma or a date. */
function opensObject(field: ReadField, span: TokenSpan, at: number): boolean {
  if (at === span.first) return true;
  const before = field.tokens[at - 1];
  return before?.kind === 'punct' || field.tokens[span.first]?.text === 'في';
}
