import type { NormalText } from './normalize.ts';

type TokenKind = 'word' | 'number' | 'punct';

/** A word, a number or one sign. Offsets are UTF-16 units of the normal text, end exclusive. */
export interface Token {
  text: string;
  start: number;
  end: number;
  kind: TokenKind;
  /** Whether white space, or nothing at all, stands before it. */
  spaceBefore: boolean;
}

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

/** A pair is a letter or a sign; a lone half is a sign. */
const pairClass = (text: string, at: number): number => {
  const codePoint = text.codePointAt(at) ?? 0;
  return codePoint > 0xffff && WORD_CHAR.test(String.fromCodePoint(codePoint)) ? LETTER : SIGN;
};

/**
 * Splits the normal text into words (runs of letters, marks and numerals of any script), numbers (digits with inner
 * points and commas: 2,500 and 31.12.2021 are one token each) and signs, one each. White space makes no token.
 * Letters and digits written together stay one word (ال55, ب2,500). Linear.
 */
export function tokenize(normal: NormalText): Token[] {
  const text = normal.text;
  const length = text.length;
  const tokens: Token[] = [];
  let spaceBefore = true;
  let i = 0;
  while (i < length) {
    const code = text.charCodeAt(i);
    let kind = CLASSES[code] as number;
    if (kind === UNSEEN) kind = classOf(code);
    if (kind === SPACE) {
      spaceBefore = true;
      i++;
      continue;
    }
    const start = i;
    let label: TokenKind = 'word';
    if (kind === SURROGATE) kind = pairClass(text, i);
    if (kind === SIGN) {
      label = 'punct';
      i += (text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
    } else {
      if (kind === DIGIT) {
        i = numberEnd(text, i);
        label = 'number';
      }
      const wordEnd = runEnd(text, i);
      if (wordEnd > i) label = 'word';
      i = wordEnd;
    }
    tokens.push({ text: text.slice(start, i), start, end: i, kind: label, spaceBefore });
    spaceBefore = false;
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
  while (i < text.length) {
    const code = text.charCodeAt(i);
    let kind = CLASSES[code] as number;
    if (kind === UNSEEN) kind = classOf(code);
    if (kind === LETTER) i++;
    else if (kind === DIGIT) i = numberEnd(text, i);
    else if (kind === SURROGATE && pairClass(text, i) === LETTER) i += 2;
    else break;
  }
  return i;
}
