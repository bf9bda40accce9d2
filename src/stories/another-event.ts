import type { Likeness } from './likeness.ts';
import type { StatementFacet } from './report.ts';
import type { Standing } from './standing.ts';

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

/** Are two claims of one outlet two? It does not print its news again on the morrow, but a faction strikes again. */
function isAnotherClaim({
  dated,
  sameOutlet,
  wording,
  newWords,
  ownWords,
  hours,
  dayGap,
}: Likeness): boolean {
  if (dated !== 'unknown') return dated === 'different' || ownWords >= OWN_OPERATION;
  if (!sameOutlet) return false;
  return (
    (dayGap > 0 && hours >= MORROW_HOURS) ||
    (wording >= ALIKE && ownWords >= OWN_TARGET && ownWords + newWords >= OWN_IN_ALL)
  );
}

/**
 * Are two headlines on two events? One set phrase filled with the name of another place is, and so is what a headline
 * long after the others has to say of its own.
 */
export function isAnotherEvent({ type }: StatementFacet, alike: Likeness, places: Standing): boolean {
  if (!alike.bothLead) return false;
  if (type === 'claim' && isAnotherClaim(alike)) return true;
  if (alike.hours >= LATE_HOURS && alike.otherWords >= OWN_WORDS) return true;
  return alike.wording >= ALIKE && places === 'different' && !alike.verbatim;
}
