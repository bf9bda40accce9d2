import type { StatementType, WithdrawalStatus } from '../model/verdict.ts';

/**
 * How far a withdrawal has come. Outlets word one step differently, so steps that only differ in wording share a
 * stage: planned with announced, ongoing with started.
 */
const STAGE: Partial<Record<WithdrawalStatus, number>> = {
  demanded: 1,
  negotiated: 2,
  planned: 3,
  announced: 3,
  started: 4,
  ongoing: 4,
  completed: 5,
};

/** The last stage: nothing of the withdrawal is left to happen. */
export const LAST_STAGE = 5;

/** How far words have gone: talk, threat, deed. Within a tier outlets' wordings vary (warning, threat). */
const TIER: Record<StatementType, number> = {
  position: 0,
  condemnation: 0,
  denial: 0,
  truce: 0,
  demand: 0,
  warning: 1,
  threat: 1,
  ultimatum: 1,
  mobilisation: 1,
  claim: 2,
};

/** The stage that a development's statuses reach, 1 to 5, 0 where all are turns off the path (delayed, denied); where only a part was left, completion is a step on the way. */
export function reachedStage(statuses: readonly WithdrawalStatus[], inPart: boolean): number {
  const stages = statuses.map((status) => STAGE[status] ?? 0);
  return Math.min(Math.max(0, ...stages), inPart ? LAST_STAGE - 1 : LAST_STAGE);
}

/** The tier of a statement type: 0 talk, 1 threat, 2 claim. */
export const tierOf = (type: StatementType): number => TIER[type];

/** Is it one step in two wordings? */
export const sameStep = (a: WithdrawalStatus, b: WithdrawalStatus): boolean =>
  a === b || (STAGE[a] !== undefined && STAGE[a] === STAGE[b]);
