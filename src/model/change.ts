import type { StatementType, WithdrawalStatus } from './verdict.ts';

/** A step of a withdrawal as it is told: a base handed over is a step of it, not its end. */
export type Step = WithdrawalStatus | 'completed in part';

/** One thing that an event brings beyond what was told before. Dates are ISO 8601, cut to their precision. */
export type Change =
  /** On to a later step, or to a halt. */
  | { kind: 'moved'; from: Step; to: Step }
  | { kind: 'step-again'; step: Step }
  /** The same demand, refusal or denial, by others. */
  | { kind: 'step-also'; step: Step }
  | { kind: 'last-told'; step: Step }
  | { kind: 'under-way' }
  | { kind: 'date'; date: string }
  | { kind: 'new-date'; date: string; before: string }
  | { kind: 'place' }
  | { kind: 'figure'; figure: string }
  | { kind: 'faction'; faction: string }
  | { kind: 'escalation'; from: StatementType; to: StatementType }
  | { kind: 'type-again'; type: StatementType }
  | { kind: 'new-type'; type: StatementType }
  /** Null where the lexicon has no English name. */
  | { kind: 'speaker'; name: string | null }
  | { kind: 'target'; target: string }
  | { kind: 'second-independent'; outlet: string }
  | { kind: 'other-owner'; outlet: string }
  | { kind: 'last-article-gone'; outlet: string }
  | { kind: 'article-gone'; outlet: string; left: number }
  | { kind: 'told-again'; reports: number }
  | { kind: 'deadline-passed'; date: string }
  /** Whole days left; 0 on the last day itself. */
  | { kind: 'deadline-ends'; date: string; days: number }
  | { kind: 'not-completed' }
  | { kind: 'not-met' }
  /** What the other stories are about in which the same date was set. */
  | { kind: 'also-set-in'; subjects: string[] }
  /** Where older versions had nothing to compare with. */
  | { kind: 'other-development' }
  /** A sentence of no story: of a sample, or what helps against trouble. */
  | { kind: 'words'; text: string };
