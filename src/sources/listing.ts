import { z } from 'zod';
import type { HttpResponse } from '../http/contract.ts';
import { errorLine, SourceError } from '../lib/errors.ts';
import { webUrl } from '../lib/web-url.ts';
import type { Finding } from '../model/reading.ts';
import type { SourceItem } from '../model/source.ts';
import { decodeBytes } from './charset.ts';
import { parseFeedDate } from './dates.ts';
import { emptySince, gapSince, withMendedEncoding, withoutDates } from './findings.ts';
import { maxPages, sourceKind } from './kind.ts';
import { inside, isSelector, loadPage, matches, type Selection } from './page-dom.ts';
import { bareItem, distinct, fetchPage, HTML, readingOf, unchanged } from './reader.ts';
import { oneLine } from './sanitize-text.ts';

/** CSS selectors, relative to `item` except for `item` and `next`. */
const selector = z
  .string()
  .trim()
  .min(1)
  .refine(isSelector, { error: 'a CSS selector such as article h2 a' });
const selectors = z.strictObject({
  item: selector,
  link: selector,
  title: selector,
  date: selector.optional(),
  summary: selector.optional(),
  next: selector.optional(),
});
export type ListingSelectors = z.output<typeof selectors>;

/** What one page of a listing shows. */
interface ListingPage {
  items: SourceItem[];
  /** How many elements `item` matched, with or without a usable link. */
  matched: number;
  /** The address of the next page; null on the last. */
  next: string | null;
  /** What was wrong with its encoding and is put right; else null. */
  mended: string | null;
}

/** More elements than this on one page are no list of articles. */
const MAX_ITEMS = 1_000;

/** The element a selector means, relative to an item; the item itself where the selector matches it. */
function within(item: Selection, selector: string): Selection {
  return item.is(selector) ? item.first() : inside(item, selector).first();
}

function webAddress(href: string | undefined, base: string): string | null {
  const url = href === undefined ? null : webUrl(href.trim(), base);
  if (url === null) return null;
  url.hash = '';
  return url.href;
}

function dateOf(element: Selection, now: Date): string | null {
  const dated = element.is('[datetime]') ? element : inside(element, '[datetime]').first();
  const written = dated.attr('datetime') ?? element.attr('content') ?? element.attr('title') ?? '';
  return parseFeedDate(written, now) ?? parseFeedDate(oneLine(element.text(), 200), now);
}

/** Picks the items off one page. Throws SourceError `too-large`, and whatever a faulty selector throws. */
function readListingPage(answer: HttpResponse, selectors: ListingSelectors, now: Date): ListingPage {
  const { text, mended } = decodeBytes(answer.body, answer.headers.contentType);
  const $ = loadPage(text);
  const base = webAddress($('base[href]').attr('href'), answer.url) ?? answer.url;
  const elements = matches($, selectors.item, MAX_ITEMS);
  const items: SourceItem[] = [];
  for (const item of elements) {
    const link = within(item, selectors.link);
    const url = webAddress(link.attr('href') ?? inside(link, 'a[href]').attr('href'), base);
    const title = oneLine(within(item, selectors.title).text());
    if (url === null || title === '') continue;
    items.push({
      ...bareItem(url, title),
      summary: selectors.summary ? oneLine(within(item, selectors.summary).text(), 5_000) : '',
      publishedAt: selectors.date ? dateOf(within(item, selectors.date), now) : null,
    });
  }
  const next = selectors.next ? webAddress($(selectors.next).first().attr('href'), base) : null;
  const sameHost = next !== null && new URL(next).host === new URL(answer.url).host;
  return { items, matched: elements.length, next: sameHost ? next : null, mended };
}

function pageOf(answer: HttpResponse, selectors: ListingSelectors, now: Date): ListingPage {
  try {
    return readListingPage(answer, selectors, now);
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError(`listing: a selector cannot be used (${errorLine(cause).slice(0, 200)})`, {
      failure: 'selectors',
      cause,
    });
  }
}

function selectorFindings(page: ListingPage, selectors: ListingSelectors): Finding[] {
  if (page.items.length > 0) return [];
  const detail =
    page.matched === 0
      ? `nothing matches '${selectors.item}'`
      : `${page.matched} items, none with both a link ('${selectors.link}') and a title ('${selectors.title}')`;
  return [{ kind: 'selectors-empty', detail }];
}

/**
 * Reads a `listing` source: an HTML page whose items the configured selectors pick. Turns pages by `next` on the
 * same host, up to `maxPages`, until one shows an item of the last reading. An article's address is its guid.
 */
export const listing = sourceKind({
  settings: { selectors: selectors.nullable().default(null), maxPages },
  needed: { selectors: 'selectors {item, link, title}, which an enabled listing needs' },
  async read(source, context) {
    const { selectors } = source;
    if (!selectors) throw new SourceError('listing: no selectors are configured', { failure: 'selectors' });
    const first = await fetchPage(source.url, source, context, { known: true, accept: HTML });
    if (first.notModified) return unchanged(first);
    const known = new Set(context.state.known);
    const visited = new Set([first.url]);
    let page = pageOf(first, selectors, context.now);
    let bytes = first.body.byteLength;
    const empty = selectorFindings(page, selectors);
    const findings = [...withMendedEncoding(page.mended), ...empty];
    const items = [...page.items];
    while (page.next !== null && visited.size < source.maxPages && !visited.has(page.next)) {
      if (page.items.some((item) => known.has(item.guid))) break;
      visited.add(page.next);
      const answer = await fetchPage(page.next, source, context, { known: false, accept: HTML });
      page = pageOf(answer, selectors, context.now);
      bytes += answer.body.byteLength;
      items.push(...page.items);
    }
    const listed = distinct(items);
    const gaps = gapSince(context.state.known, listed);
    findings.push(...gaps);
    if (empty.length + gaps.length === 0) findings.push(...emptySince(context.state.known, listed));
    if (selectors.date) findings.push(...withoutDates(listed));
    return readingOf(first, { items: listed, findings, pages: visited.size, bytes });
  },
});
