import type { WithdrawalStatus } from '../../model/verdict.ts';
import { lastBefore } from '../annotate/matches.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { opensArticle, type Sentence } from '../document/document.ts';
import { statusFeatures } from '../features/status.ts';
import { statusReading } from '../features/status-reading.ts';
import { classify, type ScoringModel, softmax } from '../scorer/linear.ts';

/** A candidate with the force and host that were chosen for it, and how likely it tells a withdrawal. */
interface Weighed {
  candidate: WithdrawalCandidate;
  force: string | null;
  host: string | null;
  p: number;
}

// How far the candidates of one withdrawal have a say in its status: twice as far the leading one, where grammar alone tells
// a fact (others' demands in the same article do not undo it), and what the headline or the lead says; those of one sentence
// once. In months unseen 47, 47 and 969 of 77, 58 and 1,772 statuses are right so (articles of 2018, posts, other outlets);
// 46, 47 and 942 where the leading fact counted four times as much, each one's likelier statuses far more than the others,
// and what grammar tells a third more than the model says, which knows it.
const TWICE = 2;
/** Votes for `completed` count so much where a date lies ahead: what is left goes by then. */
const DUE = 0.5;
const FACTS: ReadonlySet<string> = new Set(['started', 'ongoing', 'completed']);

function sayOf({ sentence }: WithdrawalCandidate, isFact: boolean, isLeading: boolean): number {
  return [isLeading, isFact, opensArticle(sentence)].reduce((say, is) => (is ? say * TWICE : say), 1);
}

/** A headline tells in the present what has begun, goes on or is over: the text below says which. */
const isOpen = (reads: string, { zone }: Sentence): boolean => reads === 'ongoing' && zone === 'headline';

const AWAITED = 'awaited';
const AWAITED_REACH = 2;

/** "Until the last soldier leaves": what is waited for is not completed. */
const isAwaited = ({ trigger, sentence }: WithdrawalCandidate): boolean =>
  lastBefore(sentence, trigger.first, AWAITED, AWAITED_REACH) !== undefined;

/** A status, and the candidate that tells it most plainly. */
interface StatusFound<One> {
  status: WithdrawalStatus;
  by: One;
}

/**
 * The status that the candidates of one force and host, each as far as it counts and is sure, make likeliest together.
 * Where a date to come is set, what its sentence (`due`) tells is not completed. `group` is not empty.
 */
export function statusOf<One extends Weighed>(
  group: readonly One[],
  due: Sentence | null,
  model: ScoringModel,
): StatusFound<One> {
  const readings = group.map(({ candidate, host }) => statusReading(candidate, host));
  const shareOf = (status: string | undefined): number => (status === 'completed' && due !== null ? DUE : 1);
  const votes = group.map(({ candidate, force, host, p }, at) => {
    const here = group.filter((other) => other.candidate.sentence === candidate.sentence).length;
    const reads = readings[at] ?? 'open';
    const awaited = isAwaited(candidate);
    const isAhead = awaited || candidate.sentence === due;
    const isFact = FACTS.has(reads) && !awaited && !isOpen(reads, candidate.sentence);
    const say = sayOf(candidate, isFact, at === 0);
    const likely = softmax(classify(statusFeatures(candidate, force, host), model).scores).map(
      (odds, label) => {
        const status = model.labels[label] ?? '';
        return isAhead && status === 'completed' ? 0 : odds;
      },
    );
    const all = likely.reduce((before, one) => before + one, 0);
    return likely.map((odds) => (say * p * odds) / all / here);
  });
  const together = sum(votes).map((vote, label) => vote * shareOf(model.labels[label]));
  const best = together.indexOf(Math.max(...together));
  return { status: model.labels[best] as WithdrawalStatus, by: tellerOf(group, votes, best) };
}

/**
 * Who tells a label most plainly. What a sentence says is what its candidates say together: one that would have the label
 * alone goes before the others, and of those one of the body before the headline.
 */
function tellerOf<One extends Weighed>(
  group: readonly One[],
  votes: readonly (readonly number[])[],
  label: number,
): One {
  const voted = group.map((one, at) => ({ one, vote: votes[at] ?? [] }));
  const sentences = [...Map.groupBy(voted, ({ one }) => one.candidate.sentence)];
  const rank = ([sentence, inIt]: (typeof sentences)[number]): number => {
    const together = sum(inIt.map(({ vote }) => vote));
    const own = together[label] ?? 0;
    if (own < Math.max(...together)) return own;
    return own + (sentence.source.field === 'text' ? 2 : 1) * ABOVE_ALL;
  };
  const [, inIt] = sentences.reduce((a, b) => (rank(b) > rank(a) ? b : a)) as (typeof sentences)[number];
  return inIt.reduce((a, b) => ((b.vote[label] ?? 0) > (a.vote[label] ?? 0) ? b : a)).one;
}

/** More than any sentence's votes. */
const ABOVE_ALL = 1_000;

const sum = (votes: readonly (readonly number[])[]): number[] =>
  (votes[0] ?? []).map((_, label) => votes.reduce((all, vote) => all + (vote[label] ?? 0), 0));
