// Which encodings are taken for which, and what such text looks like.
import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** What the bytes were, and what they were taken for. */
export interface Misreading {
  meant: 'utf-8' | 'windows-1256' | 'iso-8859-6';
  takenFor: string;
  /** Its letters are those of a living script: they are believed unless nobody writes that script so. */
  unlike?: RegExp;
}

/** Cyrillic in which a capital stands behind a small letter, as hardly in any word but in most Arabic ones so misread. */
const MIXED_CASE = /[\u0430-\u044f][\u0410-\u042f]/;

/** UTF-8 first: bytes that are valid UTF-8 are so by no accident. */
export const MISREADINGS: readonly Misreading[] = [
  { meant: 'utf-8', takenFor: 'windows-1252' },
  { meant: 'utf-8', takenFor: 'windows-1256' },
  { meant: 'utf-8', takenFor: 'macintosh' },
  { meant: 'utf-8', takenFor: 'windows-1251' },
  { meant: 'utf-8', takenFor: 'koi8-r' },
  { meant: 'utf-8', takenFor: 'cp850' },
  { meant: 'utf-8', takenFor: 'cp437' },
  { meant: 'windows-1256', takenFor: 'windows-1252' },
  { meant: 'windows-1256', takenFor: 'windows-1254' },
  { meant: 'windows-1256', takenFor: 'windows-1250' },
  { meant: 'windows-1256', takenFor: 'macintosh' },
  { meant: 'windows-1256', takenFor: 'windows-1251', unlike: MIXED_CASE },
  { meant: 'windows-1256', takenFor: 'koi8-r', unlike: MIXED_CASE },
  { meant: 'iso-8859-6', takenFor: 'windows-1252' },
];

/**
 * Letters that such texts are made of, two in a row; most texts hold none and are not looked at further. What also
 * ends a clause of plain Arabic (`الدفاع،`) counts only where no space follows it. Several searches, and a cheap one
 * before the last, are quicker than one.
 */
const WESTERN =
  /[\u00c0-\u00ff\u0178\u0152\u0153][\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;
const CYRILLIC =
  /[\u0428-\u042b][\u00a0-\u00bb\u0401-\u040f\u0451-\u045f\u0490\u0491\u2013-\u203a\u20ac\u2116\u2122]|[\u0437\u0448\u044b\u044c][\u2219\u221a\u2248\u2264\u2265\u2320\u2321\u2500-\u25a0]/;
const BOXES = /\u251c|[\u2500-\u256c]{2}/;
const NO_LETTER_BEHIND = /[\u0637-\u063a][^\0-\u007f\u0621-\u0652]/g;
const ARABIC =
  /[\u0637-\u063a](?:[\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf\u0152-\u0192\u02c6\u20ac\u2122\u067e\u0686\u0698\u06a9\u06af\u06ba\u06be\u0679\u0688\u0691\u200c\u200d]|[\u00a0\u00ab\u00bb\u2013-\u203a\u060c\u061b\u061f](?=[^\0-\u007f]))/;
/** ARABIC, where the cheap search has found what it begins with. */
const ARABIC_HERE = new RegExp(ARABIC, 'y');

function looksLikeArabic(text: string): boolean {
  for (const { index } of text.matchAll(NO_LETTER_BEHIND)) {
    ARABIC_HERE.lastIndex = index;
    if (ARABIC_HERE.test(text)) return true;
  }
  return false;
}
/** May a text hold any? */
export const mayBeMisread = (text: string): boolean =>
  WESTERN.test(text) ||
  CYRILLIC.test(text) ||
  MIXED_CASE.test(text) ||
  BOXES.test(text) ||
  looksLikeArabic(text);

/**
 * What À to ÿ, Œ and Ÿ, Cyrillic and boxes begin with in UTF-8: all of the above but the last, and what `mayBeDoubled`
 * looks for. Node finds a byte at many times the speed of an expression.
 */
const FIRST_BYTES = [0xc3, 0xc5, 0xd0, 0xd1, Buffer.from([0xe2, 0x94]), Buffer.from([0xe2, 0x95])];

/** May a text that was UTF-8 in these bytes be misread, or doubled (mojibake.ts)? True also of some that are neither. */
export function mayBeStrange(text: string, bytes: Uint8Array): boolean {
  const utf8 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return FIRST_BYTES.some((one) => utf8.includes(one)) || looksLikeArabic(text);
}
/** The same at once, for short texts. */
export const SUSPICIOUS = new RegExp(
  `${WESTERN.source}|${CYRILLIC.source}|${MIXED_CASE.source}|${BOXES.source}|${ARABIC.source}`,
);
/** What a long text is judged by. Of Cyrillic every word counts: the mixed ones alone would say nothing of the rest. */
export const ALL_SUSPICIOUS = new RegExp(`${SUSPICIOUS.source}|[\\u0400-\\u04ff]{3}`, 'g');

/**
 * Does a text read as people write Cyrillic, words of one case or with a capital at their head? A few words of it are
 * letters that are frequent in Arabic throughout.
 */
export function isWrittenCyrillic(text: string): boolean {
  const words = text.match(/[\u0400-\u04ff]{3,}/g) ?? [];
  const mixed = words.filter((word) => MIXED_CASE.test(word)).length;
  const high = text.match(/\P{ASCII}/gu)?.length ?? 0;
  return words.join('').length * 2 > high && mixed * 3 < words.length;
}

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
  for (let byte = 0; byte <= 0xff; byte += 1) table.set(byte, byte);
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
export function meantBy(run: string, { meant, takenFor }: Misreading): string | null {
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
