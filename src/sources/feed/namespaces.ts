import names from './namespaces.json' with { type: 'json' };

/**
 * Namespaces found in feeds, by the short name this parser uses for them. The feed formats themselves are '' so that
 * an Atom element inside RSS (and the reverse) reads like one of its own.
 * Addresses are compared without scheme, case and trailing `/` or `#`, since feeds get those wrong.
 */
const BY_ADDRESS = new Map<string, string>(Object.entries(names.byAddress));

/** Prefixes taken at their word where the feed declares them wrongly or not at all. */
const BY_PREFIX = new Map<string, string>(Object.entries(names.byPrefix));

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
