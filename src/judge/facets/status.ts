import type { WithdrawalStatus } from '../../model/verdict.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { statusFeatures } from '../features/status.ts';
import { statusReading } from '../features/status-reading.ts';
import { classify, type ScoringModel, softmax } from '../scorer/linear.ts';

/** A candidate with the force and host that were chosen for it, and how likely it tells a withdrawal. */
interface Told {
  candidate: WithdrawalCandidate;
  force: string | null;
  host: string | null;
  p: number;
}

// How far the candidates of one withdrawal have a say in its status: the leading one more than the others, most where
// grammar alone tells a fact (others' demands in the same article do not undo it), those of one sentence once.
const LEADING = 2;
const LEADING_FACT = 4;
const FACTS: ReadonlySet<string> = new Set(['started', 'ongoing', 'completed']);

/**
 * The status that the candidates of one force and host, each as far as it counts and is sure, make likeliest together.
 * What has a date to come (`isDue`) is not completed.
 */
export function statusOf(group: readonly Told[], isDue: boolean, model: ScoringModel): WithdrawalStatus {
  const together = model.labels.map(() => 0);
  for (const [at, { candidate, force, host, p }] of group.entries()) {
    const here = group.filter((other) => other.candidate.sentence === candidate.sentence).length;
    const leading = at > 0 ? 1 : FACTS.has(statusReading(candidate)) ? LEADING_FACT : LEADING;
    const squared = softmax(classify(statusFeatures(candidate, force, host), model).scores).map(
      (odds) => odds ** 2,
    );
    const sum = squared.reduce((all, one) => all + one, 0);
    for (const [label, odds] of squared.entries())
      together[label] = (together[label] ?? 0) + (leading * p * odds) / sum / here;
  }
  const completed = model.labels.indexOf('completed');
  if (isDue && completed >= 0) together[completed] = 0;
  return model.labels[together.indexOf(Math.max(...together))] as WithdrawalStatus;
}
