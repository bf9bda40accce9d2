import type { RoleFeatures } from '../features/arguments.ts';
import { type LinearModel, scoreOf } from '../scorer/linear.ts';

/** What fills a role, and how well: the log-odds of it. */
export interface Argument {
  value: string | null;
  score: number;
}

/** The value of a role that scores highest; null and minus infinity where there is no candidate. */
export function argumentOf(roles: RoleFeatures, model: LinearModel): Argument {
  let best: Argument = { value: null, score: Number.NEGATIVE_INFINITY };
  for (const [value, features] of roles) {
    const score = scoreOf(features, model);
    if (score > best.score) best = { value, score };
  }
  return best;
}
