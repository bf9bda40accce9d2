import type { Consideration } from './affinity.ts';
import type { StoryFeatures, WithdrawalFacet } from './features.ts';
import { stageOf } from './progress.ts';
import type { StoryState } from './state.ts';
import { type Standing, standing, type TextLikeness } from './text-likeness.ts';

const DAY_MS = 86_400_000;

/** Names under which outlets report one force: American troops in Iraq are the coalition's. */
const SAME_FORCES: readonly (readonly string[])[] = [
  ['US', 'coalition', 'NATO'],
  ['wagner', 'RU', 'africa-corps'],
  ['foreign fighters', 'foreign-fighters', 'mercenaries', 'wagner', 'TR'],
];

function sameForce(a: string | null, b: string | null): Standing {
  if (a === null || b === null) return 'unknown';
  if (a.toLowerCase() === b.toLowerCase()) return 'shared';
  const kin = SAME_FORCES.some((group) => group.includes(a) && group.includes(b));
  return kin ? 'unknown' : 'different';
}

/** Force and host of the article's leading withdrawal against one of the story's. */
function partiesPoints(
  leading: WithdrawalFacet,
  seen: { force: string | null; host: string | null },
): number {
  const force = sameForce(leading.force, seen.force);
  const host = leading.host === null || seen.host === null ? 'unknown' : leading.host === seen.host;
  if (host === false || force === 'different') return -4;
  if (host === true) return force === 'shared' ? 4 : 2.75;
  return force === 'shared' ? 1.5 : 0.25;
}

/** A withdrawal takes weeks and months; after half a year of silence it is another one. */
function gapPoints(gapMs: number): Consideration {
  const days = Math.round(gapMs / DAY_MS);
  const points = days <= 3 ? 1 : days <= 30 ? 0.5 : days <= 120 ? 0 : days <= 200 ? -0.75 : -3;
  return { points, why: `last heard of ${days} days ago` };
}

/** Completed, and now announced anew: another withdrawal, unless it is a late report. */
function startsAnew(leading: WithdrawalFacet, story: StoryState, gapMs: number): boolean {
  const stage = stageOf(leading.status);
  return story.progress.stage === 5 && stage !== undefined && stage < 5 && gapMs > 14 * DAY_MS;
}

/**
 * Does the article report this story's withdrawal? Empty where one side has none. One force leaving one host is one
 * story from its announcement to its end; another place weeks later, or a start after the end, is another.
 */
export function withdrawalAffinity(
  features: StoryFeatures,
  story: StoryState,
  likeness: TextLikeness,
  places: Standing,
): Consideration[] {
  const [leading] = features.withdrawals;
  const led = story.withdrawals.filter((seen) => seen.led > 0);
  if (!leading || led.length === 0) return [];
  const gapMs = Math.max(0, features.timeMs - story.lastSeenMs);
  const deadlines = standing(leading.deadline === null ? [] : [leading.deadline], story.deadlines);
  const elsewhere = gapMs > 2 * DAY_MS ? -1.5 : -0.75;
  return [
    {
      points: Math.max(...led.map((seen) => partiesPoints(leading, seen))),
      why: `${leading.force ?? 'forces'} leaving ${leading.host ?? 'an unnamed country'}`,
    },
    gapPoints(gapMs),
    { points: likeness.overlap * 4, why: `wording ${Math.round(likeness.overlap * 100)} % alike` },
    { points: places === 'shared' ? 1 : places === 'different' ? elsewhere : 0, why: 'same place' },
    { points: deadlines === 'shared' ? 1 : 0, why: `same deadline (${leading.deadline})` },
    { points: startsAnew(leading, story, gapMs) ? -2.5 : 0, why: 'starts after the end' },
  ];
}
