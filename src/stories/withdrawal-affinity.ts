import type { Consideration } from './affinity.ts';
import type { StoryFeatures, WithdrawalFacet } from './features.ts';
import { stageOf } from './progress.ts';
import type { SeenWithdrawal, StoryState } from './state.ts';
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

/** A country facet against the story's; where the judge found none, the countries the text names stand in for it. */
function sameHost(host: string | null, seen: string | null, named: readonly string[]): Standing {
  if (seen === null) return 'unknown';
  if (host !== null) return host === seen ? 'shared' : 'different';
  return named.includes(seen) ? 'unknown' : 'different';
}

/** Force and host of the article's leading withdrawal against one of the story's. */
function partiesPoints(leading: WithdrawalFacet, seen: SeenWithdrawal, named: readonly string[]): number {
  const force = sameForce(leading.force, seen.force);
  const host = sameHost(leading.host, seen.host, named);
  if (host === 'different' || force === 'different') return -4;
  if (host === 'shared') return force === 'shared' ? 5 : 3.5;
  return force === 'shared' ? 3.25 : 1.5;
}

/** A date the story itself set still lies ahead, or not long past: silence until then is no end. */
function awaited(story: StoryState, timeMs: number): boolean {
  return story.deadlines.some((date) => Date.parse(date) + 60 * DAY_MS >= timeMs);
}

/** A withdrawal takes weeks and months; after half a year of silence it is another one. */
function gapPoints(gapMs: number, isAwaited: boolean): Consideration {
  const days = Math.round(gapMs / DAY_MS);
  const points = days <= 3 ? 1 : days <= 30 ? 0.5 : days <= 120 || isAwaited ? 0 : days <= 200 ? -0.75 : -3;
  return { points, why: `last heard of ${days} days ago` };
}

/**
 * Two weeks or more later, an earlier stage than the story has reached, or any step of a finished withdrawal at
 * another place, is another withdrawal.
 */
function startsAnew(leading: WithdrawalFacet, story: StoryState, gapMs: number, places: Standing): boolean {
  if (gapMs <= 14 * DAY_MS) return false;
  const stage = stageOf(leading.status);
  const reached = story.progress.stage;
  if (reached === 5) return places === 'different' || (stage !== undefined && stage < 5);
  return places === 'different' && stage !== undefined && stage < reached;
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
  const elsewhere = gapMs > 2 * DAY_MS ? -1 : -0.5;
  return [
    {
      points: Math.max(...led.map((seen) => partiesPoints(leading, seen, features.countries))),
      why: `${leading.force ?? 'forces'} leaving ${leading.host ?? 'an unnamed country'}`,
    },
    gapPoints(gapMs, awaited(story, features.timeMs)),
    { points: likeness.detail * 4, why: `wording ${Math.round(likeness.detail * 100)} % alike` },
    { points: places === 'shared' ? 1 : places === 'different' ? elsewhere : 0, why: 'same place' },
    { points: deadlines === 'shared' ? 1 : 0, why: `same deadline (${leading.deadline})` },
    { points: startsAnew(leading, story, gapMs, places) ? -3 : 0, why: 'starts after the end' },
  ];
}
