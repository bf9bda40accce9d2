import { DAY_MS } from '../lib/durations.ts';
import type { Development } from './development.ts';
import { type Fit, fitOf, NO_FIT, pointsFor } from './fit.ts';
import { forceRelation } from './forces.ts';
import { type Comparable, likeness, type ReportPrint } from './likeness.ts';
import { overlap } from './overlap.ts';
import { LAST_STAGE, reachedStage } from './stages.ts';
import type { StoryLeaving, StoryState } from './story.ts';

/** What joining must overcome, by what the affair is known by. */
const WITHDRAWAL_THRESHOLD = 1;
const STATEMENT_THRESHOLD = 2;
const TEXT_THRESHOLD = 3;

const ANOTHER_AFTER_DAYS = 14;
/** Within this time two outlets tell one thing, if in some words of it or of one place: of a war they tell many at once. */
const AT_ONCE_HOURS = 3;
const SOME_WORDS = 0.05;
/** So long after its last report one faction still fights one enemy for one place. */
const BATTLE_HOURS = 96;
/** From here on two reports are alike beyond their trade's words. */
const ALIKE = 0.3;

/**
 * Two weeks or more later, an earlier stage than the story has reached, or any step after its end, is another
 * withdrawal of the same force from the same country.
 */
function startsAnew(
  { leaving }: Development,
  earlier: StoryLeaving,
  gapDays: number,
  places: string,
): boolean {
  if (gapDays <= ANOTHER_AFTER_DAYS || leaving === null) return false;
  const stage = reachedStage(leaving.statuses, leaving.inPart);
  if (earlier.stage === LAST_STAGE) return places === 'different' || stage < LAST_STAGE;
  return places === 'different' && stage > 0 && stage < earlier.stage;
}

function withdrawalFit(one: Comparable, development: Development, story: StoryState): Fit {
  const { leaving } = development;
  if (leaving === null) return NO_FIT;
  const alike = likeness(one, story.prints);
  const gapDays = Math.max(0, one.article.timeMs - story.lastSeenMs) / DAY_MS;
  const places = overlap(one.report.places, [...new Set(story.prints.flatMap((print) => print.places))]);
  let best = NO_FIT;
  for (const earlier of story.leaving) {
    const forces = forceRelation(leaving.force, earlier.force);
    const hosts =
      leaving.host === null || earlier.host === null
        ? 'unknown'
        : leaving.host === earlier.host
          ? 'shared'
          : 'different';
    if (forces === 'different' || hosts === 'different') return NO_FIT;
    if (startsAnew(development, earlier, gapDays, places)) continue;
    // The same army leaves several countries: where one side names none, the words or a place have to be the same.
    if (hosts === 'unknown' && places !== 'shared' && alike.wording < ALIKE) continue;
    const sure = { shared: 1.5, related: 1, unknown: 0 }[forces] + (hosts === 'shared' ? 1 : 0);
    const fit = fitOf(
      [
        { points: sure, why: `${earlier.force ?? 'forces'} leaving ${earlier.host ?? 'an unnamed country'}` },
        { points: gapDays <= 3 ? 0.5 : gapDays <= 30 ? 0 : -0.5, why: 'not long after' },
        { points: Math.min(alike.wording, 0.5) * 4 + alike.context * 2, why: 'wording alike' },
        { points: pointsFor(places, 0.5, -0.5), why: 'same place' },
      ],
      WITHDRAWAL_THRESHOLD,
      true,
    );
    if (fit.score > best.score) best = fit;
  }
  return best;
}

/** The places of what was told, but for a film of several towns: it makes their affairs no one. */
const ofOneTown = ({ dated, places }: ReportPrint): readonly string[] =>
  dated && places.length > 1 ? [] : places;

/** Places of a battle: who tells of many towns tells of no one battle. */
const ofOneFront = (places: readonly string[]): readonly string[] => (places.length > 2 ? [] : places);

function statementFit(one: Comparable, { said }: Development, story: StoryState): Fit {
  const earlier = story.words.find(({ factionId }) => factionId === said?.factionId);
  if (said === null || !earlier) return NO_FIT;
  const alike = likeness(one, story.prints);
  const places = overlap(one.report.places, story.prints.flatMap(ofOneTown));
  // Films share their set phrases: of two towns they are of two affairs, however alike.
  if (one.report.dated && places === 'different') return NO_FIT;
  const targets = overlap(said.targets, earlier.targets);
  const atOnce = alike.hours <= AT_ONCE_HOURS && !alike.sameOutlet;
  const isAlike = places === 'shared' || alike.wording >= SOME_WORDS;
  const isOneBattle =
    targets === 'shared' &&
    alike.hours <= BATTLE_HOURS &&
    overlap(
      ofOneFront(one.report.places),
      story.prints.flatMap((print) => ofOneFront(ofOneTown(print))),
    ) === 'shared';
  return fitOf(
    [
      { points: Math.min(alike.wording, 0.5) * 5 + alike.context * 2, why: 'wording alike' },
      { points: pointsFor(places, 1.5, -1.5), why: 'same place' },
      { points: pointsFor(targets, 0.25, -0.5), why: 'same target' },
      { points: alike.hours <= 12 ? 0.75 : isOneBattle ? 0 : -alike.hours / 48, why: 'hours apart' },
      { points: atOnce && isAlike ? 1.25 : 0, why: 'told by two outlets at once' },
    ],
    STATEMENT_THRESHOLD,
    true,
  );
}

function textFit(one: Comparable, story: StoryState): Fit {
  const alike = likeness(one, story.prints);
  const marks = overlap(one.report.marks, story.marks);
  return fitOf(
    [
      { points: Math.max(alike.wording, alike.context) * 8, why: 'wording alike' },
      { points: pointsFor(marks, 1, -9), why: 'same facets' },
      { points: -alike.hours / 48, why: 'not long after' },
    ],
    TEXT_THRESHOLD,
    true,
  );
}

/** Does a new development belong to this story's affair? `one` is the report that opened it. */
export function sameAffair(one: Comparable, development: Development, story: StoryState): Fit {
  if (story.topic !== development.topic) return NO_FIT;
  if (development.said)
    return story.words.length > 0 ? statementFit(one, development, story) : textFit(one, story);
  if (development.leaving)
    return story.leaving.length > 0 ? withdrawalFit(one, development, story) : textFit(one, story);
  return textFit(one, story);
}
