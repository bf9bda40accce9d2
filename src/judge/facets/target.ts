import type { StatementCandidate } from '../candidates/statement.ts';
import { targetFeatures } from '../features/target.ts';
import type { ScoringModel } from '../scorer/linear.ts';
import { argumentOf } from './arguments.ts';

/** Below these log-odds the likeliest target is none. */
const LEAST = -1.5;

/** Whom the words are aimed at: an English name, or null. */
export function targetOf(candidate: StatementCandidate, model: ScoringModel): string | null {
  const { value, score } = argumentOf(targetFeatures(candidate), model);
  return score >= LEAST ? value : null;
}
