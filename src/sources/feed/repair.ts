import { withoutC1 } from './entities.ts';

/** What XML forbids and feeds contain: control characters, half a surrogate pair, U+FFFE and U+FFFF. */
const FORBIDDEN = /(?![\t\n\r\u0080-\u009f])[\p{Cc}\ufffe\uffff]/gu;

/**
 * Text of a feed → the same without what would swallow the rest of it: control characters, CDATA nested in CDATA or
 * never ended, an internal DTD subset (whose harmless entities the caller reads first). Linear in the length.
 */
export function repaired(text: string): string {
  return endCdata(withoutC1(text.replaceAll(FORBIDDEN, '')));
}

const CDATA = '<![CDATA[';

/** Ends a CDATA section that has no end where its element ends: before the next `</` + that element's name. */
function endCdata(text: string): string {
  const last = text.lastIndexOf(CDATA);
  if (last < 0 || text.indexOf(']]>', last) >= 0) return text;
  const element = /<([\w:.-]{1,60})[^<>]{0,500}>\s{0,200}$/.exec(
    text.slice(Math.max(0, last - 800), last),
  )?.[1];
  const end = element ? text.indexOf(`</${element}`, last) : -1;
  return end < 0 ? `${text}]]>` : `${text.slice(0, end)}]]>${text.slice(end)}`;
}
