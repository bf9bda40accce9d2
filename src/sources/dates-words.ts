import { normalize } from '../arabic/normalize.ts';
import words from './dates-words.json' with { type: 'json' };

/** Letters made alike, so that أغسطس and اغسطس, مكة and مكه are one word. Lower case, without tashkeel and tatweel. */
export const foldWord = (text: string): string => normalize(text).text.toLowerCase();

/**
 * Month names, January first, of the languages Arabic outlets and their neighbours publish in; the Arabic ones are
 * those of Egypt and the Gulf, of the Mashriq in full and short, and of the Maghreb.
 */
const MONTHS: readonly string[] = words.months;

/** Days of the week whose names, in full or short, are names of months elsewhere. */
const WEEKDAYS = new Set(['mar', 'mart', 'mars', 'mer', 'dom', 'sal', 'jan', 'mai', 'مه', 'سبت']);

type Half = keyof typeof words.halves;
/** Words for before and after noon, and for the night, which is both; folded. */
const HALVES = new Map(
  Object.entries(words.halves).flatMap(([half, names]) =>
    names.map((name) => [foldWord(name), half as Half] as const),
  ),
);
/** م and ص are short for much else: they speak of a time only behind it. */
const ONLY_BEHIND = new Set(['م', 'ص']);

const monthByName = new Map(
  MONTHS.flatMap((names, index) => names.split('|').map((name) => [foldWord(name), index + 1] as const)),
);

/** The month (1 to 12) of a folded name in any of the languages, or null. `word` may be two words joined by one space. */
export function monthOf(word: string): number | null {
  const name = word.replace(/\.$/, '').replace(/^ב(?=[\u05d0-\u05ea]{3})/, '');
  const exact = monthByName.get(name);
  if (exact !== undefined) return exact;
  // English and its neighbours are cut at will: `Sept`, `Decem`.
  if (!/^[a-z]{3,}$/.test(name)) return null;
  for (const [full, month] of monthByName) {
    if (full.length > 4 && full.startsWith(name)) return month;
  }
  return null;
}

/** May this folded word, although it names a month, be the name of a weekday (French `mar.` before `24 nov.`)? */
export const isWeekday = (word: string): boolean => WEEKDAYS.has(word.replace(/\.$/, ''));

const HALF_NAMES = [...HALVES.keys()]
  .sort((left, right) => right.length - left.length)
  .map((name) => name.replaceAll('.', '\\.'));
const HALF_BEHIND = new RegExp(`^[\\s(]{0,3}(?:من )?(${HALF_NAMES.join('|')})(?![\\p{L}\\p{N}])`, 'u');
const HALF_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])(${HALF_NAMES.filter((name) => !ONLY_BEHIND.has(name)).join('|')})\\s{0,2}$`,
  'u',
);

/** Before or after noon, as said right behind a time or right before it (folded texts); and how long that is behind it. */
export function halfAround(before: string, behind: string): { half: Half | null; length: number } {
  const after = HALF_BEHIND.exec(behind);
  if (after) return { half: HALVES.get(after[1] ?? '') ?? null, length: after[0].length };
  return { half: HALVES.get(HALF_BEFORE.exec(before)?.[1] ?? '') ?? null, length: 0 };
}
