import learned from '../../config/models/story-words.json' with { type: 'json' };
import { crudeStem } from './stem.ts';

/** In so many of a thousand texts, a stem says nothing; in so few or fewer it says all that a word can. */
const EVERYWHERE = 200;
const RARE = 3;
const LEAST = 0.1;
const NUMBER = /^\d/;

const PER_MILLE = new Map<string, number>(Object.entries(learned.perMille));

/** The words that carry meaning, as crude stems, in order and with repeats; `text` as `words` gives it. */
export function contentStems(text: readonly string[]): string[] {
  return text
    .filter((word) => word.length > 1)
    .map(crudeStem)
    .filter((one) => (PER_MILLE.get(one) ?? 0) < EVERYWHERE);
}

/**
 * How much a shared stem says about two texts being on one event, 0.1 to 1: the rarer in news of these topics, the
 * more, by what was counted in real text (config/models/story-words.json). Fixed on purpose: a table that learnt from
 * the archive would make today's decision depend on what else was read.
 */
export function rarityOf(stem: string): number {
  const often = PER_MILLE.get(stem) ?? (NUMBER.test(stem) ? numberOften(stem) : RARE);
  const rarity = Math.log(EVERYWHERE / Math.max(RARE, often)) / Math.log(EVERYWHERE / RARE);
  return Math.max(LEAST, rarity);
}

/** Years and days of months are in many texts, counts in few. */
const numberOften = (digits: string): number => (/^(?:\d|[0-3]\d|(?:19|20)\d\d)$/.test(digits) ? 50 : RARE);
