/**
 * A part of the names of features, with numbers to know it by: those of a name of two parts come of theirs, so that a
 * score looks up its weight without putting the name together.
 */
export interface NamePart {
  text: string;
  /** Two polynomial hashes of its UTF-16 units. */
  hash: number;
  check: number;
  /** What they multiply the hashes of the part before it by. */
  shift: number;
  checkShift: number;
}

const FACTOR = 0x01000193;
const CHECK_FACTOR = 0x9e3779b1;

/** The part of a text that is not asked for again. */
export function newPart(text: string): NamePart {
  let [hash, check, shift, checkShift] = [0, 0, 1, 1];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i) + 1;
    hash = (Math.imul(hash, FACTOR) + unit) | 0;
    check = (Math.imul(check, CHECK_FACTOR) + unit) | 0;
    shift = Math.imul(shift, FACTOR);
    checkShift = Math.imul(checkShift, CHECK_FACTOR);
  }
  return { text, hash, check, shift, checkShift };
}

const KNOWN = new Map<string, NamePart>();
const MOST_KNOWN = 50_000;

/** The part of a text; remembered, since names repeat. */
export function partOf(text: string): NamePart {
  let part = KNOWN.get(text);
  if (part === undefined) {
    part = newPart(text);
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
    KNOWN.set(text, part);
  }
  return part;
}

/** The hash of the name of two parts. */
export const hashOfBoth = (first: NamePart, second: NamePart): number =>
  (Math.imul(first.hash, second.shift) + second.hash) | 0;

/** Its second hash. */
export const checkOfBoth = (first: NamePart, second: NamePart): number =>
  (Math.imul(first.check, second.checkShift) + second.check) | 0;

/** What features know a word by: its light stem (`#` for a number) and the class of that stem, where it has one. */
export interface Stem extends NamePart {
  kind: NamePart | undefined;
}
