import type { HttpResponse } from '../http/contract.ts';
import { errorLine, SourceError } from '../lib/errors.ts';
import { webUrl } from '../lib/web-url.ts';
import type { Finding } from '../model/reading.ts';
import type { Source, SourceItem } from '../model/source.ts';
import { decodeBytes } from './charset.ts';
import { parseFeedDate } from './dates.ts';
import { emptySince, gapSince } from './findings.ts';
import { maxPages, sourceKind } from './kind.ts';
import { bareItem, distinct, fetchPage, type ReadContext, readingOf, unchanged } from './reader.ts';
import { oneLine } from './sanitize-text.ts';
import { readSitemapXml, type Sitemap, type SitemapEntry } from './sitemap-xml.ts';

/** Newest entries taken of one reading; a news sitemap holds at most as many by Google's rule. */
const MAX_ITEMS = 1_000;
/** The same for the first reading of a sitemap without news titles, which may list an archive: its pages are read. */
const MAX_FIRST_ITEMS = 200;

function sitemapOf(answer: HttpResponse): Sitemap {
  const { text } = decodeBytes(answer.body, answer.headers.contentType);
  if (text.trim() === '') throw new SourceError('sitemap: empty', { failure: 'empty' });
  return readSitemapXml(text);
}

const addressOf = (entry: SitemapEntry, base: string): string | null =>
  webUrl(entry.loc.trim(), base)?.href ?? null;

function itemOf(entry: SitemapEntry, base: string, now: Date): SourceItem | null {
  const url = addressOf(entry, base);
  if (url === null) return null;
  const keywords = entry.keywords.split(/[,،]/).map((word) => oneLine(word, 200));
  return {
    ...bareItem(url, oneLine(entry.title)),
    publishedAt: parseFeedDate(entry.published, now),
    updatedAt: parseFeedDate(entry.lastmod, now),
    categories: [...new Set(keywords.filter((word) => word !== ''))].slice(0, 50),
  };
}

/** Newest first; what has no date keeps its order, after what has one. */
function newestFirst<T>(things: readonly T[], dateOfThing: (thing: T) => string | null): T[] {
  const dated = things.map((thing) => ({ thing, time: Date.parse(dateOfThing(thing) ?? '') || 0 }));
  return dated.sort((left, right) => right.time - left.time).map(({ thing }) => thing);
}

function itemsOf(entries: readonly SitemapEntry[], base: string, now: Date): SourceItem[] {
  const items = entries.map((entry) => itemOf(entry, base, now)).filter((item) => item !== null);
  return newestFirst(items, (item) => item.publishedAt ?? item.updatedAt);
}

/** What the sitemaps of an index hold, newest sitemaps first, up to `maxPages`; one that fails is a finding. */
async function readIndex(
  index: Sitemap,
  base: string,
  source: Source & { maxPages: number },
  context: ReadContext,
): Promise<{ items: SourceItem[]; findings: Finding[]; pages: number; bytes: number }> {
  const addresses = newestFirst(index.entries, (entry) => parseFeedDate(entry.lastmod, context.now))
    .map((entry) => addressOf(entry, base))
    .filter((address) => address !== null);
  const items: SourceItem[] = [];
  const findings: Finding[] = [];
  const wanted = [...new Set(addresses)].slice(0, source.maxPages);
  let bytes = 0;
  let lastError: unknown = null;
  for (const address of wanted) {
    try {
      const answer = await fetchPage(address, source, context, { known: false });
      bytes += answer.body.byteLength;
      const sitemap = sitemapOf(answer);
      if (sitemap.kind === 'urls') items.push(...itemsOf(sitemap.entries, answer.url, context.now));
      else
        findings.push({ kind: 'truncated', detail: `${address} is an index within the index: not followed` });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      lastError = error;
      findings.push({ kind: 'damaged', detail: `${address}: ${errorLine(error)}` });
    }
  }
  // When not one of them could be had, the source failed.
  if (wanted.length > 0 && findings.length === wanted.length && lastError) throw lastError;
  return {
    items: newestFirst(items, (item) => item.publishedAt ?? item.updatedAt),
    findings,
    pages: 1 + wanted.length,
    bytes,
  };
}

/**
 * Reads a `sitemap` source: a sitemap with or without the Google News extension, or an index, of which the
 * `maxPages` newest sitemaps are read. Takes the 1,000 newest addresses (200 of what
 * may be an archive, at first). An article's address is its guid;
 * `lastmod` is the time of its update. The pages themselves are read elsewhere.
 */
export const sitemap = sourceKind({
  settings: { maxPages },
  async read(source, context) {
    const { state, now } = context;
    const first = await fetchPage(source.url, source, context, { known: true });
    if (first.notModified) return unchanged(first);
    const root = sitemapOf(first);
    const inner =
      root.kind === 'index'
        ? await readIndex(root, first.url, source, context)
        : { items: itemsOf(root.entries, first.url, now), findings: [], pages: 1, bytes: 0 };
    const all = distinct(inner.items);
    const archive = state.known.length === 0 && all.every((item) => item.title === '');
    const items = all.slice(0, archive ? MAX_FIRST_ITEMS : MAX_ITEMS);
    const findings = [...inner.findings, ...emptySince(state.known, items), ...gapSince(state.known, items)];
    const undated = items.some((item) => item.publishedAt === null && item.updatedAt === null);
    if (root.truncated || (all.length > items.length && undated)) {
      findings.push({ kind: 'truncated', detail: `${all.length} addresses, ${items.length} were taken` });
    }
    const reading = readingOf(first, {
      ...inner,
      items,
      findings,
      bytes: inner.bytes + first.body.byteLength,
    });
    // An index may stay as it is while its sitemaps change: the next reading must not stop at a 304 for it.
    return root.kind === 'index' ? { ...reading, etag: null, lastModified: null } : reading;
  },
});
