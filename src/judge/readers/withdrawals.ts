import { withdrawalBy } from '../../model/deadline-day.ts';
import { WITHDRAWAL_TOPIC } from '../../model/topic.ts';
import type { Deadline, Evidence, Level, Withdrawal } from '../../model/verdict.ts';
import type { Analysis } from '../analysis.ts';
import { type TroopSentence, troopSentences } from '../annotate/annotate.ts';
import { duesOf } from '../annotate/dues.ts';
import type { Trigger } from '../annotate/triggers.ts';
import { type WithdrawalCandidate, withdrawalCandidates } from '../candidates/withdrawal.ts';
import { type Document, isPost, sentenceAt } from '../document/document.ts';
import { argumentOf } from '../facets/arguments.ts';
import { sitesBy } from '../facets/extent.ts';
import { forceOf } from '../facets/force.ts';
import { meantForce } from '../facets/meant-force.ts';
import { isNoLeaving } from '../facets/no-leaving.ts';
import { leavesOwnLand } from '../facets/own-land.ts';
import { leavesPlainly } from '../facets/plain-leaving.ts';
import { speakersForce } from '../facets/speakers-force.ts';
import { agentRoles, locationRoles } from '../features/arguments.ts';
import { addGate } from '../features/gate.ts';
import { type Arguments, addWithdrawal, withdrawalFeatures } from '../features/withdrawal.ts';
import { levelOf, MENTION_SHARE } from '../level.ts';
import { probabilityOfAny } from '../scorer/linear.ts';
import type { JudgeModels } from '../scorer/models.ts';
import { scoreBy } from '../scorer/tally.ts';
import { type Veto, withdrawalVeto } from '../vetoes.ts';
import { countedOf, isNearly, reasonsFor, type Weighing, withArticle } from '../weighing.ts';
import { triggerEvidence, withdrawalOf } from './reported-withdrawal.ts';
import { groupsOf, type WeighedWithdrawal } from './withdrawal-groups.ts';

/** What an article says of withdrawals. */
export interface WithdrawalFindings {
  withdrawals: Withdrawal[];
  deadlines: Deadline[];
  /** The bases and towns to be left by a date, which may be a statement's, where it is not the whole country. */
  sitesBy: (deadline: Deadline) => string[];
  /** The probability that one of the candidates at least tells a withdrawal, 0 without any. */
  score: number;
  level: Level;
  evidence: Evidence[];
  weighed: Weighing[];
}

const hostOf = (
  candidate: WithdrawalCandidate,
  force: string | null,
  { location }: JudgeModels['withdrawal'],
): string | null => argumentOf(locationRoles(candidate, force), location).value;

/** The likeliest agent of a trigger, and what that agent leaves. */
export function argumentsOf(
  candidate: WithdrawalCandidate,
  { agent, location }: Pick<JudgeModels['withdrawal'], 'agent' | 'location'>,
): Arguments {
  const force = argumentOf(agentRoles(candidate), agent);
  const host = argumentOf(locationRoles(candidate, force.value), location);
  return { force: force.value, host: host.value, forceScore: force.score, hostScore: host.score };
}

/** The candidates of one article, by their own features and its words; `least` as for `withArticle`. */
export function weighWithdrawals(
  candidates: readonly WithdrawalCandidate[],
  models: JudgeModels['withdrawal'],
  least = 0,
): WeighedWithdrawal[] {
  const own = candidates.map((candidate) => {
    const chosen = argumentsOf(candidate, models);
    const score = scoreBy((to) => addWithdrawal(to, candidate, chosen), models.trigger);
    return { candidate, ...chosen, score };
  });
  return withArticle(own, { article: models.article, candidate: models.trigger }, least);
}

/**
 * The withdrawals of an article, the leading one first. An article counts where all its candidates together reach the
 * threshold, and in it the candidates that reach it, or the likeliest (`countedOf`).
 */
export function findWithdrawals(
  document: Document,
  { surfaceOf, gazetteer }: Analysis,
  models: JudgeModels['withdrawal'],
  threshold: number,
): WithdrawalFindings {
  const passes = (own: TroopSentence, trigger: Trigger): boolean =>
    scoreBy((to) => addGate(to, own, trigger), models.gate) > 0;
  const candidates = withdrawalCandidates(document, troopSentences(document, surfaceOf), passes);
  const weighed = weighWithdrawals(candidates, models, threshold * MENTION_SHARE);
  const leaving = weighed.map((one) => {
    const force = forceOf(one.candidate, one.force);
    return { ...one, force: speakersForce(one.candidate, force, one.host, gazetteer) };
  });
  const all = leaving.map((one) => {
    const force = meantForce(one.candidate, one.force, one.host);
    const host = one.host !== null && one.host === force ? hostOf(one.candidate, force, models) : one.host;
    return { ...one, force, host, veto: vetoOf(one.candidate, force, host) };
  });
  const heard = all.filter(
    ({ veto, candidate }) => (veto === null || veto === NO_LEAVING) && candidate.sentence.zone !== 'teaser',
  );
  const possible = heard.filter(({ veto }) => veto === null);
  const together = (some: typeof all): number =>
    probabilityOfAny(
      some.map(({ score, added }) => score + added),
      models.trigger,
      isPost(document),
    );
  // What tells of no leaving itself speaks for what the others tell.
  const joint = together(heard);
  const plain = isNearly(joint, threshold)
    ? possible.filter((one) => one.p >= LEAST_PLAIN && leavesPlainly(one.candidate, one.force, one.host))
    : [];
  const counted =
    plain.length > 0 || possible.length === 0 ? plain : countedOf(possible, joint, threshold, LEAST_OF_ALL);
  const score = plain.length > 0 ? threshold : counted.length > 0 ? joint : together(possible);
  const dues = counted.length > 0 ? duesOf(document) : [];
  const reported = groupsOf(counted).map((group) =>
    withdrawalOf(group, alsoTelling(group, possible), dues, models.status, gazetteer),
  );
  const withdrawals = reported.map(({ withdrawal }) => withdrawal);
  return {
    withdrawals,
    deadlines: [...new Set(reported.flatMap(({ deadline }) => deadline ?? []))],
    sitesBy: ({ date, field, start }) => {
      const due = withdrawalBy(date, withdrawals);
      const departures = reported.find(({ withdrawal }) => withdrawal === due)?.departures;
      return departures ? sitesBy(departures, sentenceAt(document, field, start)) : [];
    },
    score,
    level: levelOf(document, counted, all, models.level, threshold),
    evidence: withdrawals.flatMap(({ evidence }) => evidence),
    weighed: all.map((one) => ({
      topic: WITHDRAWAL_TOPIC,
      evidence: triggerEvidence(one.candidate),
      score: one.p,
      counted: counted.includes(one),
      veto: one.veto,
      reasons: () => reasonsFor(withdrawalFeatures(one.candidate, one), models.trigger, one, models.article),
    })),
  };
}

/** What else speaks of the withdrawal that a group tells, too unlikely to count by itself. */
function alsoTelling<One extends WeighedWithdrawal>(
  group: readonly WeighedWithdrawal[],
  possible: readonly One[],
): One[] {
  const [leading] = group;
  return possible.filter(
    (one) =>
      one.p >= LEAST_OF_ALL &&
      one.force === leading?.force &&
      one.host === leading.host &&
      !group.some(({ candidate }) => candidate === one.candidate),
  );
}

/** What is less likely is told by nothing but the words beside it that tell of no leaving. */
const LEAST_OF_ALL = 0.05;
/** What its own words make so unlikely is not what the article is near to. */
const LEAST_PLAIN = 0.1;

const NO_LEAVING: Veto = 'no-leaving';

/** The fact that rules a candidate out, if there is one. */
function vetoOf(candidate: WithdrawalCandidate, force: string | null, host: string | null): Veto | null {
  if (isNoLeaving(candidate)) return NO_LEAVING;
  return leavesOwnLand(candidate, force) ? 'own-country' : withdrawalVeto(force, host);
}
