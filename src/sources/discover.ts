import type { HttpClient, HttpResponse } from '../http/contract.ts';
import { SourceError } from '../lib/errors.ts';
import { decodeBytes } from './charset.ts';
import { parseFeed } from './feed/parse.ts';
import { loadPage } from './page-dom.ts';
import type { KindName } from './registry.ts';
import type { Robots } from './robots.ts';
import { oneLine } from './sanitize-text.ts';
import { readSitemapXml } from './sitemap-xml.ts';
import { isTelegram, previewAddress } from './telegram.ts';

/** Something at or behind an address that a source could be made of. */
export interface Offer {
  kind: KindName;
  url: string;
  /** What the page calls it; '' where it says nothing. */
  title: string;
}

interface DiscoverNeeds {
  http: HttpClient;
  robots: Robots;
  now: Date;
  allowPrivate: boolean;
}

const FEED_TYPE = /^(?:application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|xml)|text\/xml)\b/i;
const FEED_PATH = /(?:\/(?:rss|feeds?|atom)(?:\.xml|\.php|\.aspx|\/|$)|\.rss$|rss[\w-]{0,20}\.xml$)/i;
const COMMENTS = /comments|تعليق/i;
/** Where many publishing systems keep a feed that no page links to. */
const USUAL_PATHS = ['/feed', '/rss.xml', '/rss', '/feed.xml'];
const MOST_LINKED = 8;
const MOST_SITEMAPS = 3;

/** What the body at an address is, if it is something a source reads directly. */
function kindOf(answer: HttpResponse, now: Date): Offer | null {
  const contentType = answer.headers.contentType;
  try {
    const feed = parseFeed(answer.body, { url: answer.url, contentType, now });
    return { kind: 'feed', url: answer.url, title: feed.title };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
  }
  try {
    readSitemapXml(decodeBytes(answer.body, contentType).text);
    return { kind: 'sitemap', url: answer.url, title: '' };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return null;
  }
}

/** What a page points to: feeds it declares or links, and Telegram channels. */
function linkedFrom(answer: HttpResponse): Offer[] {
  const $ = loadPage(decodeBytes(answer.body, answer.headers.contentType).text);
  const base = URL.parse($('base[href]').attr('href') ?? '', answer.url)?.href ?? answer.url;
  const host = new URL(answer.url).host;
  const offers: Offer[] = [];
  for (const element of $('link[rel~="alternate"][type][href]').toArray()) {
    const url = URL.parse($(element).attr('href') ?? '', base);
    const title = oneLine($(element).attr('title') ?? '', 200);
    if (!url || !FEED_TYPE.test($(element).attr('type') ?? '') || COMMENTS.test(title + url.pathname))
      continue;
    offers.push({ kind: 'feed', url: url.href, title });
  }
  for (const element of $('a[href]').toArray()) {
    const url = URL.parse($(element).attr('href') ?? '', base);
    if (!url) continue;
    const title = oneLine($(element).text(), 200);
    const preview = isTelegram(url) ? previewAddress(url.href) : '';
    // t.me/share and the like are buttons, not channels.
    if (/\/s\/(?!share$|joinchat|addstickers|iv$)[A-Za-z]\w{3,31}$/.test(preview)) {
      offers.push({ kind: 'telegram', url: preview, title });
    } else if (url.host === host && FEED_PATH.test(url.pathname) && !COMMENTS.test(url.pathname)) {
      offers.push({ kind: 'feed', url: url.href, title });
    }
  }
  return offers;
}

function distinctOffers(offers: readonly Offer[]): Offer[] {
  const byUrl = new Map<string, Offer>();
  for (const offer of offers) if (!byUrl.has(offer.url)) byUrl.set(offer.url, offer);
  return [...byUrl.values()];
}

/**
 * Finds out what an address offers: itself, if it is a feed, a sitemap or a Telegram channel; otherwise the feeds
 * and channels its page names, the sitemaps of its robots.txt (those for news first), and, when it names no feed,
 * whatever answers as one at the usual paths. Throws SourceError when the address itself cannot be had.
 */
export async function discover(address: string, needs: DiscoverNeeds): Promise<Offer[]> {
  const { http, robots, now, allowPrivate } = needs;
  const parsed = URL.parse(address);
  if (parsed && isTelegram(parsed)) return [{ kind: 'telegram', url: previewAddress(address), title: '' }];
  const answer = await http.get(address, { allowPrivate });
  const self = kindOf(answer, now);
  if (self) return [self];
  const linked = distinctOffers(linkedFrom(answer));
  const feeds = linked.filter((offer) => offer.kind === 'feed').slice(0, MOST_LINKED);
  const channels = linked.filter((offer) => offer.kind === 'telegram').slice(0, MOST_SITEMAPS);
  for (const path of feeds.length > 0 ? [] : USUAL_PATHS) {
    const guess = await http.get(new URL(path, answer.url).href, { allowPrivate }).then(
      (page) => kindOf(page, now),
      (error: unknown) => {
        if (error instanceof SourceError) return null;
        throw error;
      },
    );
    if (guess?.kind === 'feed') feeds.push(guess);
  }
  // The standard asks for whole addresses; some write a path.
  const sitemaps = (await robots.sitemaps(answer.url, { allowPrivate }))
    .flatMap((named) => URL.parse(named, answer.url)?.href ?? [])
    .toSorted((left, right) => Number(/news/i.test(right)) - Number(/news/i.test(left)))
    .slice(0, MOST_SITEMAPS)
    .map((url): Offer => ({ kind: 'sitemap', url, title: '' }));
  return distinctOffers([...feeds, ...sitemaps, ...channels]);
}
