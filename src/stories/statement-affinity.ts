import type { Consideration } from './affinity.ts';
import type { StatementFacet, StoryFeatures } from './features.ts';
import { tierOf } from './progress.ts';
import type { SeenStatement, StoryState } from './state.ts';
import { type Standing, standing, type TextLikeness } from './text-likeness.ts';

const HOUR_MS = 3_600_000;

/** Words that outlets exchange for one another: they count as one type. */
function typeStanding(leading: StatementFacet, seen: readonly SeenStatement[]): Standing {
  return seen.some((statement) => tierOf(statement.type) === tierOf(leading.type)) ? 'shared' : 'different';
}

function points(how: Standing, shared: number, different: number): number {
  return how === 'shared' ? shared : how === 'different' ? different : 0;
}

function factionPoints(leading: StatementFacet, features: StoryFeatures, story: StoryState): Consideration {
  const { factionId } = leading;
  if (story.statements.some((seen) => seen.led > 0 && seen.factionId === factionId)) {
    return { points: 2.5, why: `statement by ${leading.faction}` };
  }
  const factions = story.statements.map((seen) => seen.factionId);
  const named = features.statements.some((statement) => factions.includes(statement.factionId));
  return named
    ? { points: 0.5, why: 'a faction both name' }
    : { points: -3, why: 'statement by another faction' };
}

/** Days tell statements apart: yesterday's and today's by one speaker are two, unless the words are one. */
function dayPoints(likeness: TextLikeness): Consideration {
  const { dayGap, statedApart, timeGapMs } = likeness;
  if (dayGap === 0) {
    const points = timeGapMs <= 5 * HOUR_MS ? 1.5 : timeGapMs <= 10 * HOUR_MS ? 0.75 : 0;
    return { points, why: 'same day' };
  }
  if (statedApart) return { points: -3.5, why: 'another day' };
  if (dayGap === 1 && timeGapMs <= 6 * HOUR_MS) return { points: 0.75, why: 'hours apart, over midnight' };
  if (dayGap === 1) return { points: -1.75, why: 'the next day' };
  return { points: -1.5 - dayGap, why: `${dayGap} days later` };
}

/**
 * Does the article report a statement of this story? Empty where one side has none. Two statements of one faction on
 * one day are told apart by type, target, place, numbers and words together, none of which decides alone.
 */
export function statementAffinity(
  features: StoryFeatures,
  story: StoryState,
  likeness: TextLikeness,
  places: Standing,
): Consideration[] {
  const [leading] = features.statements;
  if (!leading || story.statements.length === 0) return [];
  const own = story.statements.filter((seen) => seen.factionId === leading.factionId);
  const speakers = standing(
    leading.speaker,
    own.flatMap((seen) => seen.speaker),
  );
  const targets = standing(
    leading.target === null ? [] : [leading.target.toLowerCase()],
    own.map((seen) => seen.target?.toLowerCase() ?? '').filter((target) => target !== ''),
  );
  const numbers = standing(
    features.numbers,
    story.prints.flatMap((print) => print.numbers),
  );
  return [
    factionPoints(leading, features, story),
    dayPoints(likeness),
    { points: likeness.detail * 7, why: `wording ${Math.round(likeness.detail * 100)} % alike` },
    { points: points(speakers, 0.75, -2), why: 'same speaker' },
    { points: points(typeStanding(leading, own), 0.25, -1), why: `same kind (${leading.type})` },
    { points: points(targets, 0.5, -0.5), why: `same target (${leading.target})` },
    { points: points(places, 0.75, -1.5), why: 'same place' },
    { points: points(numbers, 0.5, -0.25), why: 'same figures' },
  ];
}
