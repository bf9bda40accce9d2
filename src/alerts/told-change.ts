import { dateLabel } from '../lib/date-label.ts';
import type { WithdrawalStatus } from '../model/verdict.ts';

/** What a headline says anyhow: the step of its withdrawal, and its deadline. */
interface Told {
  status: WithdrawalStatus | null;
  /** ISO date cut to its precision. */
  deadline: string | null;
}

/** The clauses of what is new, each put where the headline tells the thing that it changes. */
interface ToldChange {
  /** Behind the step of the withdrawal: ` (was planned)`, ` again`; else empty. */
  step: string;
  /** Behind the deadline: ` (was 31 Dec 2021)`; else empty. */
  date: string;
  /** Clauses of which the headline says nothing yet. */
  rest: string[];
}

const ARROW = /^status: (?<from>.+) → (?<to>.+)$/;
const DATE = /^(?:new )?date: (?<date>.+?)(?<was> \(was .+\))?$/;

/** What the step is held against, where it is no change of it. */
const BESIDE = /^(?:last told: .+|still under way)$/;

/** Does a change end in a step that the headline tells? A base handed over is told as `completed in part`. */
const isStep = (words: string, { status }: Told): boolean =>
  status !== null && (words === status || words === `${status} in part`);

/** So that nothing is told twice: `planned; status: denied → planned` is `planned (was denied)`. */
export function toldChange(whatsNew: string, told: Told): ToldChange {
  const change: ToldChange = { step: '', date: '', rest: [] };
  for (const clause of whatsNew.split('; ').filter((one) => one !== '')) {
    const arrow = ARROW.exec(clause)?.groups;
    const dated = DATE.exec(clause)?.groups;
    const [, again = ''] = /^(.+) again$/.exec(clause) ?? [];
    if (arrow && change.step === '' && isStep(arrow.to ?? '', told)) change.step = ` (was ${arrow.from})`;
    else if (change.step === '' && told.status !== null && BESIDE.test(clause)) change.step = ` (${clause})`;
    else if (change.step === '' && isStep(again, told)) change.step = ' again';
    else if (dated && told.deadline !== null && dated.date === dateLabel(told.deadline))
      change.date = dated.was ?? '';
    else change.rest.push(clause);
  }
  return change;
}
