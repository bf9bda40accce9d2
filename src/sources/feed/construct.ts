import { mendedText, undoubled } from '../mojibake.ts';
import { sanitizeHtml, unwrapCdata } from '../sanitize.ts';
import { safeAddress } from '../sanitize-address.ts';
import { plainText } from '../sanitize-text.ts';
import { decodeReferences, escapeHtml, joinedPairs } from './entities.ts';
import { type FeedNode, textOf } from './tree.ts';

/** What a text element of a feed holds once its wrapping is off: HTML source, or plain text. */
export interface Construct {
  kind: 'html' | 'text';
  value: string;
  base: string | null;
}

const TAGS =
  'a|abbr|acronym|address|applet|article|b|bdi|big|blink|blockquote|body|br|button|caption|center|cite|code|dd|del|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|object|ol|option|p|pre|q|s|samp|script|section|select|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|tt|u|ul|var|video|wbr';
const TAG = new RegExp(`<(?:(?:${TAGS})(?:[\\s/][^<>]{0,5000})?|/\\s?(?:${TAGS})\\s?)>`, 'i');
const REFERENCE = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});/gi;
const ESCAPED_PAIR = new RegExp(`&lt;(${TAGS})(?:\\s[^<>]{0,300}?)?/?&gt;`, 'i');

/** Tags nobody writes as words, and tags that need no end tag. */
const TELLING =
  /<(?:br|hr|img|p|li|script|style|iframe|object|embed|form|svg|table|div)(?:[\s/][^<>]{0,5000})?>/i;
/** A tag of any name with a quoted attribute, such as `<amp-img src="…">` and `<o:p class="…">`. */
const WITH_ATTRIBUTE = /<[a-z][\w:-]{0,40}\s{1,5}[a-z][\w:-]{0,40}\s{0,5}=\s{0,5}["'][^<>]{0,2000}>/i;
const END_TAG = new RegExp(`</(${TAGS})\\s?>`, 'i');

/** Does this string, found where a feed does not say what it is, read as HTML? `2 < 3` and `AT&T` do not. */
function looksHtml(text: string): boolean {
  if (!/[<&]/.test(text)) return false;
  if (TELLING.test(text) || WITH_ATTRIBUTE.test(text)) return true;
  const ended = END_TAG.exec(text)?.[1]?.toLowerCase();
  if (ended !== undefined && text.toLowerCase().includes(`<${ended}`)) return true;
  return [...text.slice(0, 20_000).matchAll(REFERENCE)].some(
    ([reference]) => decodeReferences(reference) !== reference,
  );
}

/** HTML that was escaped once too often (`&lt;p&gt;…&lt;/p&gt;` left after reading the XML) → the HTML meant. */
function unescapedTwice(html: string): string {
  if (TAG.test(html)) return html;
  const name = ESCAPED_PAIR.exec(html.slice(0, 200_000))?.[1]?.toLowerCase();
  if (name === undefined) return html;
  const paired =
    name === 'br' || name === 'img' || name === 'hr' || html.toLowerCase().includes(`&lt;/${name}`);
  return paired ? decodeReferences(html) : html;
}

function fromBase64(text: string): string {
  const packed = text.replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/]{4,}={0,2}$/.test(packed)) return text;
  return new TextDecoder('utf-8').decode(Buffer.from(packed, 'base64'));
}

/** A longer base is no address but a way to make every link in a feed long. */
const BASE_LIMIT = 500;

const usableBase = (base: string | null, otherwise: string | null): string | null =>
  base !== null && base.length <= BASE_LIMIT && /^(?:https?|ftp):/i.test(base) ? base : otherwise;

/** The address that relative links below this node are relative to: the chain of `xml:base` on top of `outermost`. */
export function baseOf(node: FeedNode, outermost: string | null): string | null {
  const chain: string[] = [];
  for (let at: FeedNode | null = node; at; at = at.parent) {
    const base = at.attributes.get('xml:base');
    if (base !== undefined) chain.push(base);
  }
  let base = outermost;
  for (const part of chain.reverse()) base = safeAddress(part, base) ?? base;
  return usableBase(base, outermost);
}

const VOID = new Set('area base br col embed hr img input link meta source wbr'.split(' '));
const LINKS = new Set(['href', 'src', 'cite']);
/** Tags and texts taken from one element; no article has as many. */
const PIECES_LIMIT = 100_000;

/**
 * Markup that stands unescaped in a feed, as HTML source. Addresses are resolved where an inner `xml:base` rules.
 * Unless `strict`, text between the elements that is escaped HTML itself is taken for what it was meant to be.
 */
function innerHtml(node: FeedNode, base: string | null, strict: boolean, out: string[]): void {
  for (const child of node.children) {
    if (out.length > PIECES_LIMIT) return;
    if (typeof child === 'string') {
      out.push(!strict && looksHtml(child) ? child : escapeHtml(child));
      continue;
    }
    const name = child.name.replace(/^xhtml:/, '');
    const own = child.attributes.get('xml:base');
    const inner = own === undefined ? base : usableBase(safeAddress(own, base), base);
    out.push(`<${name}`);
    for (const [attribute, value] of child.attributes) {
      if (attribute.startsWith('xmlns') || !/^[a-z:_-]+$/.test(attribute)) continue;
      const resolved = LINKS.has(attribute) ? (safeAddress(value, inner) ?? '') : value;
      out.push(` ${attribute}="${escapeHtml(resolved)}"`);
    }
    out.push('>');
    innerHtml(child, inner, strict, out);
    if (!VOID.has(name)) out.push(`</${name}>`);
  }
}

/** The single `div` around Atom's XHTML is wrapping, not content. */
function unwrapped(node: FeedNode): FeedNode {
  const inner = node.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
  const only = inner.length === 1 ? inner[0] : undefined;
  return only && typeof only !== 'string' && /^(?:xhtml:)?(?:div|body)$/.test(only.name) ? only : node;
}

const isXml = (type: string): boolean => type === 'xhtml' || type.endsWith('+xml') || type.endsWith('/xml');
const isHtml = (type: string): boolean => type === 'html' || type === 'text/html' || isXml(type);
const isPlain = (type: string): boolean => type === 'text' || type === 'text/plain';

function isBase64(type: string, mode: string): boolean {
  if (mode === 'base64') return true;
  return type.includes('/') && !type.startsWith('text/') && !isXml(type) && !type.endsWith('json');
}

function insideAtom(node: FeedNode): boolean {
  for (let at: FeedNode | null = node; at; at = at.parent)
    if (at.name === 'feed' || at.name === 'entry') return true;
  return false;
}

/**
 * Takes the wrapping off a text element: Atom's text, html, xhtml and base64, Atom 0.3's modes, CDATA, RSS's
 * escaped-or-not, and markup that nobody escaped. `outermost` is the address of the feed.
 */
export function constructOf(node: FeedNode, outermost: string | null): Construct {
  const type = (node.attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (node.attributes.get('mode') ?? '').trim().toLowerCase();
  const base = baseOf(node, outermost);
  if (node.children.some((child) => typeof child !== 'string')) {
    const source: string[] = [];
    const inside = isXml(type) || mode === 'xml' || type === '' ? unwrapped(node) : node;
    innerHtml(inside, baseOf(inside, outermost), isXml(type), source);
    return { kind: 'html', value: source.join(''), base };
  }
  const written = textOf(node);
  const isWhole = node.children.length < 2;
  const text = joinedPairs(isWhole && !node.mayBeMisread ? written : mendedText(undoubled(written)).text);
  const value = unwrapCdata(isBase64(type, mode) ? fromBase64(text) : text)
    .trim()
    .replace(/\s?\]\]>$/, '');
  if (isPlain(type) && insideAtom(node) && !TELLING.test(value)) return { kind: 'text', value, base };
  if (isHtml(type)) return { kind: 'html', value: unescapedTwice(value), base };
  return looksHtml(value)
    ? { kind: 'html', value: unescapedTwice(value), base }
    : { kind: 'text', value, base };
}

/** An empty line between paragraphs of plain text, the only break HTML would lose that readers see. */
const EMPTY_LINE = /\n[ \t]*\n\s*/g;

/** A construct as sanitised HTML. */
export function asHtml(construct: Construct): string {
  const html = construct.kind === 'html' ? construct.value : escapeHtml(construct.value);
  const lines = /<[a-z]/i.test(html) ? html : html.replaceAll(EMPTY_LINE, '<br><br>');
  return sanitizeHtml(lines, construct.base);
}

/** A construct as plain text, with line breaks where its blocks end. */
export const asText = (construct: Construct): string =>
  construct.kind === 'html' ? plainText(construct.value) : construct.value;
