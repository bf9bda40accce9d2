import type { Field } from './verdict.ts';

/** Where in an article words stand. */
export const ZONES = ['headline', 'lead', 'body'] as const;
export type Zone = (typeof ZONES)[number];

/** A wire's lead is rarely longer. */
const LEAD_CHARACTERS = 350;

/** Fewer words say nothing by themselves, unless they end as a sentence does. */
const FEW_WORDS = 3;

/** The signs that end a line, emoji behind them included, are looked for in so many characters. */
const TAIL_CHARACTERS = 60;

/** Is a text's beginning, up to a line break, only who speaks or what kind of news follows: «عاجل», «القسام:», flags? */
function isLabel(opening: string): boolean {
  const tail = opening.slice(-TAIL_CHARACTERS);
  if (/[:：]\P{L}*$/u.test(tail)) return true;
  return !/[.!?؟]\P{L}*$/u.test(tail) && (opening.match(/\p{L}+/gu) ?? []).length < FEW_WORDS;
}

/**
 * Where the lead of a text ends (UTF-16 offset): with the first paragraph that says something, at the latest after 350
 * characters.
 */
export function leadEnd(text: string): number {
  const end = openingEnd(text.slice(0, LEAD_CHARACTERS));
  return end < 0 ? LEAD_CHARACTERS : end;
}

/** Where the first lines end that say something, labels before them included; -1 where no line break is behind such. */
export function openingEnd(text: string): number {
  let end = text.indexOf('\n');
  while (end >= 0 && isLabel(text.slice(0, end))) end = text.indexOf('\n', end + 1);
  return end;
}

/** Where an offset of a field stands, in an article the lead of whose text ends at `end`. */
export const zoneAt = (field: Field, offset: number, end: number): Zone =>
  field === 'title' ? 'headline' : offset < end ? 'lead' : 'body';
