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

/** A line that breaks off so goes on in the next: «مشاهد من عملية … بتاريخ», on a date and a line break. */
const GOES_ON =
  /(?:^|[\s:])(?:بتاريخ(?:\s*[\d/.-]+)?|مشاهد|لقطات|في|من|إلى|على|عن|مع|بين|خلال|بعد|قبل|عند)\s*$/u;

/** So does a line before its own colon. */
const OF_THE_LINE_BEFORE = /^\s*[:：]/u;

/** What a text begins with before it says anything. */
const INVOCATION = /^\P{L}*بسم الله(?: الرحمن الرحيم)?\P{L}*$/u;

/** Does what a text begins with, up to a line break at `end`, say something by itself? */
function saysSomething(text: string, end: number): boolean {
  const opening = text.slice(0, end);
  return !(
    isLabel(opening) ||
    GOES_ON.test(opening.slice(-TAIL_CHARACTERS)) ||
    OF_THE_LINE_BEFORE.test(text.slice(end, end + TAIL_CHARACTERS)) ||
    INVOCATION.test(opening)
  );
}

/** Where the first paragraph that says something ends (UTF-16 offset), at the latest after 350 characters. */
export function openingParagraphEnd(text: string): number {
  const end = openingEnd(text.slice(0, LEAD_CHARACTERS));
  return end < 0 ? LEAD_CHARACTERS : end;
}

/** A text of so many lines, no longer than a lead, is all lead: nothing stands deep in it. */
const FEW_LINES = 3;

const isShort = (text: string): boolean =>
  text.length <= LEAD_CHARACTERS &&
  text.split('\n').filter((line) => /\p{L}/u.test(line)).length <= FEW_LINES;

/** Where the lead of a text ends: with its opening paragraph, of a few short lines at their end. */
export const leadEnd = (text: string): number => (isShort(text) ? text.length : openingParagraphEnd(text));

/**
 * Where the first lines end that say something, labels before them and what a line that breaks off goes on with
 * included; -1 where no line break is behind such.
 */
export function openingEnd(text: string): number {
  let end = text.indexOf('\n');
  while (end >= 0 && !saysSomething(text, end)) end = text.indexOf('\n', end + 1);
  return end;
}

/** Where an offset of a field stands, in an article the lead of whose text ends at `end`. */
export const zoneAt = (field: Field, offset: number, end: number): Zone =>
  field === 'title' ? 'headline' : offset < end ? 'lead' : 'body';
