import type { Finding } from '../../model/reading.ts';

/** The element a feed is, with its attributes, within the first characters. */
const WHOLE = /<((?:[\w-]{1,20}:)?(?:rss|feed|rdf|channel))(?:\s[^<>]{0,4000})?>/i;
const START_CHARS = 8_000;

/**
 * Does the end of an XML feed's text never come, as where a transfer broke off? What came is read all the same, but the
 * last entry may be half, and those after it are missing.
 */
export function cutOff(xml: string): Finding[] {
  const [opening, name] = WHOLE.exec(xml.slice(0, START_CHARS)) ?? [];
  if (opening === undefined || opening.endsWith('/>')) return [];
  const end = `</${name}`;
  const isThere =
    xml.includes(end, xml.length - START_CHARS) || xml.toLowerCase().includes(end.toLowerCase());
  return isThere
    ? []
    : [{ kind: 'damaged', detail: `cut off: ${end}> is missing at its end; the last entry may be half` }];
}

/** The same of a JSON Feed, whose last brackets are missing. */
export const cutOffJson = (json: string): Finding[] =>
  /[}\]]\s*\)?\s*;?\s*$/.test(json.slice(-100))
    ? []
    : [{ kind: 'damaged', detail: 'cut off: its last bracket is missing; the last entry may be half' }];
