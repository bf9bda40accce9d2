import type { Likeness } from './likeness.ts';
import type { Overlap } from './overlap.ts';
import type { StatementFacet } from './report.ts';

/** From here on two headlines share a set phrase, if not their event. */
const ALIKE = 0.3;
/** Posts on operations of one date differ in a vehicle or a village. */
const OWN_OPERATION = 0.5;
/** Two claims of a channel differ in a target; a cut copy of one has no word of its own. */
const OWN_TARGET = 0.2;
const OWN_IN_ALL = 1;
const MORROW_HOURS = 16;
/** So long after the others, what has so much to say of its own is no late report of them. */
const LATE_HOURS = 30;
const OWN_WORDS = 0.6;
/** Less alike than this, two articles are on different attacks, and each claim is of its own article's. */
const SAME_ATTACK = 0.1;
const OWN_SENTENCE = 0.5;

/** What two reports of one faction's words have in common. */
export interface Shared {
  speakers: Overlap;
  targets: Overlap;
  places: Overlap;
}

/**
 * Are two claims of one outlet two? It does not print its news again on the morrow, but a faction strikes again. The pieces
 * of one man's account have each its own words, and few in common.
 */
function isAnotherClaim(
  { dated, oneDated, sameOutlet, wording, newWords, ownWords, hours, dayGap, struck }: Likeness,
  { speakers }: Shared,
): boolean {
  if (dated !== 'unknown')
    return dated === 'different' || struck === 'different' || ownWords >= OWN_OPERATION;
  if (!sameOutlet) return false;
  // Footage of an operation days ago is not what the channel has to say today, unless in the same words.
  if (oneDated && dayGap > 0 && wording < ALIKE) return true;
  return (
    (dayGap > 0 && hours >= MORROW_HOURS) ||
    ((wording >= ALIKE || speakers !== 'shared') &&
      ownWords >= OWN_TARGET &&
      ownWords + newWords >= OWN_IN_ALL)
  );
}

/**
 * Do two claims of responsibility stand in the background of articles on different attacks? «أعلنت مسؤوليتها عن الهجوم»
 * is said of each of them in the same words, so that of two countries hit the words count for nothing.
 */
const isOfAnotherAttack = (
  { backgrounds, wording }: Likeness,
  { speakers, targets, places }: Shared,
): boolean =>
  backgrounds !== null &&
  backgrounds < SAME_ATTACK &&
  (wording < OWN_SENTENCE || targets === 'different') &&
  speakers !== 'shared' &&
  places !== 'shared';

/**
 * Are two reports of one faction's words on two events? Two headlines of one set phrase that differ in the name of a place are, and so is what
 * a headline long after the others has to say of its own; two claims in backgrounds by what their articles are on.
 */
export function isAnotherEvent({ type }: StatementFacet, alike: Likeness, shared: Shared): boolean {
  if (isOfAnotherAttack(alike, shared)) return true;
  if (!alike.bothLead) return false;
  if (type === 'claim' && isAnotherClaim(alike, shared)) return true;
  if (alike.hours >= LATE_HOURS && alike.otherWords >= OWN_WORDS) return true;
  return alike.wording >= ALIKE && shared.places === 'different' && !alike.verbatim;
}
