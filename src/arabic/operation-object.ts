import lists from './operation-object.json' with { type: 'json' };
import { prefixedForms } from './prefixed.ts';
import { contentStems } from './rarity.ts';

/** «استهداف», also «واستهداف». */
const ACTS = prefixedForms(lists.acts);
/** Who strikes, and the weekday of it. */
const PASSED_OVER: ReadonlySet<string> = new Set(lists.passedOver.split(' '));
/** Whose the thing is, and where. */
const ENDS = prefixedForms(lists.ends);
/** A thing is named in so many words. */
const LONGEST = 6;

/**
 * What an operation struck, as stems: what stands behind its first word, up to whose it is or where («استهداف آلية قائد
 * اللواء التابع …»). `text` as `words` gives it, without dates in figures; empty where no operation is told.
 */
export function operationObject(text: readonly string[]): string[] {
  const act = text.findIndex((word) => ACTS.has(word));
  if (act < 0) return [];
  const behind = text.slice(act + 1).filter((word) => !PASSED_OVER.has(word) && !ACTS.has(word));
  const end = behind.findIndex((word) => ENDS.has(word));
  return [...new Set(contentStems(behind.slice(0, end < 0 ? LONGEST : Math.min(end, LONGEST))))];
}
