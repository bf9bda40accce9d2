import { dateLabel } from '../lib/date-label.ts';
import type { StatementType, WithdrawalStatus } from '../model/verdict.ts';
import type { Development } from './development.ts';
import { namedSites } from './named-sites.ts';
import { overlap } from './overlap.ts';
import { isWordsOnly, tierOf } from './stages.ts';
import type { StoryLeaving, StoryState } from './story.ts';

const NOUN: Partial<Record<StatementType, string>> = {
  truce: 'truce statement',
  mobilisation: 'call to arms',
};
/** Fewer is a year's tail, a day or an hour; a count of troops is more. */
const A_COUNT = /^(?!(?:19|20)\d\d$)\d{3,}$/;

/** The leaving of the same parties that the story has told, or else its latest. */
function earlierLeaving(story: StoryState, { leaving }: Development): StoryLeaving | undefined {
  const same = story.leaving.find(({ force, host }) => force === leaving?.force && host === leaving?.host);
  return same ?? story.leaving.at(-1);
}

/** A base handed over is a step of the withdrawal, not its end. */
const statusWords = (status: WithdrawalStatus | undefined, inPart: boolean): string =>
  status === 'completed' && inPart ? 'completed in part' : (status ?? 'no status');

function leavingChanges(story: StoryState, development: Development): string[] {
  const earlier = earlierLeaving(story, development);
  const { leaving, prints } = development;
  if (!earlier || !leaving) return [];
  const [before, now] = [
    statusWords(earlier.status, earlier.inPart),
    statusWords(leaving.statuses[0], leaving.inPart),
  ];
  const changes = [before === now ? `${now} again` : `status: ${before} → ${now}`];
  const date = leaving.deadlines.find((one) => !earlier.deadlines.includes(one));
  // What somebody demanded was no date of the withdrawal's.
  const dateBefore = earlier.statuses.every(isWordsOnly) ? undefined : earlier.deadlines.at(-1);
  if (date !== undefined)
    changes.push(
      dateBefore === undefined
        ? `date: ${dateLabel(date)}`
        : `new date: ${dateLabel(date)} (was ${dateLabel(dateBefore)})`,
    );
  if (earlier.sites.length > 0 && namedSites(development).some((site) => !earlier.sites.includes(site)))
    changes.push('another base or town');
  const counts = prints.flatMap(({ numbers }) => numbers).filter((number) => A_COUNT.test(number));
  const count = counts.find((number) => !earlier.numbers.includes(number));
  if (count !== undefined && earlier.numbers.some((number) => A_COUNT.test(number)))
    changes.push(`figure: ${count}`);
  return changes;
}

function wordsChanges(story: StoryState, { said }: Development): string[] {
  const type = said?.types[0];
  if (!said || type === undefined) return [];
  const earlier = story.words.find(({ factionId }) => factionId === said.factionId);
  if (!earlier) return [`another faction: ${said.faction}`];
  const target = said.targets.find((one) => !earlier.targets.includes(one));
  const aimed = target !== undefined && earlier.targets.length > 0 ? [`new target: ${target}`] : [];
  const speaks = overlap(said.speaker, earlier.speaker) === 'different' && said.speakerName !== null;
  const speaker = speaks ? [`another speaker: ${said.speakerName}`] : [];
  // One outlet's warning is another's position: after words of any kind it is no escalation.
  const escalates = tierOf(type) > earlier.tier && type !== 'warning';
  const kind = escalates
    ? `escalation: ${earlier.types.findLast((one) => tierOf(one) === earlier.tier) ?? 'position'} → ${type}`
    : `${earlier.types.includes(type) ? 'another' : 'a new'} ${NOUN[type] ?? type}`;
  return [kind, ...speaker, ...aimed];
}

/** What a new development changes in its story, in English: a clause each, the weightiest first. */
export function changes(story: StoryState, development: Development): string {
  const found = [...leavingChanges(story, development), ...wordsChanges(story, development)];
  return found.length > 0 ? found.join('; ') : 'another development';
}
