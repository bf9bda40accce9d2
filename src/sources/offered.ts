import { hash } from 'node:crypto';
import { withoutHardWraps } from '../lib/hard-wrapped.ts';
import type { OfferedArticle } from '../model/offered.ts';
import type { SourceItem } from '../model/source.ts';
import { canonicalUrl } from './canonical-url.ts';
import { sanitizedText } from './sanitized-text.ts';
import { singleSpaced } from './white-space.ts';

/** The text of an article as a page or a feed gives it; `publishedAt` is ISO 8601. */
export interface PageText {
  title: string;
  text: string;
  author: string | null;
  publishedAt: string | null;
  /** What is worth noting of how it was read, for operators; else null. */
  note: string | null;
}

/** A feed that brings this much brings the article; less may be a summary. */
const WHOLE_CHARS = 600;
/** A shorter content is whole where the feed has a summary beside it that it well exceeds. */
const SHORT_WHOLE_CHARS = 200;
const EXCEEDS = 1.4;
/** More than any news article: what lies beyond would only cost. */
const MAX_TEXT_CHARS = 200_000;
const MAX_TITLE_CHARS = 2_000;

/** Tells one text from another; differences of white space do not count. */
export function textHash(title: string, text: string): string {
  return hash('sha256', singleSpaced(`${title}\n${text}`.replaceAll('\n', ' ')).trim(), 'base64url');
}

/** The same of a text whose lines have no white space around them nor two blanks in a row, as `sanitizedText` gives it. */
const tidyTextHash = (title: string, text: string): string =>
  hash('sha256', `${singleSpaced(title).trim()} ${text.replaceAll('\n', ' ')}`.trim(), 'base64url');

/** A text that ends cut off is a summary, however long. */
const CUT_OFF = /(?:…|\.\.\.|\[…\])$/;

/** Is a feed's content the whole article rather than its summary? Both plain text. */
export function isWhole(content: string, summary: string): boolean {
  if (CUT_OFF.test(content.trimEnd().slice(-3))) return false;
  if (content.length >= WHOLE_CHARS) return true;
  return (
    content.length >= SHORT_WHOLE_CHARS && summary.length > 0 && content.length >= summary.length * EXCEEDS
  );
}

/** Of a named host, with something behind its first slash. */
const BELOW_FRONT = /^https?:\/\/[\w.-]+\.[a-z]{2,}\/[^/?#]/;

/** Does this name a site rather than a page, or nothing at all? */
function isFront(canonical: string): boolean {
  if (BELOW_FRONT.test(canonical)) return false;
  const url = URL.parse(canonical);
  return url === null || (url.pathname === '/' && url.search === '');
}

/** An item without an address of its own carries its site's; its guid then tells it from its neighbours. */
function identity(item: SourceItem, source: string): string {
  const canonical = canonicalUrl(item.url);
  return canonical === source || isFront(canonical) ? `${canonical}#${textHash('', item.guid)}` : canonical;
}

/** Items as a source gives them → as the store takes them. `sourceUrl` is the source's own address. */
export function offeredBy(sourceUrl: string): (item: SourceItem) => OfferedArticle {
  const source = canonicalUrl(sourceUrl);
  return (item) => {
    const text = sanitizedText(item.content);
    // A post on Telegram has lines of its own; a feed's are those of the program that wrote it.
    const content = item.whole ? text : withoutHardWraps(text);
    // Plain already: reading it as HTML again would take `<` and `&` of its words away.
    const { summary } = item;
    const isContent = content.length >= summary.length;
    const offeredText = (isContent ? content : summary).slice(0, MAX_TEXT_CHARS);
    const title = item.title.slice(0, MAX_TITLE_CHARS);
    return {
      guid: item.guid,
      url: item.url,
      canonicalUrl: identity(item, source),
      title,
      offeredText,
      offeredHash: (isContent ? tidyTextHash : textHash)(title, offeredText),
      offeredWhole: item.whole ?? isWhole(offeredText, isContent ? summary : content),
      author: item.author,
      publishedAt: item.publishedAt,
      updatedAt: item.updatedAt,
    };
  };
}

/** Items as a source gives them, as the store takes them. */
export const offeredArticles = (items: readonly SourceItem[], sourceUrl: string): OfferedArticle[] =>
  items.map(offeredBy(sourceUrl));
