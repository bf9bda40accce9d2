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
// grammar alone tells a fact (others' demands in the same article do not undo it), what the headline or the lead says more
// than what stands below, those of one sentence once. In cross-validation 64, 55 and 395 statuses are right with these
// (articles of 2018, posts, other outlets), 64, 55 and 392 where no candidate but the leading one has more say.
const LEADING = 2;
const LEADING_FACT = 8;
const FACT = 2;
const ABOVE = 2;
const FACTS: ReadonlySet<string> = new Set(['started', 'ongoing', 'completed']);

function sayOf(candidate: WithdrawalCandidate, isLeading: boolean): number {
  const isFact = FACTS.has(statusReading(candidate));
  const say = isLeading ? (isFact ? LEADING_FACT : LEADING) : isFact ? FACT : 1;
  const { zone } = candidate.sentence;
  return zone === 'headline' || zone === 'lead' ? say * ABOVE : say;
}

/** An agreement that let troops stay is revoked: that ends no withdrawal and is none yet, it asks for one. */
const REVOKES = 'act.revoke';
const NOT_BY_REVOKING: ReadonlySet<string> = new Set(['cancelled', 'started', 'ongoing', 'completed']);

const revokes = ({ trigger }: WithdrawalCandidate): boolean => trigger.readings[0]?.concept === REVOKES;

/**
 * The status that the candidates of one force and host, each as far as it counts and is sure, make likeliest together.
 * What has a date to come (`isDue`) is not completed, and where an agreement to stay is revoked no withdrawal is cancelled.
 */
export function statusOf(group: readonly Told[], isDue: boolean, model: ScoringModel): WithdrawalStatus {
  const together = model.labels.map(() => 0);
  for (const [at, { candidate, force, host, p }] of group.entries()) {
    const here = group.filter((other) => other.candidate.sentence === candidate.sentence).length;
    const say = sayOf(candidate, at === 0);
    const isRevoking = revokes(candidate);
    const squared = softmax(classify(statusFeatures(candidate, force, host), model).scores).map(
      (odds, label) => (isRevoking && NOT_BY_REVOKING.has(model.labels[label] ?? '') ? 0 : odds ** 2),
    );
    const sum = squared.reduce((all, one) => all + one, 0);
    for (const [label, odds] of squared.entries())
      together[label] = (together[label] ?? 0) + (say * p * odds) / sum / here;
  }
  const ruleOut = (label: string): void => {
    const at = model.labels.indexOf(label);
    if (at >= 0) together[at] = 0;
  };
  if (isDue) ruleOut('completed');
  if (group.some(({ candidate }) => revokes(candidate))) ruleOut('cancelled');
  return model.labels[together.indexOf(Math.max(...together))] as WithdrawalStatus;
}
