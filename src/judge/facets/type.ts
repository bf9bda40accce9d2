import { isForceful, type StatementType } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { typeFeatures } from '../features/statement-type.ts';
import { classify, type ScoringModel } from '../scorer/linear.ts';

/**
 * A threat or a claim must be so likely to be told; what is less likely takes a position. On months that no model had
 * seen, fewer than a third of those were right.
 */
const LEAST_FORCEFUL = 0.35;

/** The kind of statement by its model; a position where a forceful kind is not sure. */
export function typeOf(candidate: StatementCandidate, model: ScoringModel): StatementType {
  const { label, p } = classify(typeFeatures(candidate), model);
  const type = label as StatementType;
  return isForceful(type) && p < LEAST_FORCEFUL ? 'position' : type;
}
