import { dateLabel } from '../lib/date-label.ts';
import type { Change, Step } from '../model/change.ts';
import type { StatementType, WithdrawalStatus } from '../model/verdict.ts';
import { changeWords } from './change-words.ts';

/** What a headline says anyhow: the step of its withdrawal, its deadline, and the type and speaker of its statement. */
interface HeadlineFacts {
  status: WithdrawalStatus | null;
  type: StatementType | null;
  /** His English name. */
  speaker: string | null;
  /** ISO date cut to its precision. */
  deadline: string | null;
}

/** The clauses of what is new, each put where the headline tells the thing that it changes. */
interface ChangeClauses {
  /** Behind the step of the withdrawal: ` (was planned)`, ` again`; `ALSO` before it; else empty. */
  step: string;
  /** Behind the deadline: ` (was 31 Dec 2021)`; else empty. */
  date: string;
  /** Clauses of which the headline says nothing yet. */
  rest: string[];
}

/** What stands before a step that others have taken: `also demanded by …`. */
export const ALSO = 'also ';

/** What a change adds behind the step that the headline tells; null where it is about another. */
function besideStep(change: Change, { status }: HeadlineFacts): string | null {
  // A base handed over is told as `completed`.
  const isInHeadline = (step: Step): boolean =>
    step === status || (status === 'completed' && step === 'completed in part');
  switch (change.kind) {
    case 'moved':
      return isInHeadline(change.to) ? ` (was ${change.from})` : null;
    case 'step-again':
      return isInHeadline(change.step) ? ' again' : null;
    case 'step-also':
      return isInHeadline(change.step) ? ALSO : null;
    case 'last-told':
    case 'under-way':
      return status === null ? null : ` (${changeWords(change)})`;
    default:
      return null;
  }
}

/** So that nothing is told twice: `planned; status: denied → planned` is `planned (was denied)`. */
export function changeClauses(changes: readonly Change[], headline: HeadlineFacts): ChangeClauses {
  const placed: ChangeClauses = { step: '', date: '', rest: [] };
  for (const change of changes) {
    const step = placed.step === '' ? besideStep(change, headline) : null;
    const isDated = change.kind === 'date' || change.kind === 'new-date';
    if (step !== null) placed.step = step;
    else if (isDated && change.date === headline.deadline)
      placed.date = change.kind === 'new-date' ? ` (was ${dateLabel(change.before)})` : '';
    else if (change.kind === 'speaker' && change.name === headline.speaker)
      placed.rest.push(changeWords({ ...change, name: null }));
    // «gives an ultimatum; a new ultimatum».
    else if (change.kind !== 'new-type' || change.type !== headline.type)
      placed.rest.push(changeWords(change));
  }
  return placed;
}
