import cues from './cues.json' with { type: 'json' };
import { words } from './words.ts';

const ATTACK: ReadonlySet<string> = new Set(cues.attack);
const THAT: ReadonlySet<string> = new Set(cues.that);
const EARLIER: ReadonlySet<string> = new Set(cues.earlier);

/**
 * Do these words mean the attack that their article is about («مسؤوليته عن الهجوم»)? Not that one or an earlier one, nor
 * one that they tell more of («الهجوم الذي …»).
 */
export function meansTheAttack(text: string): boolean {
  const all = words(text);
  return all.some(
    (word, i) => ATTACK.has(word) && !THAT.has(all[i - 1] ?? '') && !EARLIER.has(all[i + 1] ?? ''),
  );
}
