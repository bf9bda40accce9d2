import { isForceful, type StatementType } from '../../model/verdict.ts';
import type { StatementCandidate } from '../candidates/statement.ts';
import { typeFeatures } from '../features/statement-type.ts';
import { classify, type ScoringModel } from '../scorer/linear.ts';
import { admitsLoss, isToCome, takesOverAView, tellsOfOthers, tellsOfOwnMove } from './claim.ts';
import { saysNoForce } from './few-words.ts';

/** What is called a claim is told as an operation: the likeliest type otherwise, where it is less likely than this. */
const LEAST_CLAIM = 0.4;

/** The kind of statement by its model, held to what grammar says is no claim. */
export function typeOf(candidate: StatementCandidate, model: ScoringModel): StatementType {
  const { label, p, scores } = classify(typeFeatures(candidate), model);
  // What nobody does by admitting a loss.
  if (isForceful(label) && (admitsLoss(candidate) || saysNoForce(candidate))) return 'position';
  if (label !== 'claim') return label as StatementType;
  if (isNoOwnOperation(candidate)) return 'position';
  const toCome = isToCome(candidate);
  if (p >= LEAST_CLAIM && !toCome) return 'claim';
  const rest = scores.map((score, at) =>
    model.labels[at] === label || (toCome && model.labels[at] === 'ultimatum')
      ? Number.NEGATIVE_INFINITY
      : score,
  );
  return model.labels[rest.indexOf(Math.max(...rest))] as StatementType;
}

/** A claim is one only of the group's own operation; whoever tells of others', or takes over a view, takes a position. */
const isNoOwnOperation = (candidate: StatementCandidate): boolean =>
  tellsOfOthers(candidate) || takesOverAView(candidate) || tellsOfOwnMove(candidate);
