import type { Roles } from '../features/arguments.ts';
import type { ScoringModel } from '../scorer/linear.ts';
import { scoreBy } from '../scorer/tally.ts';

/** What fills a role, and how well: the log-odds of it. */
export interface Argument {
  value: string | null;
  score: number;
}

/** The value of a role that scores highest; null and minus infinity where there is no candidate. */
export function argumentOf(roles: Roles, model: ScoringModel): Argument {
  let best: Argument = { value: null, score: Number.NEGATIVE_INFINITY };
  for (const [value, add] of roles) {
    const score = scoreBy(add, model);
    if (score > best.score) best = { value, score };
  }
  return best;
}
