import { isWordsOnly } from '../model/verdict.ts';
import type { LeavingFacets } from './development.ts';
import { type Consideration, nearness, pointsFor } from './fit.ts';
import { forceRelation } from './forces.ts';
import type { Likeness } from './likeness.ts';
import { overlap } from './overlap.ts';
import type { WithdrawalFacet } from './report.ts';
import { isOneSayer } from './sayers.ts';
import { sameStep } from './stages.ts';

/** What joining must overcome. Tuned on labelled pairs: three weeks of real news, and tests/corpus/stories.jsonl. */
export const WITHDRAWAL_THRESHOLD = 1.8;

const ALIKE = 0.3;
/** Within this time, a step that stands in the background is the one that was told of these parties. */
const BACKGROUND_HOURS = 14;
/** Announced and completed are worded alike: only a copy, whose status one judgement mistook, outweighs it. */
const OTHER_STEP = -5.5;

/** What a name that is missing, or that may mean the same force, takes away. */
const UNSURE: Readonly<Record<string, number>> = { related: -0.5, unknown: -0.75 };

function timePoints({ hours, statedApart }: Likeness): Consideration {
  const apart = statedApart ? -1.5 : 0;
  if (hours <= 2) return { points: 1.25 + apart, why: 'hours apart' };
  if (hours <= 3) return { points: 1 + apart, why: 'hours apart' };
  if (hours <= 6) return { points: -0.25 + apart, why: 'hours apart' };
  if (hours <= 12) return { points: -0.5 + apart, why: 'half a day apart' };
  if (hours <= 24) return { points: -1 + apart, why: 'a day apart' };
  return { points: -1 - hours / 48 + apart, why: 'days apart' };
}

function statusPoints({ status }: WithdrawalFacet, { statuses }: LeavingFacets): number {
  if (!statuses.some((other) => sameStep(status, other))) return OTHER_STEP;
  if (!statuses.includes(status)) return 0.5;
  return isWordsOnly(status) ? 0 : 0.75;
}

/**
 * In the background of an article stands a step of the day that others told, in a few words of its own: where both
 * parties and the step agree, it is that one. Another's demand or refusal is not.
 */
function backgroundPoints(
  { force, status, by }: WithdrawalFacet,
  leaving: LeavingFacets,
  hours: number,
): number {
  const { statuses } = leaving;
  if (isWordsOnly(status) && overlap(by, leaving.by) === 'different') return 0;
  return force !== null && hours <= BACKGROUND_HOURS && statuses.includes(status) ? 2.25 : 0;
}

/** What others demand, refuse or deny is their own step, unless in the words of the first. */
const isOthersWord = (
  { status, by }: WithdrawalFacet,
  leaving: LeavingFacets,
  { wording }: Likeness,
): boolean =>
  isWordsOnly(status) &&
  wording < ALIKE &&
  by.length > 0 &&
  leaving.by.length > 0 &&
  !isOneSayer(by, leaving.by);

/**
 * One outlet has no second headline on one step, in other words: less still where this one names who demands or denies what
 * the other told by itself.
 */
function anotherText(
  { status, by }: WithdrawalFacet,
  leaving: LeavingFacets,
  { sameOutlet, wording }: Likeness,
  leads: boolean,
): number {
  if (!leads || !sameOutlet || wording >= ALIKE) return 0;
  return isWordsOnly(status) && by.length > 0 && leaving.by.length === 0 ? -1.5 : -1;
}

/** The share of words that a background has in common with the outlet's earlier one that it takes over. */
const TAKEN_OVER = 0.8;

/**
 * Does a background take over from an earlier one of its outlet what the same man or body said? An edit in passing makes
 * a plan a negotiation, but no other step.
 */
const isTakenOver = (
  { by }: WithdrawalFacet,
  leaving: LeavingFacets,
  { sameOutlet, wording }: Likeness,
  leads: boolean,
): boolean => !leads && sameOutlet && wording >= TAKEN_OVER && by.length > 0 && isOneSayer(by, leaving.by);

/** Does the report tell this step? Null where another force leaves or another country is left: that never joins. */
export function withdrawalPoints(
  withdrawal: WithdrawalFacet,
  leaving: LeavingFacets,
  alike: Likeness,
  leads: boolean,
): Consideration[] | null {
  const { force, host, status, deadline } = withdrawal;
  const forces = forceRelation(force, leaving.force);
  const hosts =
    host === null || leaving.host === null ? 'unknown' : host === leaving.host ? 'shared' : 'different';
  if (forces === 'different' || hosts === 'different') return null;
  const sure = forces === 'shared' && hosts === 'shared';
  const unsure = (UNSURE[forces] ?? 0) + (UNSURE[hosts] ?? 0);
  const deadlines = overlap(deadline === null ? [] : [deadline], leaving.deadlines);
  const sites = overlap(withdrawal.sites, leaving.sites);
  const takenOver = isTakenOver(withdrawal, leaving, alike, leads);
  return [
    { points: 0.5 + unsure, why: `${force ?? 'forces'} leaving ${host ?? 'an unnamed country'}` },
    { points: Math.min(alike.wording, 0.5) * 12, why: `wording ${Math.round(alike.wording * 100)} % alike` },
    { points: alike.context >= 0.25 ? alike.context * 3 : 0, why: 'articles alike' },
    takenOver ? { points: 0, why: 'taken over' } : nearness(timePoints(alike), alike),
    { points: takenOver ? 0 : statusPoints(withdrawal, leaving), why: `same step (${status})` },
    { points: pointsFor(deadlines, 1, -1.5), why: `same deadline (${deadline})` },
    { points: pointsFor(sites, 0.5, -1.5), why: 'same base or town' },
    {
      points: sure && !leads ? backgroundPoints(withdrawal, leaving, alike.hours) : 0,
      why: 'background of that day',
    },
    { points: isOthersWord(withdrawal, leaving, alike) ? -2 : 0, why: 'others say it' },
    { points: anotherText(withdrawal, leaving, alike, leads), why: 'another text of one outlet' },
  ];
}
