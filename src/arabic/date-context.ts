import type { CivilDay } from './calendar.ts';
import type { NormalText } from './normalize.ts';
import type { TimeWord } from './time-words.ts';
import type { Token } from './tokens.ts';

/** A date known to the year, the month or the day. */
export interface PartialDate {
  year: number;
  month: number | null;
  day: number | null;
}

/** How the text ties an event to the date: by it, on it, after it, up to it from now, from it on. */
export type DateRelation = 'before' | 'on' | 'after' | 'within' | 'since';

/** What the readers of dates share about one text. */
export interface DateContext {
  normal: NormalText;
  tokens: readonly Token[];
  /** The time word each token is, if any. */
  words: readonly (TimeWord | undefined)[];
  /** The day of publication; relative dates need it. */
  anchor: CivilDay | null;
  /** Its Hijri year, once it was asked for. */
  anchorHijriYear?: number;
  /** The month last named, for "the fifteenth of it". */
  lastMonth: { year: number; month: number } | null;
}

/** What a reader made of the tokens from some index up to `endToken`, exclusive. */
export interface DateReading {
  date: PartialDate;
  endToken: number;
  /** Where the words before the first token belong to the expression, as for durations. */
  firstToken?: number;
  /** The last day of the month that may be meant, where it is not the month's own: مطلع الشهر is over after the 10th. */
  lastDay?: number;
  /** Where the reader knows better than the preposition before it. */
  relation?: DateRelation;
}

/** The normalised token at an index, '' beyond the ends. */
export const textAt = (context: DateContext, at: number): string => context.tokens[at]?.text ?? '';
