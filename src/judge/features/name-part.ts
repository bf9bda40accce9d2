import { Recent } from '../../lib/recent.ts';

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

const KNOWN = new Recent<NamePart>(8_000);

/** The part of a text; remembered, since names repeat. */
export function partOf(text: string): NamePart {
  let part = KNOWN.get(text);
  if (part === undefined) {
    part = newPart(text);
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
  /** Of which it is the stem; '' of what stands beyond a sentence. */
  word: string;
  kind: NamePart | undefined;
}

type Value = string | number | undefined | NamePart;

/** A name put together of parts: its numbers at once, its text when somebody asks for it. */
export class Name {
  readonly hash: number;
  readonly check: number;
  readonly #texts: readonly string[];
  readonly #values: readonly Value[];

  constructor(literals: readonly NamePart[], texts: readonly string[], values: readonly Value[]) {
    let hash = 0;
    let check = 0;
    for (let i = 0; i < literals.length; i++) {
      const literal = literals[i] as NamePart;
      hash = (Math.imul(hash, literal.shift) + literal.hash) | 0;
      check = (Math.imul(check, literal.checkShift) + literal.check) | 0;
      if (i === values.length) break;
      const value = values[i];
      const part = typeof value === 'object' ? value : partOf(String(value));
      hash = (Math.imul(hash, part.shift) + part.hash) | 0;
      check = (Math.imul(check, part.checkShift) + part.check) | 0;
    }
    this.hash = hash;
    this.check = check;
    this.#texts = texts;
    this.#values = values;
  }

  get text(): string {
    const values = this.#values.map((value) => (typeof value === 'object' ? value.text : String(value)));
    return String.raw({ raw: this.#texts }, ...values);
  }
}

/** The parts of each template's own texts. */
const LITERALS = new WeakMap<readonly string[], readonly NamePart[]>();

/** A template of a feature's name. Values are of a small vocabulary, or stems, whose parts are remembered. */
export function named(texts: TemplateStringsArray, ...values: readonly Value[]): Name {
  let literals = LITERALS.get(texts);
  if (literals === undefined) {
    literals = texts.map(newPart);
    LITERALS.set(texts, literals);
  }
  return new Name(literals, texts, values);
}
