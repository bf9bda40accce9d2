import type { Consideration } from './affinity.ts';
import { type StoryFeatures, WITHDRAWAL_TOPIC, type WithdrawalFacet } from './features.ts';
import { stageOf } from './progress.ts';
import type { SeenWithdrawal, StoryState } from './state.ts';
import { type Standing, standing, type TextLikeness } from './text-likeness.ts';

const DAY_MS = 86_400_000;

type Parties = Pick<WithdrawalFacet, 'force' | 'host'>;

/** What stands for a withdrawal that the judge saw without its particulars. */
const NOT_FOUND: WithdrawalFacet = {
  force: null,
  host: null,
  status: 'ongoing',
  deadline: null,
  extent: 'unclear',
  sites: [],
  firm: false,
};

/** Names under which outlets report one force: American troops in Iraq are the coalition's. */
const SAME_FORCES: readonly (readonly string[])[] = [
  ['us', 'coalition', 'nato', 'foreign forces'],
  ['wagner', 'ru', 'africa-corps'],
  ['foreign fighters', 'foreign-fighters', 'foreign_fighters', 'mercenaries', 'wagner', 'tr'],
];

/**
 * A facet of the article against the story's. One that the judge missed, or that the text never names, gives way to
 * the countries the text does name.
 */
function sameParty(found: string | null, seen: string | null, named: readonly string[]): Standing | 'named' {
  if (seen === null) return 'unknown';
  if (found?.toLowerCase() === seen.toLowerCase()) return 'shared';
  if ((found === null || (isCountry(found) && !named.includes(found))) && named.includes(seen))
    return 'named';
  if (found === null) return isCountry(seen) ? 'different' : 'unknown';
  const kin = (party: string): number[] =>
    SAME_FORCES.flatMap((group, i) => (group.includes(party.toLowerCase()) ? [i] : []));
  return kin(found).some((i) => kin(seen).includes(i)) ? 'unknown' : 'different';
}

const isCountry = (party: string): boolean => /^[A-Z]{2}$/.test(party);

/** Force and host of the article's leading withdrawal against one of the story's. */
function partiesPoints(leading: Parties, seen: SeenWithdrawal, named: readonly string[]): number {
  const force = sameParty(leading.force, seen.force, named);
  const host = sameParty(leading.host, seen.host, named);
  if (host === 'different' || force === 'different') return -4;
  const sure = { shared: 2.5, named: 1.75, unknown: 0.75 };
  return sure[host] + sure[force] + (host === 'shared' && force === 'unknown' ? 0.25 : 0);
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
 * Two weeks or more later, an earlier stage than the story has reached, or any step of a withdrawal that is finished
 * here or in part at another place, is another withdrawal.
 */
function startsAnew(leading: WithdrawalFacet, story: StoryState, gapMs: number, places: Standing): boolean {
  if (gapMs <= 14 * DAY_MS || !leading.firm) return false;
  const stage = stageOf(leading.status);
  const { stage: reached, left = [] } = story.progress;
  if (reached === 5 || left.length > 0) return places === 'different' || (stage !== undefined && stage < 5);
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
  const about = features.topics[0] === WITHDRAWAL_TOPIC ? NOT_FOUND : undefined;
  const leading = features.withdrawals[0] ?? about;
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
