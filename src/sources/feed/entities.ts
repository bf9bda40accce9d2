import { Parser } from 'htmlparser2';

/** References of HTML decoded so far; filled from htmlparser2's own HTML table, so there is one table in all. */
const known = new Map<string, string | null>();
const KNOWN_LIMIT = 3000;

function named(name: string): string | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  let text = '';
  const parser = new Parser({ ontext: (part) => (text += part) }, { decodeEntities: true });
  parser.end(`&${name};`);
  const value = text === `&${name};` || text.endsWith(';') ? null : text;
  if (known.size < KNOWN_LIMIT) known.set(name, value);
  return value;
}

const OTHER_REFERENCE = /&(?!#?[a-z\d]{1,31};)/i;
const HTML_REFERENCE = /&(#?[a-z\d]{1,31});/gi;

/** Text or a value of HTML with its references decoded; null where one is not complete and known, so that context counts. */
export function decodedHtml(raw: string): string | null {
  if (OTHER_REFERENCE.test(raw)) return null;
  let isKnown = true;
  const decoded = raw.replaceAll(HTML_REFERENCE, (whole, name: string) => {
    const value = named(name);
    if (value === null) isKnown = false;
    return value ?? whole;
  });
  return isKnown ? decoded : null;
}

/** Code points 0x80 to 0x9F are control characters nobody writes; windows-1252 is meant (HTML standard, 13.2.5.80). */
const C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text with the control characters U+0080 to U+009F as the windows-1252 letters that were meant. */
export const withoutC1 = (text: string): string =>
  text.replaceAll(/[\u0080-\u009f]/g, (letter) => fromCodePoint(letter.charCodeAt(0)));

function fromCodePoint(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return C1[code - 0x80] ?? '';
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\ufffd';
  if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) return '';
  return String.fromCodePoint(code);
}

const PAIR = /&#(?:(\d{5})|x(d[89ab][0-9a-f]{2}));&#(?:(\d{5})|x(d[c-f][0-9a-f]{2}));/gi;

/** An emoji written as two references to the halves of its pair (`&#55357;&#56841;`), as one letter. */
export function joinedPairs(text: string): string {
  if (!text.includes('&#')) return text;
  return text.replaceAll(PAIR, (whole, high10, high16, low10, low16) => {
    const high = high10 === undefined ? Number.parseInt(high16, 16) : Number(high10);
    const low = low10 === undefined ? Number.parseInt(low16, 16) : Number(low10);
    const isPair = high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
    return isPair ? String.fromCharCode(high, low) : whole;
  });
}

const REFERENCE = /&(?:#(\d{1,10});?|#[xX]([0-9a-fA-F]{1,8});?|([A-Za-z][A-Za-z0-9_.-]{0,40});)/g;

/** Does a document say itself what the references of XML mean? */
const isOwn = (declared: ReadonlyMap<string, string> | undefined): boolean =>
  declared !== undefined && (declared.has('lt') || declared.has('gt') || declared.has('quot'));

/**
 * Decodes references as a forgiving XML reader does: the five of XML, all of HTML, numbers (also without the
 * semicolon), and those the document declared itself. What is none of these stays as written, so that `?a=1&copy=2`
 * and `AT&T` survive.
 */
export function decodeReferences(text: string, declared?: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text;
  // HTML in a feed is mostly these; replaced first, they make no other reference.
  const left = isOwn(declared)
    ? text
    : text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"');
  if (!left.includes('&')) return left;
  return left.replaceAll(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return fromCodePoint(Number.parseInt(decimal, 10));
    if (hex !== undefined) return fromCodePoint(Number.parseInt(hex, 16));
    const key = name ?? '';
    return declared?.get(key) ?? named(key) ?? whole;
  });
}

const DECLARED =
  /<!ENTITY\s{1,20}([A-Za-z_][\w.-]{0,40})\s{1,20}(?:"([^"%<]{0,200})"|'([^'%<]{0,200})')\s{0,20}>/g;
const DECLARED_LIMIT = 100;

/**
 * The harmless entities of an internal DTD: short literal text. Parameter entities, external ones (SYSTEM, PUBLIC)
 * and those built from other entities are left out, which is what keeps entity bombs and XXE out: nothing is ever
 * fetched, and nothing expands twice.
 */
export function declaredEntities(prolog: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of prolog.matchAll(DECLARED)) {
    if (found.size >= DECLARED_LIMIT) break;
    const value = decodeReferences(double ?? single ?? '');
    if (!/&[A-Za-z]/.test(value) && !found.has(name)) found.set(name, value);
  }
  return found;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text → HTML that shows exactly this text. */
export function escapeHtml(text: string): string {
  return /[&<>"]/.test(text) ? text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}
