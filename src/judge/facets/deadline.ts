import type { Deadline, Statement, StatementType } from '../../model/verdict.ts';
import { type Due, duesOf } from '../annotate/dues.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Document, textAt } from '../document/document.ts';

/** A comma between an act and a date makes it less likely its date; a word that binds the date more likely. */
const PER_TOKEN = 0.05;
const PER_COMMA = 0.6;
const BINDING = 1;
const MOST_TOKENS = 30;

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
      const [from, to] = due.end <= trigger.first ? [due.end, trigger.first] : [trigger.end, due.first];
      let commas = 0;
      for (let i = from; i < to; i++) if (textAt(sentence, i) === '،') commas++;
      const score =
        3 +
        (due.binding ? BINDING : 0) -
        Math.min(Math.max(0, to - from), MOST_TOKENS) * PER_TOKEN -
        commas * PER_COMMA;
      if (score > bestScore || (best !== null && refines(due.deadline, best.deadline)))
        [best, bestScore] = [due, score];
    }
  }
  if (best) return best.deadline;
  const next = new Set(candidates.map(({ sentence }) => sentence.at + 1));
  return (
    dues.find(({ binding, isSpan, sentence }) => binding && !isSpan && next.has(sentence.at))?.deadline ??
    null
  );
}

/** The same date said more exactly. */
const refines = (one: Deadline, known: Deadline): boolean =>
  one.date !== known.date && one.date.startsWith(known.date);

/** Statements that give somebody time; in others a date to come is an appointment. */
const GIVES_TIME: ReadonlySet<StatementType> = new Set(['ultimatum', 'threat', 'demand', 'warning', 'truce']);

/** The dates that statements set for others: those to come that say by when, inside the reported words. */
export function statementDeadlines(statements: readonly Statement[], document: Document): Deadline[] {
  const giving = statements.filter(({ type }) => GIVES_TIME.has(type));
  if (giving.length === 0) return [];
  return duesOf(document)
    .filter(({ binding }) => binding)
    .map(({ deadline }) => deadline)
    .filter(({ field, start, end }) =>
      giving.some(({ quote }) => quote.field === field && quote.start <= start && end <= quote.end),
    );
}
