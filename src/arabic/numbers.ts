import { type NumberWord, numberWord } from './number-words.ts';
import type { Token } from './tokens.ts';

/** A number read off tokens; `endToken` is exclusive. */
export interface NumberReading {
  value: number;
  /** الخامس عشر, العشرين: a place in a row. */
  ordinal: boolean;
  endToken: number;
}

const THOUSANDS = /^\d{1,3}(?:[.,]\d{3})+$/;
const DECIMAL = /^\d+[.,]\d+$/;
const PREFIXED_DIGITS = /^(?:[وف]?(?:[بلك]?(?:ال)?|لل))(\d[\d.,]*)$/;
const LONGEST_DIGITS = 15;

/** The value of digits with separators: 2,500 and 2.500 are thousands, 2.5 is a fraction; null for others. */
export function digitsValue(text: string): number | null {
  if (text.length > LONGEST_DIGITS) return null;
  if (/^\d+$/.test(text)) return Number(text);
  if (THOUSANDS.test(text)) return Number(text.replaceAll(/[.,]/g, ''));
  if (DECIMAL.test(text)) return Number(text.replace(',', '.'));
  return null;
}

/** The number that begins at token `at`: digits (a prefix written to them included) or words, with their scale. */
export function readNumber(tokens: readonly Token[], at: number): NumberReading | null {
  const token = tokens[at];
  if (!token || token.kind === 'punct') return null;
  const digits = token.kind === 'number' ? token.text : PREFIXED_DIGITS.exec(token.text)?.[1];
  if (digits === undefined) return readWords(tokens, at);
  const value = digitsValue(digits);
  if (value === null) return null;
  const scale = numberWord(tokens[at + 1]?.text ?? '');
  if (scale?.kind === 'scale' && !joinedByAnd(tokens[at + 1]?.text ?? '')) {
    return { value: value * scale.value, ordinal: false, endToken: at + 2 };
  }
  return { value, ordinal: false, endToken: at + 1 };
}

const joinedByAnd = (text: string): boolean => text.startsWith('و') && !text.startsWith('واحد');

/** ثلاثة آلاف وخمسمئة واثنان وعشرون: parts join by و as long as each is smaller than the last one allows. */
function readWords(tokens: readonly Token[], at: number): NumberReading | null {
  const first = numberWord(tokens[at]?.text ?? '');
  if (!first) return null;
  let total = 0;
  let group = first.value;
  let last: NumberWord = first;
  let ordinal = first.ordinal;
  let room = roomBelow(first);
  let i = at + 1;
  for (; i < tokens.length; i++) {
    const text = tokens[i]?.text ?? '';
    const word = numberWord(text);
    if (!word) break;
    if (joinedByAnd(text)) {
      const tensAfterUnit = last.kind === 'unit' && word.kind === 'tens';
      if (word.value >= room && !tensAfterUnit) break;
      group += word.value;
      room = Math.min(room, roomBelow(word));
      ordinal ||= word.ordinal;
    } else if (last.kind === 'unit' && word.kind === 'ten' && !word.ordinal) {
      group += 10;
      room = 0;
    } else if (last.kind === 'unit' && word.value === 100 && last.value > 2) {
      group += last.value * 99;
      room = 100;
    } else if (word.kind === 'scale' && last.kind !== 'scale' && !first.ordinal) {
      total += group * word.value;
      group = 0;
      room = word.value;
    } else break;
    last = word;
  }
  return { value: total + group, ordinal, endToken: i };
}

/** What may still be added after a word: a hundred leaves room for less than a hundred. */
function roomBelow(word: NumberWord): number {
  if (word.kind === 'hundreds') return 100;
  if (word.kind === 'scale') return word.value >= 1e9 ? 1e9 : word.value >= 1e6 ? 1e6 : 1000;
  return 0;
}
