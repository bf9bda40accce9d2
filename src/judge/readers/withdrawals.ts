import { WITHDRAWAL_TOPIC } from '../../model/topic.ts';
import type { Deadline, Evidence, Level, Withdrawal } from '../../model/verdict.ts';
import type { Analysis } from '../analysis.ts';
import { type TroopSentence, troopSentences } from '../annotate/annotate.ts';
import { duesOf } from '../annotate/dues.ts';
import type { Trigger } from '../annotate/triggers.ts';
import { type WithdrawalCandidate, withdrawalCandidates } from '../candidates/withdrawal.ts';
import { type Document, isPost } from '../document/document.ts';
import { argumentOf } from '../facets/arguments.ts';
import { certaintyOf } from '../facets/certainty.ts';
import { deadlineOf } from '../facets/deadline.ts';
import { statusOf } from '../facets/status.ts';
import { agentRoles, locationRoles } from '../features/arguments.ts';
import { addGate } from '../features/gate.ts';
import { type Arguments, addWithdrawal, withdrawalFeatures } from '../features/withdrawal.ts';
import { countedOf, evidenceOf, levelOf, prominence, reasonsFor, type Weighing } from '../reading.ts';
import { probabilityOfAny } from '../scorer/linear.ts';
import type { JudgeModels } from '../scorer/models.ts';
import { scoreBy } from '../scorer/tally.ts';
import { withdrawalVeto } from '../vetoes.ts';

/** What an article says of withdrawals. */
export interface WithdrawalFindings {
  withdrawals: Withdrawal[];
  deadlines: Deadline[];
  /** The probability that one of the candidates at least tells a withdrawal, 0 without any. */
  score: number;
  level: Level;
  evidence: Evidence[];
  weighed: Weighing[];
}

export interface WeighedWithdrawal extends Arguments {
  candidate: WithdrawalCandidate;
  /** Log-odds before calibration. */
  score: number;
  p: number;
}

/** The likeliest agent of a trigger, and what that agent leaves. */
export function argumentsOf(
  candidate: WithdrawalCandidate,
  { agent, location }: Pick<JudgeModels['withdrawal'], 'agent' | 'location'>,
): Arguments {
  const force = argumentOf(agentRoles(candidate), agent);
  const host = argumentOf(locationRoles(candidate, force.value), location);
  return { force: force.value, host: host.value, forceScore: force.score, hostScore: host.score };
}

export function weighWithdrawal(
  candidate: WithdrawalCandidate,
  models: JudgeModels['withdrawal'],
): WeighedWithdrawal {
  const chosen = argumentsOf(candidate, models);
  const score = scoreBy((to) => addWithdrawal(to, candidate, chosen), models.trigger);
  return {
    candidate,
    ...chosen,
    score,
    p: probabilityOfAny([score], models.trigger, isPost(candidate.document)),
  };
}

/**
 * The withdrawals of an article, the leading one first. An article counts where all its candidates together reach the
 * threshold, and in it the candidates that reach it, or the likeliest: nothing else decides.
 */
export function findWithdrawals(
  document: Document,
  { surfaceOf }: Analysis,
  models: JudgeModels['withdrawal'],
  threshold: number,
): WithdrawalFindings {
  const passes = (own: TroopSentence, trigger: Trigger): boolean =>
    scoreBy((to) => addGate(to, own, trigger), models.gate) > 0;
  const all = withdrawalCandidates(document, troopSentences(document, surfaceOf), passes).map((candidate) => {
    const one = weighWithdrawal(candidate, models);
    const veto = withdrawalVeto(one.force, one.host);
    return { ...one, veto };
  });
  const possible = all.filter(({ veto, candidate }) => veto === null && candidate.sentence.zone !== 'teaser');
  const score = probabilityOfAny(
    possible.map((one) => one.score),
    models.trigger,
    isPost(document),
  );
  const counted = countedOf(possible, score, threshold);
  const deadlines: Deadline[] = [];
  const dues = counted.length > 0 ? duesOf(document) : [];
  const withdrawals = groupsOf(counted).map((group): Withdrawal => {
    const [leading] = group as [WeighedWithdrawal];
    const due = deadlineOf(
      group.map(({ candidate }) => candidate),
      dues,
    );
    if (due && !deadlines.includes(due)) deadlines.push(due);
    return {
      force: leading.force,
      host: leading.host,
      status: statusOf(group, models.status),
      deadline: due?.date ?? null,
      certainty: certaintyOf(leading.candidate),
      evidence: group.flatMap(partsOf),
    };
  });
  return {
    withdrawals,
    deadlines,
    score,
    level: levelOf(
      document,
      counted,
      all.filter(({ veto }) => veto === null),
      models.level,
      threshold,
    ),
    evidence: withdrawals.flatMap(({ evidence }) => evidence),
    weighed: all.map((one) => ({
      topic: WITHDRAWAL_TOPIC,
      evidence: triggerEvidence(one.candidate),
      score: one.p,
      counted: counted.includes(one),
      veto: one.veto,
      reasons: () =>
        reasonsFor(withdrawalFeatures(one.candidate, one), models.trigger, one.candidate.sentence),
    })),
  };
}

/** Candidates of one force and host; the most prominent group first, in it the candidate that says most. */
function groupsOf(counted: readonly WeighedWithdrawal[]): WeighedWithdrawal[][] {
  const groups = new Map<string, WeighedWithdrawal[]>();
  for (const one of counted) {
    const key = `${one.force}|${one.host}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const weight = ({ candidate: { sentence }, p }: WeighedWithdrawal): number =>
    prominence(sentence) * PER_ZONE + p;
  const sorted = [...groups.values()].map((group) => {
    const likeliest = group.toSorted((a, b) => weight(b) - weight(a));
    const least = weight(likeliest[0] as WeighedWithdrawal) - ALIKE;
    const first = group.find((one) => weight(one) >= least && !isPost(one.candidate.document));
    return first ? [first, ...likeliest.filter((one) => one !== first)] : likeliest;
  });
  return sorted.sort((a, b) => weight(b[0] as WeighedWithdrawal) - weight(a[0] as WeighedWithdrawal));
}

/** The headline outdoes the body by as much probability. */
const PER_ZONE = 0.2;
/** Of an article's candidates that differ by less, the one told first leads. */
const ALIKE = 0.1;

const triggerEvidence = ({ sentence, trigger }: WithdrawalCandidate): Evidence =>
  evidenceOf(sentence, trigger, WITHDRAWAL_TOPIC, trigger.readings[0]?.concept ?? 'act');

function partsOf({ candidate, force, host }: WeighedWithdrawal): Evidence[] {
  const { sentence, agents, locations } = candidate;
  const parts = [triggerEvidence(candidate)];
  const agent = agents.find(({ mention, relation }) => relation === 'same' && mention.id === force);
  if (agent) parts.push(evidenceOf(sentence, agent.mention, WITHDRAWAL_TOPIC, `force:${force}`));
  const places = locations.filter(({ mention, relation }) => relation === 'same' && mention.host === host);
  const place = places.find(({ mention }) => mention.kind === 'country') ?? places[0];
  if (place) parts.push(evidenceOf(sentence, place.mention, WITHDRAWAL_TOPIC, `host:${host}`));
  return parts;
}
