// Text that some program before us read in the wrong encoding and wrote on. Mended where the result is plainly
// Arabic, run by run (a run is what stands between two ASCII characters), so that right text beside it stays.
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** A text, and in words what was undone; null where nothing was. */
export interface Mended {
  text: string;
  undone: string | null;
}

/** What the bytes were, and what they were taken for. */
interface Misreading {
  meant: 'utf-8' | 'windows-1256' | 'iso-8859-6';
  takenFor: string;
}

/** UTF-8 first: bytes that are valid UTF-8 are so by no accident. */
const MISREADINGS: readonly Misreading[] = [
  { meant: 'utf-8', takenFor: 'windows-1252' },
  { meant: 'utf-8', takenFor: 'windows-1256' },
  { meant: 'utf-8', takenFor: 'macintosh' },
  { meant: 'utf-8', takenFor: 'windows-1251' },
  { meant: 'utf-8', takenFor: 'cp850' },
  { meant: 'utf-8', takenFor: 'cp437' },
  { meant: 'windows-1256', takenFor: 'windows-1252' },
  { meant: 'windows-1256', takenFor: 'windows-1254' },
  { meant: 'windows-1256', takenFor: 'windows-1250' },
  { meant: 'windows-1256', takenFor: 'macintosh' },
  { meant: 'iso-8859-6', takenFor: 'windows-1252' },
];

/**
 * Letters that such texts are made of, two in a row; most texts hold none and are not looked at further. What also
 * ends a clause of plain Arabic (`الدفاع،`) counts only where no space follows it. Four searches, and a cheap one
 * before the last, are quicker than one.
 */
const WESTERN =
  /[\u00c0-\u00ff\u0178\u0152\u0153][\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;
const CYRILLIC =
  /[\u0428-\u042b][\u00a0-\u00bb\u0401-\u040f\u0451-\u045f\u0490\u0491\u2013-\u203a\u20ac\u2116\u2122]/;
const BOXES = /\u251c|[\u2500-\u256c]{2}/;
const NO_LETTER_BEHIND = /[\u0637-\u063a][^\0-\u007f\u0621-\u0652]/;
const ARABIC =
  /[\u0637-\u063a](?:[\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf\u0152-\u0192\u02c6\u20ac\u2122\u067e\u0686\u0698\u06a9\u06af\u06ba\u06be\u0679\u0688\u0691\u200c\u200d]|[\u00a0\u00ab\u00bb\u2013-\u203a\u060c\u061b\u061f](?=[^\0-\u007f]))/;
/** May a text hold any? */
export const mayBeMisread = (text: string): boolean =>
  WESTERN.test(text) ||
  CYRILLIC.test(text) ||
  BOXES.test(text) ||
  (NO_LETTER_BEHIND.test(text) && ARABIC.test(text));
/** The same at once, for short texts. */
const SUSPICIOUS = new RegExp(`${WESTERN.source}|${CYRILLIC.source}|${BOXES.source}|${ARABIC.source}`);
const ALL_SUSPICIOUS = new RegExp(SUSPICIOUS, 'g');
const RUN = /[^\p{ASCII}]+/gu;
const LETTER = /[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]/g;
const COMMON = /[اليمنرتوبدعسفةقهك]/g;

/** A run this long that comes out as Arabic letters speaks for a misreading; so many of them prove it. */
const TELLING_LETTERS = 3;
const ENOUGH_LETTERS = 6;
const COMMON_SHARE = 0.55;
/** Rounds: text may have been misread more than once. */
const ROUNDS = 3;

const decoders = new Map<string, InstanceType<typeof TextDecoder>>();
function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  const known = decoders.get(charset);
  if (known) return known;
  const decoder = new TextDecoder(charset);
  decoders.set(charset, decoder);
  return decoder;
}

const tables = new Map<string, Map<number, number>>();
/** The byte of each character in a one-byte encoding. C1 controls stand for the bytes that have no character. */
function bytesOf(charset: string): Map<number, number> {
  const known = tables.get(charset);
  if (known) return known;
  const table = new Map<number, number>();
  for (let byte = 0x80; byte <= 0xff; byte += 1) table.set(byte, byte);
  for (let byte = 0x80; byte <= 0xff; byte += 1) {
    const letter = iconv.decode(Buffer.from([byte]), charset).codePointAt(0);
    if (letter !== undefined && letter !== 0xfffd) table.set(letter, byte);
  }
  // What a decoder gave up on is 0x81 before all else: the second byte of ف.
  table.set(0xfffd, 0x81);
  tables.set(charset, table);
  return table;
}

/** The run as it was meant, or null where the misreading does not explain it. */
function meantBy(run: string, { meant, takenFor }: Misreading): string | null {
  const table = bytesOf(takenFor);
  const bytes = new Uint8Array(run.length);
  for (let at = 0; at < run.length; at += 1) {
    const byte = table.get(run.charCodeAt(at));
    if (byte === undefined) return null;
    bytes[at] = byte;
  }
  // A look is cheap and a decoder's error costly: thousands of runs that are none of it would take seconds.
  if (meant === 'utf-8') return isUtf8(bytes) ? decoderOf(meant).decode(bytes) : null;
  const text = decoderOf(meant).decode(bytes);
  return text.includes('\ufffd') ? null : text;
}

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
  /** Share of the strange runs that it explains. */
  explained: number;
}

/** The text with one misreading undone wherever it explains a run. */
function undo(text: string, misreading: Misreading): Undone {
  const isSure = misreading.meant === 'utf-8';
  const mended = new Map<number, string>();
  let telling = '';
  let strange = 0;
  let strangeRuns = 0;
  for (const match of text.matchAll(RUN)) {
    const [run] = match;
    if (SUSPICIOUS.test(run)) strangeRuns += 1;
    if (!isSure && isInWord(text, match.index, match.index + run.length)) continue;
    const meant = meantBy(run, misreading);
    if (meant === null || meant === run) continue;
    const letters = lettersIn(meant);
    // What is right as it stands, Arabic letters or a dash, becomes nothing better.
    if (!isSure && (letters === 0 || lettersIn(run) * 2 > run.length)) continue;
    mended.set(match.index, meant);
    if (letters >= TELLING_LETTERS && letters * 2 > meant.length) telling += meant;
    else if (letters < TELLING_LETTERS && !isSure && run.length >= TELLING_LETTERS) strange += run.length;
  }
  const letters = lettersIn(telling);
  const share = (telling.match(COMMON)?.length ?? 0) / Math.max(1, letters);
  const isProven = letters >= ENOUGH_LETTERS && share >= COMMON_SHARE && strange <= letters;
  return {
    text: mended.size === 0 ? text : text.replaceAll(RUN, (run, at: number) => mended.get(at) ?? run),
    score: isProven ? share : 0,
    explained: mended.size / Math.max(1, strangeRuns),
  };
}

/** The misreading that alone turns a text into plain Arabic; null where none does. */
function proven(text: string): { by: Misreading; undone: Undone } | null {
  let best: { by: Misreading; undone: Undone } | null = null;
  for (const by of MISREADINGS) {
    const undone = undo(text, by);
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
  const direct = proven(text);
  if (direct)
    return [
      direct.by,
      ...(proven(direct.undone.text) ? (explained(direct.undone.text, rounds - 1) ?? []) : []),
    ];
  for (const by of MISREADINGS) {
    if (by.meant !== 'utf-8') continue;
    const undone = undo(text, by);
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
    text: chain.reduce((current, by) => undo(current, by).text, text),
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
  if (!DOUBLED.test(text) || /[\u0370-\u1fff]/.test(text)) return text;
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const byte = code <= 0xff ? code : (iconv.encode(letter, 'windows-1252')[0] ?? 0x3f);
    if (code > 0xff && byte === 0x3f) return text;
    bytes.push(byte);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}
