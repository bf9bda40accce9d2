import cues from './cues.json' with { type: 'json' };
import { words } from './words.ts';

// Cues are words in normal form.

const ABOUT: ReadonlySet<string> = new Set(cues.about);
const SOLDIERS: ReadonlySet<string> = new Set(cues.soldiers);
/** Of their own: 60 من جنودها. */
const OWN: ReadonlySet<string> = new Set(cues.own);
const THOUSAND: ReadonlySet<string> = new Set(cues.thousand);

const SEPARATOR = /(?<=\p{N})[.,٬،](?=\p{N}{3})/gu;
/** Longer than a count with its words. */
const MOST = 60;

/** The troops that a text begins to count, in figures: «نحو 60 جنديا …», «2 ألف جندي …»; null where it counts none. */
export function troopCount(text: string): number | null {
  const [first = '', ...rest] = words(text.slice(0, MOST).replaceAll(SEPARATOR, ''));
  const [number = '', ...behind] = ABOUT.has(first) ? rest : [first, ...rest];
  if (!/^\d{1,6}$/.test(number)) return null;
  const thousands = THOUSAND.has(behind[0] ?? '');
  const [next = '', then = ''] = thousands ? behind.slice(1) : behind;
  const areTroops = SOLDIERS.has(next) || OWN.has(`${next} ${then}`);
  return areTroops ? Number(number) * (thousands ? 1000 : 1) : null;
}
