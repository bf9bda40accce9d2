import { withdrawalBy } from '../../model/deadline-day.ts';
import { WITHDRAWAL_TOPIC } from '../../model/topic.ts';
import type { Deadline, Evidence, Level, Withdrawal } from '../../model/verdict.ts';
import type { Analysis } from '../analysis.ts';
import { type TroopSentence, troopSentences } from '../annotate/annotate.ts';
import { duesOf } from '../annotate/dues.ts';
import type { PlaceMention } from '../annotate/places.ts';
import type { Trigger } from '../annotate/triggers.ts';
import { type WithdrawalCandidate, withdrawalCandidates } from '../candidates/withdrawal.ts';
import { type Document, isPost, sentenceAt } from '../document/document.ts';
import { argumentOf } from '../facets/arguments.ts';
import { attributionOf } from '../facets/attribution.ts';
import { certaintyOf } from '../facets/certainty.ts';
import { bindsBy, deadlineOf } from '../facets/deadline.ts';
import { reachOf, sitesBy } from '../facets/extent.ts';
import { forceOf, joinedForce } from '../facets/force.ts';
import { whereaboutsOf } from '../facets/host.ts';
import { type Departure, isOthers, leftBy } from '../facets/left-sites.ts';
import { isNoLeaving } from '../facets/no-leaving.ts';
import { leavesOwnLand } from '../facets/own-land.ts';
import { leavesPlainly } from '../facets/plain-leaving.ts';
import { sayerOf } from '../facets/sayer.ts';
import { speakersForce } from '../facets/speakers-force.ts';
import { statusOf } from '../facets/status.ts';
import { agentRoles, locationRoles } from '../features/arguments.ts';
import { addGate } from '../features/gate.ts';
import { type Arguments, addWithdrawal, withdrawalFeatures } from '../features/withdrawal.ts';
import {
  countedOf,
  evidenceOf,
  isNearly,
  levelOf,
  MENTION_SHARE,
  reasonsFor,
  type Weighing,
  withArticle,
} from '../reading.ts';
import { probabilityOfAny } from '../scorer/linear.ts';
import type { JudgeModels } from '../scorer/models.ts';
import { scoreBy } from '../scorer/tally.ts';
import { type Veto, withdrawalVeto } from '../vetoes.ts';
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
  const forces = weighed.map(({ candidate, force, host }) =>
    speakersForce(candidate, forceOf(candidate, force), host, gazetteer),
  );
  const all = weighed.map((one, i) => {
    const before = weighed[i - 1];
    const force = joinedForce(
      one.candidate,
      forces[i] ?? null,
      before && { candidate: before.candidate, force: forces[i - 1] ?? null },
    );
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
  const counted = plain.length > 0 || possible.length === 0 ? plain : countedOf(possible, joint, threshold);
  const score = plain.length > 0 ? threshold : counted.length > 0 ? joint : together(possible);
  const deadlines: Deadline[] = [];
  const dues = counted.length > 0 ? duesOf(document) : [];
  const departures = new Map<Withdrawal, Departure[]>();
  const withdrawals = groupsOf(counted).map((group): Withdrawal => {
    const [leading] = group as [WeighedWithdrawal];
    const departing = departuresOf(group);
    const { extent, area, sites } = reachOf(departing, leading.candidate);
    const due = deadlineOf(
      group.map(({ candidate }) => candidate),
      dues,
    );
    const dueIn = due && (sentenceAt(document, due.field, due.start) ?? null);
    const { status, by } = statusOf(group, dueIn, models.status);
    const until = due && bindsBy(status) ? due : null;
    if (until && !deadlines.includes(until)) deadlines.push(until);
    const { field, start, end } = triggerEvidence(by.candidate);
    const where = whereaboutsOf(
      group.map(({ candidate }) => candidate),
      leading.host,
      leading.force,
    );
    const left = where.area ?? area;
    const said = attributionOf(
      group.map(({ candidate }) => candidate),
      by.candidate,
      status,
    );
    const withdrawal = {
      force: leading.force,
      host: where.host,
      status,
      deadline: until?.date ?? null,
      certainty: certaintyOf(leading.candidate, status),
      ...(said === null ? {} : { by: sayerOf(said, gazetteer) }),
      extent,
      ...(left === null ? {} : { area: left }),
      sites,
      evidence: group.flatMap(partsOf),
      statusAt: { field, start, end },
    };
    departures.set(withdrawal, departing);
    return withdrawal;
  });
  return {
    withdrawals,
    deadlines,
    sitesBy: (deadline) => {
      const withdrawal = withdrawalBy(deadline.date, withdrawals);
      const departing = withdrawal && departures.get(withdrawal);
      return departing ? sitesBy(departing, sentenceAt(document, deadline.field, deadline.start)) : [];
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

/** What its own words make so unlikely is not what the article is near to. */
const LEAST_PLAIN = 0.1;

const NO_LEAVING: Veto = 'no-leaving';

/** The fact that rules a candidate out, if there is one. */
function vetoOf(candidate: WithdrawalCandidate, force: string | null, host: string | null): Veto | null {
  if (isNoLeaving(candidate)) return NO_LEAVING;
  return leavesOwnLand(candidate, force) ? 'own-country' : withdrawalVeto(force, host);
}

const triggerEvidence = ({ sentence, trigger }: WithdrawalCandidate): Evidence =>
  evidenceOf(sentence, trigger, WITHDRAWAL_TOPIC, trigger.readings[0]?.concept ?? 'act');

/** Where the sentence of a trigger names what is left; the country itself before places in it. */
function placeOf({
  candidate: { sentence, trigger, locations },
  host,
}: WeighedWithdrawal): PlaceMention | undefined {
  const places = locations
    .filter(({ mention, relation }) => relation === 'same' && mention.host === host)
    .map(({ mention }) => mention)
    .filter((mention) => !isOthers(sentence, mention));
  const countries = places.filter(({ kind }) => kind === 'country');
  return leftBy({ sentence, trigger }, countries) ?? countries[0] ?? places[0];
}

function partsOf(one: WeighedWithdrawal): Evidence[] {
  const { candidate, force, host } = one;
  const { sentence, agents } = candidate;
  const parts = [triggerEvidence(candidate)];
  const agent = agents.find(({ mention, relation }) => relation === 'same' && mention.id === force);
  if (agent) parts.push(evidenceOf(sentence, agent.mention, WITHDRAWAL_TOPIC, `force:${force}`));
  const place = placeOf(one);
  if (place) parts.push(evidenceOf(sentence, place, WITHDRAWAL_TOPIC, `host:${host}`));
  return parts;
}

const departuresOf = (group: readonly WeighedWithdrawal[]): Departure[] =>
  group.flatMap((one) => {
    const place = placeOf(one);
    return place ? [{ sentence: one.candidate.sentence, trigger: one.candidate.trigger, place }] : [];
  });
