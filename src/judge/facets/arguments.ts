import type { RoleFeatures } from '../features/arguments.ts';
import { type LinearModel, scoreOf } from '../scorer/linear.ts';

/** The value of a role that scores highest; null where there is no candidate. */
export function argumentOf(roles: RoleFeatures, model: LinearModel): string | null {
  let best: string | null = null;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (const [value, features] of roles) {
    const score = scoreOf(features, model);
    if (score > bestScore) {
      best = value;
      bestScore = score;
    }
  }
  return best;
}
