import cues from './cues.json' with { type: 'json' };
import { weekdayNamed } from './time-words.ts';
import { words } from './words.ts';

const ATTACK: ReadonlySet<string> = new Set(cues.attack);
const THAT: ReadonlySet<string> = new Set(cues.that);
const EARLIER: ReadonlySet<string> = new Set(cues.earlier);

/**
 * Do these words mean the attack that their article is about («مسؤوليته عن الهجوم»)? Not that one or an earlier one.
 */
export function meansTheAttack(text: string): boolean {
  const all = words(text);
  return all.some(
    (word, i) => ATTACK.has(word) && !THAT.has(all[i - 1] ?? '') && !EARLIER.has(all[i + 1] ?? ''),
  );
}

const DATED: ReadonlySet<string> = new Set(cues.dated);
const DOCUMENT: ReadonlySet<string> = new Set(cues.document);
/** A communiqué is named so near its own date: «في بيان بتاريخ …». */
const REACH = 4;

/** Does a text before a date in figures say that the act was on that day: «بتاريخ», «أمس الأحد»? */
export function datesTheAct(before: string): boolean {
  const near = words(before).slice(-REACH);
  const last = near.at(-1) ?? '';
  return (DATED.has(last) || weekdayNamed(last) !== undefined) && !near.some((word) => DOCUMENT.has(word));
}
