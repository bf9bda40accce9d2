import type { NormalText } from './normalize.ts';
import { HASH_START, hashEnd, hashOf, hashWith } from './word-hash.ts';

type TokenKind = 'word' | 'number' | 'punct';

/** A word, a number or one sign. Offsets are UTF-16 units of the normal text, end exclusive. */
export interface Token {
  text: string;
  start: number;
  end: number;
  kind: TokenKind;
  /** Whether white space, or nothing at all, stands before it. */
  spaceBefore: boolean;
  /** Of its text, see `word-hash.ts`. */
  hash: number;
}

/** Where the tokens of a text stand, and each one's hash: what a look-up needs, without a string of any. */
export interface TokenCuts {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  hashes: Int32Array;
  /** Places in `KINDS`, with `SPACED` added where white space, or nothing at all, stands before. */
  kinds: Uint8Array;
}

/** `PUNCT` is 0, so that a sign is told by `kinds[i] & KIND` being so. */
const KINDS: readonly TokenKind[] = ['punct', 'word', 'number'];
const PUNCT = 0;
const WORD = 1;
const NUMBER = 2;
const KIND = 3;
const SPACED = 4;

const UNSEEN = 0;
const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const SIGN = 4;
const SURROGATE = 5;

const WORD_CHAR = /^[\p{L}\p{M}\p{N}]$/u;
const SPACE_CHAR = /^\s$/u;

/** Classes of UTF-16 units, filled as they are first met. */
const CLASSES = new Uint8Array(0x10000);

function classOf(code: number): number {
  let found = SIGN;
  const char = String.fromCharCode(code);
  if (code >= 0x30 && code <= 0x39) found = DIGIT;
  else if (code >= 0xd800 && code <= 0xdfff) found = SURROGATE;
  else if (WORD_CHAR.test(char)) found = LETTER;
  else if (SPACE_CHAR.test(char)) found = SPACE;
  CLASSES[code] = found;
  return found;
}

/** The class of the unit at `at`; space behind the end. */
function classAt(text: string, at: number): number {
  if (at >= text.length) return SPACE;
  const code = text.charCodeAt(at);
  const kind = CLASSES[code] as number;
  return kind === UNSEEN ? classOf(code) : kind;
}

/** A pair is a letter or a sign; a lone half is a sign. */
const pairClass = (text: string, at: number): number => {
  const codePoint = text.codePointAt(at) ?? 0;
  return codePoint > 0xffff && WORD_CHAR.test(String.fromCodePoint(codePoint)) ? LETTER : SIGN;
};

const newCuts = (room: number): TokenCuts => ({
  count: 0,
  starts: new Int32Array(room),
  ends: new Int32Array(room),
  hashes: new Int32Array(room),
  kinds: new Uint8Array(room),
});

/** Every text is cut in this room: taking room of its own for each would cost more than cutting it. */
let shared = newCuts(1_024);

function grow({ starts, ends, hashes, kinds }: TokenCuts): TokenCuts {
  const wider = newCuts(starts.length * 2);
  wider.starts.set(starts);
  wider.ends.set(ends);
  wider.hashes.set(hashes);
  wider.kinds.set(kinds);
  return wider;
}

/**
 * Cuts a normal text into words (runs of letters, marks and numerals of any script), numbers (digits with inner points
 * and commas: 2,500 and 31.12.2021 are one token each) and signs, one each. White space makes no token. Letters and
 * digits written together stay one word (ال55, ب2,500). Linear. What is returned holds until another text is cut.
 */
export function cutTokens(text: string): TokenCuts {
  const length = text.length;
  let cuts = shared;
  let count = 0;
  let spaced = SPACED;
  let i = 0;
  while (i < length) {
    let code = text.charCodeAt(i);
    let kind = CLASSES[code] as number;
    if (kind === UNSEEN) kind = classOf(code);
    if (kind === SPACE) {
      spaced = SPACED;
      i++;
      continue;
    }
    const start = i;
    let hash = HASH_START;
    while (kind === LETTER) {
      hash = hashWith(hash, code);
      i++;
      if (i === length) kind = SPACE;
      else {
        code = text.charCodeAt(i);
        kind = CLASSES[code] as number;
      }
    }
    let label = WORD;
    if (i > start && (kind === SPACE || kind === SIGN)) hash = hashEnd(hash);
    else {
      if (kind === SURROGATE) kind = pairClass(text, i);
      if (i === start && kind === SIGN) {
        label = PUNCT;
        i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
      } else {
        const digits = i === start && kind === DIGIT ? numberEnd(text, i) : 0;
        i = runEnd(text, digits > 0 ? digits : i);
        if (i === digits) label = NUMBER;
      }
      hash = hashOf(text, start, i);
    }
    if (count === cuts.starts.length) cuts = grow(cuts);
    cuts.starts[count] = start;
    cuts.ends[count] = i;
    cuts.hashes[count] = hash;
    cuts.kinds[count] = label | spaced;
    count++;
    spaced = 0;
  }
  cuts.count = count;
  shared = cuts;
  return cuts;
}

/** Whether token `at` is a sign. */
export const isSign = (cuts: TokenCuts, at: number): boolean => ((cuts.kinds[at] as number) & KIND) === PUNCT;

/** The tokens of the normal text, as `cutTokens` cuts them, each with its text; `cuts` where it is cut already. Linear. */
export function tokenize({ text }: NormalText, cuts: TokenCuts = cutTokens(text)): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < cuts.count; i++) {
    const start = cuts.starts[i] as number;
    const end = cuts.ends[i] as number;
    const kind = cuts.kinds[i] as number;
    tokens.push({
      text: text.slice(start, end),
      start,
      end,
      kind: KINDS[kind & KIND] as TokenKind,
      spaceBefore: kind >= SPACED,
      hash: cuts.hashes[i] as number,
    });
  }
  return tokens;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** End of the digits at `at`, over single points and commas between digits. */
function numberEnd(text: string, at: number): number {
  let i = at + 1;
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) i++;
    else if ((code === 0x2e || code === 0x2c) && isDigit(text.charCodeAt(i + 1))) i += 2;
    else break;
  }
  return i;
}

/** End of the run of letters and numbers at `at`. */
function runEnd(text: string, at: number): number {
  let i = at;
  for (;;) {
    const kind = classAt(text, i);
    if (kind === LETTER) i++;
    else if (kind === DIGIT) i = numberEnd(text, i);
    else if (kind === SURROGATE && pairClass(text, i) === LETTER) i += 2;
    else return i;
  }
}
