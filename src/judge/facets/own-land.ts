import words from '../../../config/models/function-words.json' with { type: 'json' };
import type { PlaceMention } from '../annotate/places.ts';
import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { textAt } from '../document/document.ts';
import { type Act, leftBy, PART_AFTER, wordsBetween } from './left-sites.ts';

const { roles } = words;
const PREPOSITIONS: ReadonlySet<string> = new Set(
  [roles.from, roles.to, roles.in, roles.on, roles.with, roles.until, roles.after, roles.before, roles.during]
    .join(' ')
    .split(' '),
);

export const isPreposition = (word: string): boolean => PREPOSITIONS.has(word);

/**
 * Whether an act names the land of who leaves as what is left: behind «من», or a place of it as the object. An army is at home
 * there whatever other country the sentence names, and so are fighters in the country that they belong to.
 */
export function leavesOwnLand(
  { trigger, sentence, agents, locations }: WithdrawalCandidate,
  force: string | null,
): boolean {
  const land = agents.find(({ mention }) => mention.id === force)?.mention.own ?? force;
  const places = locations.flatMap(({ mention, relation }) =>
    relation === 'same' && mention.kind !== 'adjective' ? [mention] : [],
  );
  const act = { trigger, sentence };
  const left = leftBy(act, places) ?? places.find((place) => isObject(act, place));
  return left !== undefined && left.host === land;
}

/** «تخلي القوات مدينة …»: a place below a country behind an act, with neither preposition nor sign between. */
function isObject({ sentence, trigger }: Act, { kind, first, proclitics }: PlaceMention): boolean {
  if (kind !== 'place' || proclitics !== '' || first < trigger.end) return false;
  const between = wordsBetween(sentence, trigger.end, first);
  return (
    between.length < PART_AFTER &&
    between.length === first - trigger.end &&
    !between.some((at) => isPreposition(textAt(sentence, at)))
  );
}
