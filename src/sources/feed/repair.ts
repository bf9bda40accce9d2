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
  const isClean = !holdsControls(joined) && !/[\ufffe\uffff]/.test(joined);
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

/** Ends a CDATA section that has no end where its element ends: before the next `</` + that element's name. */
function endCdata(text: string): string {
  if (!text.includes(CDATA)) return text;
  const last = text.lastIndexOf(CDATA);
  if (text.includes(']]>', last)) return text;
  const element = /<([\w:.-]{1,60})[^<>]{0,500}>\s{0,200}$/.exec(
    text.slice(Math.max(0, last - 800), last),
  )?.[1];
  const end = element ? text.indexOf(`</${element}`, last) : -1;
  return end < 0 ? `${text}]]>` : `${text.slice(0, end)}]]>${text.slice(end)}`;
}
