import { dayOf } from '../arabic/event-day.ts';
import { DAY_MS } from '../lib/durations.ts';
import type { Change } from '../model/change.ts';
import { isWordsOnly, type StatementType } from '../model/verdict.ts';
import type { Development, LeavingFacets } from './development.ts';
import { forceRelation } from './forces.ts';
import { namedSites } from './named-sites.ts';
import { overlap } from './overlap.ts';
import { lastSaid } from './sayers.ts';
import { sameStep, tierOf } from './stages.ts';
import { stepChange } from './step-change.ts';
import type { StoryLeaving, StoryState } from './story.ts';

/** Fewer is a year's tail, a day or an hour; a count of troops is more. */
const A_COUNT = /^(?!(?:19|20)\d\d$)\d{3,}$/;
/** A name that the lexicon has in English; another stands beside the quote. */
const LATIN = /^[\x20-\x7E]+$/;

/** Within this time, a step in the background of an article is what was told. */
export const STILL_KNOWN_MS = 14 * DAY_MS;

const isThreat = (type: StatementType): boolean => type === 'threat' || type === 'ultimatum';

/** What the story has told of the same troops and country; those that nobody names are not known to be the same. */
const earlierLeaving = (
  { leaving: known }: StoryState,
  { force, host }: LeavingFacets,
): StoryLeaving | undefined =>
  force === null || host === null
    ? undefined
    : known.find((one) => one.force?.toLowerCase() === force.toLowerCase() && one.host === host);

function leavingChanges(story: StoryState, { leaving, prints }: Development, firm: boolean): Change[] {
  const earlier = leaving === null ? undefined : earlierLeaving(story, leaving);
  if (!earlier || !leaving) return [];
  const changes = stepChange(earlier, leaving, firm);
  const date = leaving.deadlines.find((one) => !earlier.deadlines.some((known) => known.startsWith(one)));
  // What somebody demands is no date of the withdrawal's, and September 2026 is no other date than 2026.
  const isOwn = [earlier, leaving].every(({ statuses }) => !statuses.every(isWordsOnly));
  const isFiner = earlier.deadlines.some((known) => date?.startsWith(known));
  const dateBefore = isOwn && !isFiner ? earlier.deadlines.at(-1) : undefined;
  if (date !== undefined)
    changes.push(
      dateBefore === undefined ? { kind: 'date', date } : { kind: 'new-date', date, before: dateBefore },
    );
  if (
    earlier.sites.length > 0 &&
    namedSites({ leaving, prints }).some((site) => !earlier.sites.includes(site))
  )
    changes.push({ kind: 'place' });
  const counts = prints.flatMap(({ numbers }) => numbers).filter((number) => A_COUNT.test(number));
  const figure = counts.find((number) => !earlier.numbers.includes(number));
  if (figure !== undefined && earlier.numbers.some((number) => A_COUNT.test(number)))
    changes.push({ kind: 'figure', figure });
  return changes;
}

/** Of an operation of an earlier day, which may well have been claimed: «another claim» is not known of it. */
const isFootage = ({ said, prints }: Development): boolean =>
  said?.types[0] === 'claim' && prints.some(({ dated, day, timeMs }) => dated && day < dayOf(timeMs));

function wordsChanges(story: StoryState, development: Development): Change[] {
  const { said } = development;
  const type = said?.types[0];
  if (!said || type === undefined) return [];
  const earlier = story.words.find(({ factionId }) => factionId === said.factionId);
  if (!earlier) return [{ kind: 'faction', faction: said.faction }];
  const target = said.targets.find((one) => !earlier.targets.includes(one));
  const { speakerName: name } = said;
  const speaks = overlap(said.speaker, earlier.speaker) === 'different' && name !== null;
  // One outlet's warning is another's position, and a claim is of what was done: no words go further than a threat.
  const escalates = isThreat(type) && tierOf(type) > earlier.tier;
  const from = earlier.types.findLast((one) => tierOf(one) === earlier.tier) ?? 'position';
  const news: Change = escalates
    ? { kind: 'escalation', from, to: type }
    : { kind: earlier.types.includes(type) ? 'type-again' : 'new-type', type };
  const changes = isFootage(development) ? [] : [news];
  if (speaks) changes.push({ kind: 'speaker', name: LATIN.test(name) ? name : null });
  if (target !== undefined && earlier.targets.length > 0) changes.push({ kind: 'target', target });
  return changes;
}

/**
 * Does it tell no more than a step that the story has told last, or a demand, refusal or denial of who is known to have
 * said it, without another date, base or figure? What others say may be news, and who says it where nobody is named.
 */
export function tellsStepAgain(story: StoryState, development: Development): boolean {
  const { leaving } = development;
  const earlier = leaving && earlierLeaving(story, leaving);
  const [status] = leaving?.statuses ?? [];
  if (!earlier || status === undefined) return false;
  const said = lastSaid(earlier.heard ?? [], status, leaving.by);
  const isReported = isWordsOnly(status)
    ? said !== null && development.lastSeenMs - said <= STILL_KNOWN_MS
    : sameStep(status, earlier.status);
  return isReported && leavingChanges(story, development, true).length === 1;
}

/**
 * Is it what the same man or body said within two weeks of whoever is foreign, or of the troops of one state, in whichever
 * story that is? A date or a base that it names is news.
 */
export function saidOfOthers(stories: readonly StoryState[], { leaving, lastSeenMs }: Development): boolean {
  const [status] = leaving?.statuses ?? [];
  if (!leaving || status === undefined || !isWordsOnly(status)) return false;
  if (leaving.deadlines.length > 0 || leaving.sites.length > 0) return false;
  const heard = stories
    .flatMap((story) => story.leaving)
    .filter((one) => one.host === leaving.host && forceRelation(one.force, leaving.force) === 'unknown')
    .flatMap((one) => one.heard ?? []);
  const said = lastSaid(heard, status, leaving.by);
  return said !== null && lastSeenMs - said <= STILL_KNOWN_MS;
}

/**
 * What a new development changes in its story, the weightiest first; empty where the story has told nothing that it could
 * be held against. `firm`: its step is told as more than possible.
 */
export const changes = (story: StoryState, development: Development, firm: boolean): Change[] => [
  ...leavingChanges(story, development, firm),
  ...wordsChanges(story, development),
];
