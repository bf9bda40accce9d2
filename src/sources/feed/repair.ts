import { holdsControls } from '../sanitize.ts';
import { joinedPairs, withoutC1 } from './entities.ts';

/** What XML forbids and feeds contain: control characters, U+FFFE and U+FFFF. All else, listed. */
const FORBIDDEN = /[^\t\n\r -~\u0080-\ufffd]/g;

/** `<?xml version="1.0">`: an instruction that ends like a tag would run on to the next `?>`, however far. */
const OPEN_INSTRUCTION = /<\?[^<>?]{0,500}>/g;
const LOOSE_CDATA = /<!\s{0,3}\[\s{0,3}CDATA\s{0,3}\[/gi;

/**
 * Text of a feed → the same without what would hide the rest of it: control characters, instructions, comments
 * and CDATA sections that never end. Linear in the length.
 */
export function repaired(text: string): string {
  const joined = joinedPairs(text);
  const isClean = !holdsControls(joined) && !joined.includes('\ufffe') && !joined.includes('\uffff');
  const clean = isClean ? joined : withoutC1(joined.replaceAll(FORBIDDEN, ''));
  return endCdata(endComment(clean.replaceAll(OPEN_INSTRUCTION, '').replaceAll(LOOSE_CDATA, CDATA)));
}

const CDATA = '<![CDATA[';

/** A comment without end is no comment. */
function endComment(text: string): string {
  if (!text.includes('<!--')) return text;
  const last = text.lastIndexOf('<!--');
  return text.includes('-->', last) ? text : text.slice(0, last) + text.slice(last + 4);
}

/** The end of one entry and the beginning of the next: no text holds both. */
const NEXT_ENTRY = /<\/(item|entry)\s*>\s*<\1[\s>]/gi;

/** The next match at or behind a place, where places come in their order: what lies ahead is searched for once. */
function nextIn(text: string, pattern: RegExp): (from: number) => { start: number; end: number } {
  let found = { start: -1, end: -1 };
  return (from) => {
    if (found.start < from) {
      pattern.lastIndex = from;
      const match = pattern.exec(text);
      const start = match?.index ?? Number.POSITIVE_INFINITY;
      found = { start, end: start + (match?.[0].length ?? 0) };
    }
    return found;
  };
}

/** The element that a CDATA section at `start` stands in. */
const elementAt = (text: string, start: number): string | undefined =>
  /<([\w:.-]{1,60})[^<>]{0,500}>\s{0,200}$/.exec(text.slice(Math.max(0, start - 800), start))?.[1];

/** Ends each CDATA section that runs on into the next entry, or has no end, where its element ends. */
function endCdata(text: string): string {
  if (!text.includes(CDATA)) return text;
  const endFrom = nextIn(text, /\]\]>/g);
  const entryFrom = nextIn(text, NEXT_ENTRY);
  const out: string[] = [];
  let from = 0;
  for (let start = text.indexOf(CDATA); start >= 0; start = text.indexOf(CDATA, from)) {
    const inside = start + CDATA.length;
    const end = endFrom(inside);
    const next = text.indexOf(CDATA, inside);
    const runsOn = next >= 0 && next < end.start && entryFrom(inside).end <= end.start;
    if (Number.isFinite(end.start) && !runsOn) {
      out.push(text.slice(from, end.end));
      from = end.end;
      continue;
    }
    const element = elementAt(text, start);
    const close = element ? text.indexOf(`</${element}`, inside) : -1;
    const stop = close < 0 ? text.length : close;
    out.push(text.slice(from, stop), ']]>');
    from = stop;
  }
  out.push(text.slice(from));
  return out.join('');
}
