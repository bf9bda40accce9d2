import type { StatementType } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { typeFeatures } from '../features/statement-type.ts';
import { classify, type ScoringModel } from '../scorer/linear.ts';

/**
 * How likely a forceful type must be to be told; what is less likely takes a position. A threat alarms, so it must be likelier
 * than all else together; of claims less likely than that, on months that no model had seen, a third at most were right.
 */
const LEAST: Partial<Record<StatementType, number>> = { threat: 0.5, ultimatum: 0.5, claim: 0.35 };

/** The kind of statement by its model; a position where a forceful kind is not sure. */
export function typeOf(candidate: StatementCandidate, model: ScoringModel): StatementType {
  const { label, p } = classify(typeFeatures(candidate), model);
  const type = label as StatementType;
  return p < (LEAST[type] ?? 0) ? 'position' : type;
}
