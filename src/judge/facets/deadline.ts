import type { Deadline, Statement, StatementType, WithdrawalStatus } from '../../model/verdict.ts';
import { type Due, duesOf } from '../annotate/dues.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { between, type Document, gapOf, type Sentence, type TokenSpan } from '../document/document.ts';

/** A comma between an act and a date makes it less likely its date; a word that binds the date more likely. */
const PER_TOKEN = 0.05;
const PER_COMMA = 0.6;
const BINDING = 1;
const MOST_TOKENS = 30;

/** Concepts of config/lexicons/certainty.yaml: what has days of its own, and what follows from an act. */
const EVENT = 'dated.event';
const CONSEQUENCE = 'dated.consequence';
/** Between such an event and its date stand fewer words. */
const EVENT_REACH = 6;

/** Those who will not leave, or not any more, leave by no date; what they will not keep is another's. */
const NOBODY_LEAVES: ReadonlySet<WithdrawalStatus> = new Set(['refused', 'denied', 'cancelled']);

/** Can a withdrawal that stands so have a date of its own? */
export const bindsBy = (status: WithdrawalStatus): boolean => !NOBODY_LEAVES.has(status);

/** The date that bounds a withdrawal: the nearest in the sentences of its triggers, else a binding one right behind them. */
export function deadlineOf(
  candidates: readonly WithdrawalCandidate[],
  dues: readonly Due[],
): Deadline | null {
  let best: Due | null = null;
  let bestScore = 0;
  for (const { sentence, trigger } of candidates) {
    for (const due of dues) {
      if (due.sentence !== sentence) continue;
      if (isOthers(due, trigger)) continue;
      const score =
        3 +
        (due.binding ? BINDING : 0) -
        Math.min(Math.max(0, gapOf(due, trigger)), MOST_TOKENS) * PER_TOKEN -
        commasIn(sentence, between(due, trigger)) * PER_COMMA;
      if (score > bestScore || (best !== null && refines(due.deadline, best.deadline)))
        [best, bestScore] = [due, score];
    }
  }
  if (best) return best.deadline;
  const next = new Set(candidates.map(({ sentence }) => sentence.at + 1));
  return (
    dues.find((due) => due.binding && !due.isSpan && next.has(due.sentence.at) && !isOthers(due, null))
      ?.deadline ?? null
  );
}

/**
 * Does a date belong to something else than an act: to a meeting that stands nearer to it, or to what would follow from the
 * act? A meeting before the date has it too where the act stands behind a comma: "signed within two days, and they stay".
 */
function isOthers(due: Due, act: TokenSpan | null): boolean {
  const { sentence, first, end } = due;
  const part = act === null ? { first: sentence.first, end: first } : between(due, act);
  const apart = act === null || (end <= act.first && commasIn(sentence, part) > 0);
  return sentence.matches.some(({ concept, startToken, endToken }) => {
    const isWithin = startToken >= part.first && endToken <= part.end;
    if (concept === CONSEQUENCE) return isWithin && act !== null;
    const gap = gapOf(due, { first: startToken, end: endToken });
    return concept === EVENT && gap < EVENT_REACH && (isWithin || (apart && endToken <= first));
  });
}

const commasIn = ({ tokens }: Sentence, { first, end }: TokenSpan): number =>
  tokens.slice(first, end).filter(({ text }) => text === '،').length;

/** The same date said more exactly. */
const refines = (one: Deadline, known: Deadline): boolean =>
  one.date !== known.date && one.date.startsWith(known.date);

/** Statements that give somebody time; in others a date to come is an appointment. */
const GIVES_TIME: ReadonlySet<StatementType> = new Set(['ultimatum', 'threat', 'demand', 'warning', 'truce']);
/** Of these a date gives time only where something depends on it: «سنحرر المدينة خلال 48 ساعة» tells of one's own act. */
const ON_CONDITION: ReadonlySet<StatementType> = new Set(['threat', 'warning']);
const CONDITION = /^(?:certainty\.conditional|deadline\.condition)$/;

/** The dates that statements set for others: those to come that say by when, inside the reported words. */
export function statementDeadlines(statements: readonly Statement[], document: Document): Deadline[] {
  const giving = statements.filter(({ type }) => GIVES_TIME.has(type));
  if (giving.length === 0) return [];
  return duesOf(document)
    .filter(({ binding }) => binding)
    .filter((due) => giving.some((statement) => givesTime(statement, due)))
    .map(({ deadline }) => deadline);
}

function givesTime({ quote, type }: Statement, { deadline, beyond, sentence }: Due): boolean {
  const { field, start, end } = deadline;
  if (quote.field !== field || start < quote.start || end > quote.end) return false;
  return !ON_CONDITION.has(type) || beyond || sentence.matches.some(({ concept }) => CONDITION.test(concept));
}
