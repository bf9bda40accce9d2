import { declaredUrl, tidyUrl } from '../canonical-url.ts';
import { parseFeedDate } from '../dates.ts';
import { decodeReferences } from '../feed/entities.ts';
import { bare } from './clues.ts';
import { type Box, type Tree, textOf, walk } from './dom.ts';
import { type LinkedArticle, readJsonLd } from './json-ld.ts';
import names from './metadata.json' with { type: 'json' };

/** What a page says about its article, beside the text. */
export interface PageMetadata {
  title: string | null;
  /** Every spelling of the headline the page has, for finding its repetition in the text. */
  titles: string[];
  /** Those of them that the page's head gives, not its headings. */
  declaredTitles: string[];
  author: string | null;
  published: string | null;
  modified: string | null;
  siteName: string | null;
  lang: string | null;
  canonicalUrl: string | null;
  description: string | null;
  /** The text that the page's structured data gives as the article's, as written there. */
  body: string | null;
}

/** Elements that carry metadata in the page itself. */
interface Visible {
  lang: string | null;
  pageTitle: string | null;
  headings: string[];
  itemprops: Map<string, string>;
  /** What `time` elements say, in their order, and what stands under the headline in an element named for its date. */
  times: string[];
  dates: string[];
  relAuthor: string | null;
  byline: string | null;
}

function metaMap(tree: Tree): Map<string, string> {
  const map = new Map<string, string>();
  for (const attrs of tree.metas) {
    const content = attrs.content?.trim();
    const names = `${attrs.property ?? ''} ${attrs.name ?? ''} ${attrs.itemprop ?? ''} ${attrs['http-equiv'] ?? ''}`;
    if (content === undefined || content === '') continue;
    for (const name of names.toLowerCase().split(/\s+/))
      if (name !== '' && !map.has(name)) map.set(name, content);
  }
  return map;
}

/** Longer is no headline and no name. */
const MAX_CHARS = 500;

const ITEMPROPS = new Set(['headline', 'author', 'datepublished', 'datemodified', 'name']);
const BYLINE_CLASS =
  /(?:^|[\s_-])(?:byline|author-?name|article-?author|post-?author|entry-?author)(?:[\s_-]|$)/i;

/** Only the first few are the article's; the others are of comments and of other articles. */
const MOST_TIMES = 3;
const DATE_CHARS = 80;
const DATE_NAME =
  /(?:^|[\s_-])(?:(?:post|entry|article|news|publish(?:ed)?|pub|created?|lbl)[_-]?(?:date|time)|date(?:time)?|created)(?:[\s_-]|$)/i;
/** Above the headline such an element shows the date of today. */
const isNamedDate = ({ class: name = '', id = '' }: Box['attrs']): boolean =>
  DATE_NAME.test(name) || DATE_NAME.test(id);

const timesOf = (box: Box): string[] =>
  [box.attrs.datetime ?? '', box.attrs.title ?? '', textOf(box, 100)].filter((text) => text !== '');

function readVisible(root: Box): Visible {
  const seen: Visible = {
    lang: null,
    pageTitle: null,
    headings: [],
    itemprops: new Map(),
    times: [],
    dates: [],
    relAuthor: null,
    byline: null,
  };
  walk(root, (box) => {
    if (typeof box === 'string') return false;
    const { attrs } = box;
    if (box.tag === 'html') seen.lang = attrs.lang ?? attrs['xml:lang'] ?? null;
    else if (box.tag === 'title') seen.pageTitle ??= textOf(box, MAX_CHARS);
    else if (box.tag === 'h1') {
      const text = textOf(box, MAX_CHARS);
      if (text !== '' && seen.headings.length < 5) seen.headings.push(text);
    } else if (box.tag === 'time') {
      if (seen.times.length < MOST_TIMES) seen.times.push(...timesOf(box));
    } else if (box.tag === 'a' && /(?:^|\s)author(?:\s|$)/.test(attrs.rel ?? ''))
      seen.relAuthor ??= textOf(box, MAX_CHARS);
    const itemprop = attrs.itemprop?.toLowerCase();
    if (itemprop !== undefined) {
      for (const name of itemprop.split(/\s+/)) {
        if (!ITEMPROPS.has(name) || seen.itemprops.has(name)) continue;
        const value = attrs.content ?? attrs.datetime ?? textOf(box, MAX_CHARS);
        if (value !== '' && value.length < 300) seen.itemprops.set(name, value);
      }
    }
    if (seen.headings.length > 0 && seen.dates.length < MOST_TIMES && isNamedDate(attrs)) {
      const text = textOf(box, DATE_CHARS + 1);
      if (text.length <= DATE_CHARS && /\d/.test(text)) seen.dates.push(text);
    }
    if (seen.byline === null && attrs.class !== undefined && BYLINE_CLASS.test(attrs.class)) {
      const text = textOf(box, MAX_CHARS);
      if (text !== '' && text.length < 80) seen.byline = text;
    }
    return true;
  });
  return seen;
}

/** The first that is a name: no address, no handle, of a name's length, without "By". */
function authorOf(candidates: readonly (string | null | undefined)[]): string | null {
  for (const candidate of candidates) {
    const name = candidate
      ?.replace(/^\s*(?:by|بقلم|كتب|كتبت|كتبه|الكاتب|written by|posted by)\s*[:/-]?\s+/iu, '')
      .replace(/\s+/g, ' ')
      .replace(/^[\s|–—·,-]+|[\s|–—·,-]+$/g, '');
    if (name === undefined || name === '' || name.length > 120 || /^(?:https?:|@|\d+$)/.test(name)) continue;
    return name;
  }
  return null;
}

/** A page title without the outlet's name behind or before the separator. */
function withoutSite(title: string, siteName: string | null): string {
  const parts = title.split(/\s+[|–—·»«-]\s+|\s*[|]\s*/u).filter((part) => part !== '');
  if (parts.length < 2) return title;
  const site = siteName?.toLowerCase();
  const isSite = (part: string | undefined) =>
    part !== undefined && site !== undefined && part.toLowerCase() === site;
  if (isSite(parts.at(-1)))
    return title.slice(0, title.lastIndexOf(parts.at(-1) ?? '')).replace(/[\s|–—·»«-]+$/u, '');
  if (isSite(parts[0])) return title.slice((parts[0] ?? '').length).replace(/^[\s|–—·»«-]+/u, '');
  return title;
}

function titleOf(
  metas: Map<string, string>,
  linked: LinkedArticle | null,
  seen: Visible,
  site: string | null,
) {
  const declared = metas.get('og:title') ?? metas.get('twitter:title') ?? null;
  const pageTitle = seen.pageTitle === '' ? null : seen.pageTitle;
  const headline = linked?.headline ?? seen.itemprops.get('headline') ?? null;
  const all = [headline, declared, pageTitle, ...seen.headings].filter((title) => title !== null);
  // Metadata is often escaped once more than it should be.
  const cleaned = all.map((title) => decodeReferences(withoutSite(title, site).replace(/\s+/g, ' ').trim()));
  // A page title often is the headline and the outlet's name; the heading is the headline alone.
  const shown = seen.headings.find((heading) =>
    cleaned.some((title) => title === heading || (heading.length >= 10 && title.startsWith(heading))),
  );
  return {
    title: shown?.trim() ?? cleaned.find((title) => title !== '') ?? null,
    titles: [...new Set([...cleaned, ...all])],
    declaredTitles: [headline, declared, pageTitle].filter((title) => title !== null),
  };
}

function primaryLanguage(candidates: readonly (string | null | undefined)[]): string | null {
  for (const candidate of candidates) {
    const tag = /^\s*([a-z]{2,3})(?:[-_]|\s*$|,)/i.exec(candidate ?? '')?.[1];
    if (tag !== undefined) return tag.toLowerCase();
  }
  return null;
}

/** Years in which a news page can have been published. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** A date that a page gives, as ISO 8601; a page says its year, so that the answer depends on nothing else. */
function pageDate(value: string | null | undefined): string | null {
  const at = parseFeedDate(value ?? '', null);
  if (at === null) return null;
  const year = Number(at.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? new Date(at).toISOString() : null;
}

/** A date in the address, as `/2026/11/24/`; the day, at midnight UTC. */
function dateInUrl(url: string): string | null {
  const parts = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(url);
  return parts ? pageDate(`${parts[1]}-${parts[2]}-${parts[3]}`) : null;
}

function firstDate(candidates: readonly (string | null | undefined)[]): string | null {
  for (const candidate of candidates) {
    const date = pageDate(candidate);
    if (date !== null) return date;
  }
  return null;
}

/** Reads JSON-LD, OpenGraph, Dublin Core, microdata and the page's own elements, in this order of trust. */
export function readMetadata(tree: Tree, url: string): PageMetadata {
  const metas = metaMap(tree);
  const seen = readVisible(tree.root);
  const own = [metas.get('og:title') ?? '', seen.pageTitle ?? '', ...seen.headings].map(bare);
  const linked = readJsonLd(tree.jsonLd, (headline) => {
    const wanted = bare(headline);
    return wanted !== '' && own.some((title) => title.includes(wanted));
  });
  const siteName = metas.get('og:site_name') ?? linked?.publisher ?? metas.get('application-name') ?? null;
  const canonicalLink = tree.links.find((link) => /(?:^|\s)canonical(?:\s|$)/i.test(link.rel ?? ''))?.href;
  const declared = [canonicalLink, metas.get('og:url'), linked?.url]
    .map((candidate) => declaredUrl(url, candidate ?? null))
    .find((candidate) => candidate !== null);
  const address = declared ?? (/^(?:https?:)?\/\//i.test(url.trim()) ? url : null);
  return {
    ...titleOf(metas, linked, seen, siteName),
    author: authorOf([
      linked?.author,
      ...names.author.map((name) => metas.get(name)),
      seen.itemprops.get('author'),
      seen.relAuthor,
      seen.byline,
    ]),
    published: firstDate([
      linked?.published,
      ...names.published.map((name) => metas.get(name)),
      seen.itemprops.get('datepublished'),
      ...seen.times,
      ...seen.dates,
      dateInUrl(url),
    ]),
    modified: firstDate([
      linked?.modified,
      ...names.modified.map((name) => metas.get(name)),
      seen.itemprops.get('datemodified'),
    ]),
    siteName,
    lang: primaryLanguage([
      seen.lang,
      linked?.language,
      metas.get('og:locale'),
      metas.get('content-language'),
    ]),
    canonicalUrl: address === null ? null : tidyUrl(address),
    description: metas.get('og:description') ?? metas.get('description') ?? null,
    body: linked?.body ?? null,
  };
}
