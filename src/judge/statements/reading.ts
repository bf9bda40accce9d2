import type { Token } from '../../arabic/tokens.ts';
import type { FactionEntry, PersonEntry } from './lexicon.ts';
import type { Mention, MentionIndex } from './mentions.ts';
import { WORD, type Words } from './words.ts';

/** A stretch of tokens, end exclusive. */
export interface TokenSpan {
  first: number;
  end: number;
}

/** Who is the subject of a verb, or the owner of a text. */
export interface Subject {
  /** `other` is anyone who does not speak for a faction; `none` means that no subject is written here. */
  side: 'faction' | 'other' | 'none';
  faction: FactionEntry | null;
  shown: string;
  person: PersonEntry | null;
  /** Name of a person the lexicon does not know. */
  name: TokenSpan | null;
  role: TokenSpan | null;
  /** The bare name of the group speaks, no person or role holder. */
  group: boolean;
  /** Speaks for a wing of party and parliament. */
  party: boolean;
  /** First token after the subject. */
  end: number;
}

export interface Reading {
  tokens: readonly Token[];
  mentions: MentionIndex;
  words: Words;
  /** Exclusive end of the sentence. */
  limit: number;
  /** The faction named last before this place, for زعيمها, مكتبه السياسي. */
  lastFaction: { faction: FactionEntry; shown: string } | null;
}

export const OPENING = new Set(['«', '"', "'", '(', '“']);

export const QUOTE_MARKS = new Set(['«', '»', '"', "'", '“', '”']);

export const MAX_PHRASE_WORDS = 6;

/** A subject that speaks for no faction. */
export const nobody = (side: 'other' | 'none', end: number): Subject => ({
  side,
  faction: null,
  shown: '',
  person: null,
  name: null,
  role: null,
  group: false,
  party: false,
  end,
});

export const textAt = (reading: Reading, at: number): string =>
  at < reading.limit ? (reading.tokens[at]?.text ?? '') : '';

export const has = (reading: Reading, at: number, flag: number): boolean =>
  (reading.words.infoOf(textAt(reading, at)).classes & flag) !== 0;

/** ب ل ك before a name put it out of a subject's place. */
export const isObject = (mention: Mention): boolean => /[بلك]/.test(mention.proclitic);

/** Nothing that could be a subject: a complement, a sign, a preposition. */
export function isEnd(reading: Reading, at: number): boolean {
  const text = textAt(reading, at);
  if (text === '' || reading.tokens[at]?.kind === 'punct') return true;
  const info = reading.words.infoOf(text);
  if ((info.classes & (WORD.COMPLEMENTIZER | WORD.NEGATION)) !== 0) return true;
  return (info.classes & WORD.PREPOSITION) !== 0 || PREPOSITIONS.has(text);
}

/** Folded, with و allowed before by the caller's word list only. */
export const PREPOSITIONS = new Set(
  'في من علي الي عن عبر خلال ضمن مع ضد لدي بعد قبل حول بشان ازاء منذ حتي اثر عقب بسبب وسط امام تحت فوق بين نحو دون باتجاه لصالح عليه عليها اليه اليها فيه فيها به بها له لها'.split(
    ' ',
  ),
);

/** Past a closing quote after a name. */
export const closed = (reading: Reading, at: number): number =>
  QUOTE_MARKS.has(textAt(reading, at)) || textAt(reading, at) === ')' ? at + 1 : at;

/** العراقية, الموالية لإيران, (PKK) after a faction's name. */
export function pastAdjectives(reading: Reading, at: number): number {
  let i = at;
  for (let steps = 0; steps < 4; steps++) {
    const text = textAt(reading, i);
    if (text === '(') {
      let close = i + 1;
      while (close < i + MAX_PHRASE_WORDS && close < reading.limit && textAt(reading, close) !== ')') close++;
      if (textAt(reading, close) !== ')') return i;
      i = close + 1;
    } else if (has(reading, i, WORD.ADJECTIVE)) i++;
    else return i;
  }
  return i;
}

export const closedComma = (reading: Reading, at: number): number =>
  textAt(reading, at) === '،' || textAt(reading, at) === ')' ? at + 1 : at;
