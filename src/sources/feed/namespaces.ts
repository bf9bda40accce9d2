/**
 * Namespaces found in feeds, by the short name this parser uses for them. The feed formats themselves are '' so that
 * an Atom element inside RSS (and the reverse) reads like one of its own.
 * Addresses are compared without scheme, case and trailing `/` or `#`, since feeds get those wrong.
 */
const BY_ADDRESS = new Map<string, string>([
  ['backend.userland.com/rss', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss', ''],
  ['purl.org/rss/1.0', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['my.netscape.com/publish/formats/rss-0.91.dtd', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['example.com/newformat', ''],
  ['example.com/necho', ''],
  ['purl.org/echo', ''],
  ['uri/of/echo/namespace', ''],
  ['purl.org/pie', ''],
  ['purl.org/atom/ns', ''],
  ['www.w3.org/2005/atom', ''],
  ['purl.org/net/rss1.1', ''],
  ['purl.org/rss/1.0/modules/rss091', ''],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/slash', 'slash'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['www.w3.org/xml/1998/namespace', 'xml'],
  ['search.yahoo.com/mrss', 'media'],
  ['video.search.yahoo.com/mrss', 'media'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
]);

/** Prefixes taken at their word where the feed declares them wrongly or not at all. */
const BY_PREFIX = new Map<string, string>([
  ['atom', ''],
  ['atom10', ''],
  ['a10', ''],
  ['rss', ''],
  ['rss10', ''],
  ['dc', 'dc'],
  ['dcterms', 'dcterms'],
  ['dct', 'dcterms'],
  ['content', 'content'],
  ['rdf', 'rdf'],
  ['xhtml', 'xhtml'],
  ['html', 'xhtml'],
  ['media', 'media'],
  ['itunes', 'itunes'],
  ['feedburner', 'feedburner'],
  ['xml', 'xml'],
]);

/** Prefix → short name, as declared so far; '' is the default namespace. */
export type Scope = ReadonlyMap<string, string>;

const nearlyEqual = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]{1,3}$/, '');

/** The scope inside an element: what it declares itself, on top of what it stands in. */
export function scopeOf(attributes: ReadonlyMap<string, string>, outer: Scope): Scope {
  if (attributes.size === 0) return outer;
  let inner: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name.slice(6);
    const short =
      BY_ADDRESS.get(nearlyEqual(value)) ?? (prefix === '' ? '' : (BY_PREFIX.get(prefix) ?? prefix));
    inner ??= new Map(outer);
    inner.set(prefix, short);
  }
  return inner ?? outer;
}

/** `dc:creator`, `itunes:author`, `title`: the name by which the readers know an element, whatever its prefix. */
export function knownName(written: string, scope: Scope): string {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon);
  const local = written.slice(colon + 1);
  const short = scope.get(prefix) ?? (prefix === '' ? '' : (BY_PREFIX.get(prefix) ?? prefix));
  return short === '' ? local : `${short}:${local}`;
}
