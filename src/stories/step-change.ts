import type { Change, Step } from '../model/change.ts';
import { isWordsOnly, type WithdrawalStatus } from '../model/verdict.ts';
import type { LeavingFacets } from './development.ts';
import { LAST_STAGE, reachedStage, sameStep } from './stages.ts';
import type { StoryLeaving } from './story.ts';

const stepOf = (status: WithdrawalStatus, inPart: boolean): Step =>
  status === 'completed' && inPart ? 'completed in part' : status;

/** How far a step lies on the way; 0 where it is a turn off it, or words. */
function wayOf(status: WithdrawalStatus, inPart: boolean): number {
  if (isWordsOnly(status)) return 0;
  return status === 'completed' && inPart ? LAST_STAGE - 0.5 : reachedStage([status], false);
}

/** The furthest step told of the withdrawal itself, past whatever was said of it since. */
function furthest({ statuses, inPart }: StoryLeaving): WithdrawalStatus | undefined {
  const steps = statuses.filter((status) => wayOf(status, inPart) > 0);
  return steps.toSorted((a, b) => wayOf(b, inPart) - wayOf(a, inPart))[0];
}

/**
 * Is it said by who is none of those that the story has heard say it? One man is told now with his office, now without;
 * a word that two have in common makes them no one: an Iranian source, the Iranian guards.
 */
function isOfOthers({ by }: LeavingFacets, { by: heard = [] }: StoryLeaving): boolean {
  const among = (some: readonly string[], all: readonly string[]): boolean =>
    some.every((word) => all.includes(word));
  if (by.length === 0 || heard.length === 0) return false;
  return heard.map((one) => one.split(' ')).every((one) => !among(one, by) && !among(by, one));
}

/**
 * How the step told now stands to those told before of the same troops and country. Only a way that was gone has a from
 * and a to: on to a later step, or from a step to a halt. A demand, a refusal and a plan may be three people's words, and
 * none of them undoes another; so may what is only possible. There it is said what was told last. What somebody says whom
 * the story has not heard say it is said also, not again.
 */
export function stepChange(earlier: StoryLeaving, leaving: LeavingFacets, firm: boolean): Change[] {
  const [status] = leaving.statuses;
  if (status === undefined) return [];
  const now = stepOf(status, leaving.inPart);
  const last = stepOf(earlier.status, earlier.inPart);
  // Planned and announced are one step, of which the story may have told the other last.
  const toldBefore = sameStep(status, earlier.status) && earlier.statuses.includes(status);
  if (now === last || (toldBefore && status === 'planned')) {
    const byOthers = isWordsOnly(status) && isOfOthers(leaving, earlier);
    return [{ kind: byOthers ? 'step-also' : 'step-again', step: now }];
  }
  if (sameStep(status, 'ongoing') && sameStep(earlier.status, 'ongoing')) return [{ kind: 'under-way' }];
  const from = furthest(earlier);
  const isMove = firm && from !== undefined && !isWordsOnly(status);
  if (isMove) {
    const [before, after] = [wayOf(from, earlier.inPart), wayOf(status, leaving.inPart)];
    const halted = after === 0 && before < LAST_STAGE;
    if (halted || after > before) return [{ kind: 'moved', from: stepOf(from, earlier.inPart), to: now }];
  }
  return [{ kind: 'last-told', step: last }];
}
