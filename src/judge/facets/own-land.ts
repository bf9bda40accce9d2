import type { PlaceMention } from '../annotate/places.ts';
import { inSentence, type WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { textAt } from '../document/document.ts';
import { isPreposition } from '../features/word-kind.ts';
import { type Act, leftBy, PART_AFTER, wordsBetween } from './left-sites.ts';

/**
 * Whether an act names the land of who leaves as what is left: behind «من», or a place of it as the object. An army is at home
 * there whatever other country the sentence names, and so are fighters in the country that they belong to.
 */
export function leavesOwnLand(
  { trigger, sentence, agents, locations }: WithdrawalCandidate,
  force: string | null,
): boolean {
  const land = agents.find(({ mention }) => mention.id === force)?.mention.own ?? force;
  const places = inSentence(locations).filter(({ kind }) => kind !== 'adjective');
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
