import cues from './cues.json' with { type: 'json' };
import { words } from './words.ts';

// Cues are words in normal form.

/** A place stands behind one of these; behind `FROM` it is where shots were fired. */
const AT: ReadonlySet<string> = new Set(cues.at);
const NEAR: ReadonlySet<string> = new Set(cues.near);
const FROM: ReadonlySet<string> = new Set(cues.from);
/** What an operation answers: «ردا على قصف بلدة …» tells where the other side struck. */
const BECAUSE: ReadonlySet<string> = new Set(cues.because);

/** So many words before a place tell how it stands there: «من أطراف بلدة …». */
const REACH = 3;
const CLAUSE_END = /[،؛,;.\n:]/;

/** Also with an «and» written to it. */
const isOf = (cue: ReadonlySet<string>, word: string): boolean =>
  cue.has(word) || (cues.and.includes(word.charAt(0)) && cue.has(word.slice(1)));

/** How something happens at a place, by the words before its name; null where they do not say beyond doubt that it does. */
export function standsAt(text: string): 'in' | 'near' | null {
  const clause = words(text.split(CLAUSE_END).at(-1) ?? '');
  const before = clause.slice(-REACH);
  if (!isOf(AT, before.at(-1) ?? '')) return null;
  if (before.some((word) => isOf(FROM, word)) || clause.some((word) => isOf(BECAUSE, word))) return null;
  return before.some((word) => isOf(NEAR, word)) ? 'near' : 'in';
}
