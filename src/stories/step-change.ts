import type { Change, Step } from '../model/change.ts';
import { isWordsOnly, type WithdrawalStatus } from '../model/verdict.ts';
import type { LeavingFacets } from './development.ts';
import { overlap } from './overlap.ts';
import { lastSaid } from './sayers.ts';
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
 * How the step told now stands to those told before of the same troops and country. Only a way that was gone has a from
 * and a to: on to a later step, or from a step to a halt, of the same base where both name some. A demand, a refusal and a
 * plan may be three people's words, and none of them undoes another; so may what is only possible. There it is said what
 * was told last. What somebody says again is told so whatever others said since; what others alone said before him is said
 * also, and neither where nobody knows who said it.
 */
export function stepChange(earlier: StoryLeaving, leaving: LeavingFacets, firm: boolean): Change[] {
  const [status] = leaving.statuses;
  if (status === undefined) return [];
  const now = stepOf(status, leaving.inPart);
  const last = stepOf(earlier.status, earlier.inPart);
  // Planned and announced are one step, of which the story may have told the other last.
  const isKnown = sameStep(status, earlier.status) && earlier.statuses.includes(status);
  const isAgain = now === last || (isKnown && status === 'planned');
  if (isWordsOnly(status) && leaving.by.length > 0) {
    const heard = earlier.heard ?? [];
    if (lastSaid(heard, status, leaving.by) !== null) return [{ kind: 'step-again', step: now }];
    const isNamed = heard.some((one) => one.status === status);
    if (isAgain) return isNamed ? [{ kind: 'step-also', step: now }] : [];
  }
  if (isAgain) return [{ kind: 'step-again', step: now }];
  if (sameStep(status, 'ongoing') && sameStep(earlier.status, 'ongoing')) return [{ kind: 'under-way' }];
  const from = furthest(earlier);
  const elsewhere = overlap(leaving.sites, earlier.sites) === 'different';
  const isMove = firm && from !== undefined && !isWordsOnly(status) && !elsewhere;
  if (isMove) {
    const [before, after] = [wayOf(from, earlier.inPart), wayOf(status, leaving.inPart)];
    const halted = after === 0 && before < LAST_STAGE;
    if (halted || after > before) return [{ kind: 'moved', from: stepOf(from, earlier.inPart), to: now }];
  }
  return [{ kind: 'last-told', step: last }];
}
