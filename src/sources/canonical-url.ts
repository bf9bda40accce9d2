import { webUrl } from '../lib/web-url.ts';
import parameters from './canonical-url.json' with { type: 'json' };

/**
 * Query parameters that say how a reader came, never which article it is. From the documentation of the
 * analytics, advertising and mailing products that add them, and from links seen in feeds.
 */
const TRACKING = new Set(parameters.tracking);
const TRACKING_PREFIX = /^(?:utm_|at_|pk_|mtm_|piwik_|matomo_|hsa_|_hs|oly_|ns_|itm_|stm_|trk_|ga_|__s)/;

/** `?source=rss` is a trace of the way, `?source=12` may be an id: dropped only with these values. */
const WAY_KEYS = new Set(parameters.way);
const WAY_VALUES =
  /^(?:rss|feed|atom|twitter|facebook|fb|telegram|tg|whatsapp|instagram|email|newsletter|share|social|push|google|googlenews|amp|mobile|app|0|1)?$/i;

const MOBILE_LABELS = new Set(['m', 'mobile', 'amp', 'wap', 'touch', 'www', 'www2', 'www3']);

/** Bidi and zero-width marks that get into addresses by copying; ZWNJ and ZWJ are letters of some slugs and stay. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** No browser follows longer ones, and nobody links to them. */
const MAX_CHARS = 8000;

function parse(address: string, base?: string): URL | null {
  if (address.length > MAX_CHARS) return null;
  return webUrl(address.startsWith('//') ? `https:${address}` : address, base);
}

/** What is written one way only. */
const UNESCAPED = /^[\w.!~*'()-]*$/;

/** One spelling for the escapes of a piece of an address; bytes that are not UTF-8 (windows-1256) keep theirs. */
function respell(piece: string, keep: RegExp): string {
  if (UNESCAPED.test(piece)) return piece;
  let text: string;
  try {
    text = decodeURIComponent(piece);
  } catch {
    return piece.replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());
  }
  const plain = text.normalize('NFC').replace(INVISIBLE, '');
  // Lone surrogates cannot be encoded.
  return encodeURIComponent(plain.toWellFormed()).replace(keep, (code) => decodeURIComponent(code));
}

const KEEP_IN_PATH = /%(?:3A|40|2C|3B|3D|2B|24|26)/g;
const KEEP_IN_QUERY = /%(?:3A|40|2C|2F)/g;

function isTracking(key: string, value: string): boolean {
  const name = key.toLowerCase();
  return TRACKING.has(name) || TRACKING_PREFIX.test(name) || (WAY_KEYS.has(name) && WAY_VALUES.test(value));
}

/** The parts of a query as they stand, each with its key and value. */
const partsOf = (search: string): { part: string; key: string; value: string }[] =>
  search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const [key = '', ...value] = part.split('=');
      return { part, key, value: value.join('=') };
    });

/** The query without what tracks, one spelling, sorted by key; empty where nothing is left. */
function cleanQuery(search: string): string {
  const pairs = partsOf(search.replaceAll('+', '%20'))
    .map(({ key, value }) => ({ key: respell(key, KEEP_IN_QUERY), value: respell(value, KEEP_IN_QUERY) }))
    // `?=` asks for nothing.
    .filter(({ key, value }) => !(key === '' && value === '') && !isTracking(key, value))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ key, value }) => (value === '' ? key : `${key}=${value}`));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** The host without `www.`, `m.`, `amp.` and the like, also as a second label (`ar.m.example.org`). */
function cleanHost(hostname: string): string {
  // One dot at the end says that a name is whole. More are no name, and without them `1..` would become an address.
  const labels = hostname.replace(/([^.])\.$/, '$1').split('.');
  while (labels.length > 2 && MOBILE_LABELS.has(labels[0] ?? '')) labels.shift();
  while (labels.length > 3 && (labels[1] === 'm' || labels[1] === 'amp')) labels.splice(1, 1);
  return labels.join('.');
}

const INDEX_PAGE = /^index\.(?:html?|php|aspx?)$/i;

/** The parts of a path that say anything, in one spelling each. */
function segmentsOf(pathname: string): string[] {
  return (
    pathname
      .replace(/;jsessionid=[^/]*/gi, '')
      .split('/')
      .map((segment) => respell(segment, KEEP_IN_PATH))
      // Dots can appear where invisible marks were taken away.
      .filter((segment) => segment !== '' && segment !== '.' && segment !== '..')
  );
}

function cleanPath(pathname: string): string {
  const segments = segmentsOf(pathname);
  while (segments.length > 1 && /^amp$/i.test(segments[0] ?? '')) segments.shift();
  while (
    INDEX_PAGE.test(segments.at(-1) ?? '') ||
    (segments.length > 1 && /^amp$/i.test(segments.at(-1) ?? ''))
  ) {
    segments.pop();
  }
  const last = segments.pop();
  if (last !== undefined) segments.push(last.replace(/([^.])(?:\.amp)+(\.html?)?$/i, '$1$2'));
  return `/${segments.join('/')}`;
}

/** A name of two labels at least. */
const HOST = /^[^.]+(?:\.[^.]+)+\.?$/;
const AMP_PROJECT = /(?:^|\.)cdn\.ampproject\.org\.?$/;
const GOOGLE = /(?:^|\.)google\.[a-z.]{2,7}$/;

/** `google.com/amp/s/HOST/…` and `*.cdn.ampproject.org/c/s/HOST/…` are copies of the page at HOST. */
function unwrapAmpCache(url: URL): URL {
  const pattern = AMP_PROJECT.test(url.hostname)
    ? /^[a-z]+\/(?:s\/)?(.+)$/
    : GOOGLE.test(url.hostname)
      ? /^amp\/(?:s\/)?(.+)$/
      : null;
  // Segments as the identity spells them, so that its own identity finds no other host.
  const inside = pattern?.exec(segmentsOf(url.pathname).join('/'))?.[1];
  const inner = inside === undefined ? null : parse(`https://${inside}${url.search}`);
  // A copy of a copy; each is shorter than the one before.
  return inner && HOST.test(inner.hostname) ? unwrapAmpCache(inner) : url;
}

function identity(outer: URL): string {
  const url = unwrapAmpCache(outer);
  // With a port of its own the other scheme is another server.
  const scheme = url.port === '' || url.port === '80' || url.port === '443' ? 'https:' : url.protocol;
  const port = scheme === 'https:' && (url.port === '80' || url.port === '443') ? '' : url.port;
  const host = cleanHost(url.hostname) + (port === '' ? '' : `:${port}`);
  // `#!/…` and `#/…` are addresses of single-page sites, every other fragment a place in the page.
  const route = /^#!?\//.test(url.hash) ? url.hash : '';
  const path = cleanPath(url.pathname);
  return `${scheme}//${host}${path}${cleanQuery(url.search)}${route}`;
}

/** Is `inner` the same site as `outer`, `www`, mobile and AMP hosts aside? */
function sameSite(one: URL, other: URL): boolean {
  const a = cleanHost(one.hostname);
  const b = cleanHost(other.hostname);
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

/**
 * The address a page declares as its own (`rel=canonical`, `og:url`), absolute; null where it is none, belongs to
 * another site (nobody may take over another outlet's article), or is the front page of a site whose article this is.
 */
export function declaredUrl(pageUrl: string, declared: string | null): string | null {
  if (declared === null || declared.trim() === '') return null;
  const page = parse(pageUrl.trim());
  const url = parse(declared.trim(), page?.href);
  if (!url) return null;
  if (!page) return url.href;
  const own = unwrapAmpCache(page);
  if (!sameSite(own, url)) return null;
  const isFront = cleanPath(url.pathname) === '/' && cleanQuery(url.search) === '' && url.hash.length < 3;
  const wasFront = cleanPath(own.pathname) === '/' && cleanQuery(own.search) === '';
  return isFront && !wasFront ? null : url.href;
}

/** The address as a reader would pass it on: without fragment and tracking parameters, everything else as it was. */
export function tidyUrl(address: string): string {
  const url = parse(address.trim());
  if (!url) return address.trim();
  if (!/^#!?\//.test(url.hash)) url.hash = '';
  url.search = partsOf(url.search)
    .filter(({ key, value }) => !isTracking(key, value))
    .map(({ part }) => part)
    .join('&');
  return url.href;
}

/**
 * The identity of an article's address, for comparing and storing; follow the original, not this. https, no `www`,
 * mobile or AMP host or path, no default port, credentials, tracking parameters, fragment or trailing slash; the
 * rest of the query sorted; escapes in one spelling (NFC, upper-case hex). `hint` is what the page declares as
 * canonical and wins where {@link declaredUrl} accepts it. Never throws: what is no web address comes back trimmed.
 */
export function canonicalUrl(address: string, hint?: string | null): string {
  const trimmed = address.trim();
  const own = parse(trimmed);
  const declared = declaredUrl(trimmed, hint ?? null);
  const url = (declared === null ? null : parse(declared)) ?? own;
  return url ? identity(url) : trimmed;
}
