import type { Field } from './verdict.ts';

/** Where in an article words stand. */
export const ZONES = ['headline', 'lead', 'body'] as const;
export type Zone = (typeof ZONES)[number];

/** A wire's lead is rarely longer. */
const LEAD_CHARACTERS = 350;

/** Where the lead of a text ends (UTF-16 offset): with its first paragraph, at the latest after 350 characters. */
export function leadEnd(text: string): number {
  const paragraph = text.trimEnd().indexOf('\n', text.search(/\S/));
  return Math.min(LEAD_CHARACTERS, paragraph < 0 ? LEAD_CHARACTERS : paragraph);
}

/** Where an offset of a field stands, in an article the lead of whose text ends at `end`. */
export const zoneAt = (field: Field, offset: number, end: number): Zone =>
  field === 'title' ? 'headline' : offset < end ? 'lead' : 'body';
