/**
 * What normalisation makes of one UTF-16 unit, as a 128 KB table filled as characters are first met.
 * A table value is the unit to write, or one of the four verdicts below. They lie in the surrogate range, which no
 * single unit can fold to.
 */

/** Not looked at yet. */
export const UNKNOWN = 0xd800;
/** Leave out; the unit before it keeps it (vowel signs, tatweel), so that a quoted span shows the word whole. */
export const DROP_WITH_PREVIOUS = 0xd801;
/** Leave out (direction and width controls). */
export const DROP = 0xd802;
/** Becomes several units: see `expansion`. */
const EXPAND = 0xd803;
/** A combining sign that may join the unit before it (و + hamza above = ؤ). */
export const COMBINE = 0xd804;
/** Half of a pair, or alone. */
export const SURROGATE = 0xd805;

/** Vowel signs, Quranic signs and tatweel, and the later Arabic blocks' signs of the same kind. */
const TASHKEEL: readonly (readonly [number, number])[] = [
  [0x0610, 0x061a],
  [0x0640, 0x0640],
  [0x064b, 0x065f],
  [0x0670, 0x0670],
  [0x06d6, 0x06ed],
  [0x0898, 0x089f],
  [0x08ca, 0x08e1],
  [0x08e3, 0x08ff],
];

/** Invisible controls, and the soft hyphen and variation selectors, which are as invisible. */
const INVISIBLE: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x2069],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];

/** Letters written alike or for one another; ء ؤ ئ stay as they are. */
const LETTERS: Readonly<Record<string, string>> = {
  ا: 'أإآٱٲٳ',
  ي: 'ىیےۍ',
  ه: 'ةھہەۀۂۃ',
  ك: 'کگڪ',
  ف: 'ڤ',
  ب: 'پ',
};

/** Signs with one meaning and many shapes. Guillemets keep their direction. */
const SIGNS: Readonly<Record<string, string>> = {
  '"': '“”„‟″❝❞〝〞〟',
  "'": '‘’‚‛′´`❛❜',
  '«': '‹《',
  '»': '›》',
  '-': '‐‑‒–—―−',
  '.': '\u066b',
  ',': '\u066c',
  '%': '\u066a',
  ' ': '\t\v\u1680',
  '\n': '\f\u0085\u2028\u2029',
};

function singles(): Map<number, number> {
  const found = new Map<number, number>();
  for (const table of [LETTERS, SIGNS]) {
    for (const [target, sources] of Object.entries(table)) {
      for (const source of sources) found.set(source.charCodeAt(0), target.charCodeAt(0));
    }
  }
  for (let digit = 0; digit < 10; digit++) {
    found.set(0x0660 + digit, 0x30 + digit);
    found.set(0x06f0 + digit, 0x30 + digit);
  }
  return found;
}

const SINGLES = singles();
const MARK = /^\p{M}$/u;

const inRanges = (ranges: readonly (readonly [number, number])[], code: number): boolean =>
  ranges.some(([from, to]) => code >= from && code <= to);

/** Vowel signs, Quranic signs, tatweel. */
export const isTashkeel = (code: number): boolean => inRanges(TASHKEEL, code);

/** The two spacing hangul jamo groups that compose with the syllable before them. */
const isTrailingJamo = (code: number): boolean => code >= 0x1161 && code <= 0x11c2;

function verdictOf(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return SURROGATE;
  // Madda and the two hamza signs join their letter first (NFKC); only what stays alone is dropped.
  if (code >= 0x0653 && code <= 0x0655) return COMBINE;
  if (isTashkeel(code)) return DROP_WITH_PREVIOUS;
  if (inRanges(INVISIBLE, code)) return DROP;
  const single = SINGLES.get(code);
  if (single !== undefined) return single;
  const char = String.fromCharCode(code);
  if (MARK.test(char) || isTrailingJamo(code)) return COMBINE;
  const expanded = expansion(code);
  if (expanded === '') return DROP_WITH_PREVIOUS;
  return expanded.length === 1 ? expanded.charCodeAt(0) : EXPAND;
}

/** Verdicts by UTF-16 unit; `UNKNOWN` until `foldOf` was asked. */
export const FOLDS = new Uint16Array(0x10000).fill(UNKNOWN);

/** The verdict on one unit, remembered in `FOLDS`. */
export function foldOf(code: number): number {
  const verdict = verdictOf(code);
  FOLDS[code] = verdict;
  return verdict;
}

const expansions = new Map<number, string>();

/**
 * What a code point becomes: its compatibility form (NFKC) with every unit folded. A presentation form of a lone
 * vowel sign decomposes to a space and the sign; that space was never written, so nothing remains. Spacing accents
 * that decompose likewise stay themselves.
 */
export function expansion(codePoint: number): string {
  const known = expansions.get(codePoint);
  if (known !== undefined) return known;
  const char = String.fromCodePoint(codePoint);
  let decomposed = char.normalize('NFKC');
  if (decomposed.length > 1 && decomposed.startsWith(' ')) {
    decomposed = codePoint >= 0xfc00 ? decomposed.slice(1) : char;
  }
  let text = '';
  for (const part of decomposed) text += foldPart(part);
  expansions.set(codePoint, text);
  return text;
}

function foldPart(part: string): string {
  const code = part.codePointAt(0) ?? 0;
  if (isTashkeel(code) || isInvisible(code)) return '';
  const single = SINGLES.get(code);
  return single === undefined ? part : String.fromCharCode(single);
}

/** Controls no reader sees, in any plane. */
const isInvisible = (codePoint: number): boolean =>
  inRanges(INVISIBLE, codePoint) || (codePoint >= 0xe0000 && codePoint <= 0xe01ef);
