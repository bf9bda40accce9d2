import { rarityOf } from '../arabic/rarity.ts';
import type { Likeness, ReportPrint } from './likeness.ts';
import { type Overlap, overlap } from './overlap.ts';
import type { Report } from './report.ts';

// Footage carries the date of its operation in figures, which may have been claimed on that day, or shown before.

/** Less of its own, and a film is one that was shown: a preposition differs. */
const OWN_WORDS = 0.2;
/** So much more than the other, and it shows something else as well. */
const MORE_WORDS = 0.6;

/** Do two headlines on footage of one day say the same of one place? A channel shows its films again, whenever. */
export const isShownAgain = ({ bothLead, dated, otherWords, newWords }: Likeness, places: Overlap): boolean =>
  bothLead && dated === 'shared' && places === 'shared' && otherWords < OWN_WORDS && newWords < MORE_WORDS;

/** By words as rare as these together, what was struck is known again; of a tank there are several on a day. */
const TELLING_OBJECT = 1.6;
/** An operation of the evening is claimed on the morrow. */
const CLAIMED_WITHIN = 1;

function isSameObject(one: readonly string[], other: readonly string[]): boolean {
  const telling = one.reduce((sum, stem) => sum + rarityOf(stem), 0);
  return (
    telling >= TELLING_OBJECT && one.length === other.length && one.every((stem) => other.includes(stem))
  );
}

/** Is it the footage of an operation that was claimed on its day, of the same thing at the same place? */
export const isFootageOf = (
  { dated, day, leads, object, places }: Report,
  prints: readonly ReportPrint[],
): boolean =>
  dated &&
  leads &&
  prints.some(
    (print) =>
      print.leads &&
      !print.dated &&
      print.day >= day &&
      print.day - day <= CLAIMED_WITHIN &&
      overlap(places, print.places) === 'shared' &&
      isSameObject(object, print.object ?? []),
  );
