// Text that some program before us read in the wrong encoding and wrote on. Mended where the result is plainly
// Arabic, run by run (a run is what stands between two ASCII characters), so that right text beside it stays.
import {
  ALL_SUSPICIOUS,
  MISREADINGS,
  type Misreading,
  mayBeMisread,
  meantBy,
  SUSPICIOUS,
} from './misreadings.ts';

/** A text, and in words what was undone; null where nothing was. */
export interface Mended {
  text: string;
  undone: string | null;
}

const RUN = /[^\p{ASCII}]+/gu;
const LETTER = /[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]/g;
/** What may stand alone between two ASCII characters in a text of windows-1256. */
const SIGNS = /^[،؛؟«»“”‘’–—…\u00a0]+$/;
/** The letters of French that windows-1256 has beside the Arabic ones, in whose words they never stand. */
const FRENCH = /[\u00e0-\u00fc]/;
const BLANKS = /^\s+$/;
const COMMON = /[اليمنرتوبدعسفةقهك]/g;

/** A run this long that comes out as Arabic letters speaks for a misreading; so many of them prove it. */
const TELLING_LETTERS = 3;
const ENOUGH_LETTERS = 6;
const COMMON_SHARE = 0.55;
/** What is to overrule a living script proves more: so many common letters, and so many words that it does not write. */
const UNLIKE = { commonShare: 0.7, words: 2, share: 1 / 3 };
/** Rounds: text may have been misread more than once. */
const ROUNDS = 3;

const lettersIn = (text: string): number => text.match(LETTER)?.length ?? 0;

/** Does the run stand inside a word of Latin letters, as the é of café? */
function isInWord(text: string, start: number, end: number): boolean {
  return /[a-z]/i.test(text.charAt(start - 1)) || /[a-z]/i.test(text.charAt(end));
}

/** What undoing one misreading made of a text. */
interface Undone {
  text: string;
  /** How plainly Arabic it came out, 0 to 1; 0 where that is not proven. */
  score: number;
  /** How many of the runs that are strange or that it changes it explains, 0 to 1. */
  explained: number;
}

/** The run as it was meant, where this misreading may explain it; null where the run stays. */
function mendedRun(text: string, at: number, run: string, misreading: Misreading): string | null {
  const isSure = misreading.meant === 'utf-8';
  if (!isSure && (BLANKS.test(run) || isInWord(text, at, at + run.length))) return null;
  const meant = meantBy(run, misreading);
  if (meant === null || meant === run || isSure) return meant === run ? null : meant;
  // What is right as it stands, Arabic letters or a dash, becomes nothing better.
  const isBetter = lettersIn(meant) === 0 ? SIGNS.test(meant) : lettersIn(run) * 2 <= run.length;
  return isBetter ? meant : null;
}

/** A run, where it begins, and whether it looks misread. */
interface Run {
  run: string;
  at: number;
  isSuspicious: boolean;
}

/** Looked for once, since a text is tried by every misreading. */
const runsOf = (text: string): Run[] =>
  Array.from(text.matchAll(RUN), ({ 0: run, index }) => ({
    run,
    at: index,
    isSuspicious: SUSPICIOUS.test(run),
  }));

/** The text with one misreading undone wherever it explains a run. */
function undo(text: string, runs: readonly Run[], misreading: Misreading): Undone {
  const mended = new Map<number, string>();
  let telling = '';
  let strange = 0;
  let unexplained = 0;
  let words = 0;
  let unlike = 0;
  for (const { run, at, isSuspicious } of runs) {
    const meant = mendedRun(text, at, run, misreading);
    if (meant === null) {
      if (isSuspicious) unexplained += 1;
      continue;
    }
    mended.set(at, meant);
    if (run.length >= TELLING_LETTERS) words += 1;
    if (misreading.unlike?.test(run)) unlike += 1;
    const letters = lettersIn(meant);
    const isOdd = letters < TELLING_LETTERS || FRENCH.test(meant);
    if (isOdd && misreading.meant !== 'utf-8') strange += run.length >= TELLING_LETTERS ? run.length : 0;
    else if (letters >= TELLING_LETTERS && letters * 2 > meant.length) telling += meant;
  }
  const letters = lettersIn(telling);
  const share = (telling.match(COMMON)?.length ?? 0) / Math.max(1, letters);
  const isUnlike =
    misreading.unlike === undefined ||
    (share >= UNLIKE.commonShare && unlike >= UNLIKE.words && unlike >= words * UNLIKE.share);
  const isProven = letters >= ENOUGH_LETTERS && share >= COMMON_SHARE && strange <= letters && isUnlike;
  const explained = mended.size / Math.max(1, mended.size + unexplained);
  return {
    text: mended.size === 0 ? text : text.replaceAll(RUN, (run, at: number) => mended.get(at) ?? run),
    score: isProven ? share * explained : 0,
    explained,
  };
}

/** The misreading that alone turns a text into plain Arabic; null where none does. */
function proven(text: string, runs = runsOf(text)): { by: Misreading; undone: Undone } | null {
  let best: { by: Misreading; undone: Undone } | null = null;
  for (const by of MISREADINGS) {
    const undone = undo(text, runs, by);
    if (undone.score > (best?.undone.score ?? 0)) best = { by, undone };
    // Bytes that are valid UTF-8 throughout are so by no accident; the other tables are weighed.
    if (best && by.meant === 'utf-8') return best;
  }
  return best;
}

/** A misreading on the way to another explains nearly all that looks strange. */
const ON_THE_WAY = 0.9;

/** The misreadings, last one first, that turn a text into plain Arabic; null where none do. */
function explained(text: string, rounds: number): Misreading[] | null {
  if (rounds === 0 || !mayBeMisread(text)) return null;
  const runs = runsOf(text);
  const direct = proven(text, runs);
  if (direct)
    return [
      direct.by,
      ...(proven(direct.undone.text) ? (explained(direct.undone.text, rounds - 1) ?? []) : []),
    ];
  for (const by of MISREADINGS) {
    if (by.meant !== 'utf-8') continue;
    const undone = undo(text, runs, by);
    const before = undone.explained >= ON_THE_WAY ? explained(undone.text, rounds - 1) : null;
    if (before) return [by, ...before];
  }
  return null;
}

/** Long texts are explained by their first suspicious runs. */
const WHOLE_CHARS = 20_000;
const SAMPLE_RUNS = 500;

function sampleOf(text: string): string {
  if (text.length <= WHOLE_CHARS) return text;
  const runs: string[] = [];
  const isInRun = (at: number): boolean => text.charCodeAt(at) > 0x7f;
  let end = 0;
  for (const { index } of text.matchAll(ALL_SUSPICIOUS)) {
    if (index < end) continue;
    let start = index;
    while (isInRun(start - 1)) start -= 1;
    end = index + 1;
    while (isInRun(end)) end += 1;
    runs.push(text.slice(Math.max(0, start - 1), end + 1));
    if (runs.length >= SAMPLE_RUNS) break;
  }
  return runs.join(' ');
}

/**
 * Undoes an encoding that was misread before the text came to us: windows-1256 shown as Western letters
 * (`ÇáÚÑÇÞ`), UTF-8 shown as Western or Arabic ones (`Ø§Ù„`, `ط§ظ„`), also more than once. Text that does not come
 * out as plain Arabic is left as it is.
 */
export function mendedText(text: string): Mended {
  const chain = mayBeMisread(text) ? explained(sampleOf(text), ROUNDS) : null;
  if (chain === null) return { text, undone: null };
  return {
    text: chain.reduce((current, by) => undo(current, runsOf(current), by).text, text),
    undone: chain
      .map(({ meant, takenFor }) => `${meant} that was taken for ${takenFor}`)
      .join(', and before '),
  };
}

const DOUBLED_FIRST = /[\u00c2-\u00f4]/;
/** May `undoubled` find anything in a text? */
export const mayBeDoubled = (text: string): boolean => DOUBLED_FIRST.test(text);

const DOUBLED = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]/;

/**
 * Undoes UTF-8 that was read as windows-1252 and written as UTF-8 again (`Ø§Ù„Ø¹Ø±Ø§Ù‚` → `العراق`), a fault of the
 * publisher's own tools. Text that is not wholly such is returned as it is.
 */
export function undoubled(text: string): string {
  if (!DOUBLED.test(text) || /[\u0370-\u1fff\ufffd]/.test(text)) return text;
  return meantBy(text, { meant: 'utf-8', takenFor: 'windows-1252' }) ?? text;
}
