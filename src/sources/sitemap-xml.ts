import { SourceError } from '../lib/errors.ts';
import { ShallowParser } from './shallow-parser.ts';

/** One `<url>` of a sitemap, or one `<sitemap>` of an index, as written. */
export interface SitemapEntry {
  loc: string;
  lastmod: string;
  /** Google News extension; '' where it is absent. */
  title: string;
  published: string;
  language: string;
  keywords: string;
}

export interface Sitemap {
  kind: 'urls' | 'index';
  entries: SitemapEntry[];
  /** Were there more entries than the standard allows? */
  truncated: boolean;
}

/** The standard's own limit (sitemaps.org: 50,000 addresses a file). */
const MAX_ENTRIES = 50_000;
const MAX_FIELD = 4_096;

const local = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

const emptyEntry = (): SitemapEntry => ({
  loc: '',
  lastmod: '',
  title: '',
  published: '',
  language: '',
  keywords: '',
});

/** Which field an element fills, by its parent: `title` counts in `news`, not in `image` or `video`. */
function fieldOf(name: string, parent: string): keyof SitemapEntry | null {
  if (parent === 'url' || parent === 'sitemap') return name === 'loc' || name === 'lastmod' ? name : null;
  if (parent === 'publication') return name === 'language' ? 'language' : null;
  if (parent !== 'news') return null;
  if (name === 'title' || name === 'keywords') return name;
  return name === 'publication_date' ? 'published' : null;
}

/**
 * Reads a sitemap or sitemap index, whatever prefixes it uses; forgiving like a browser, so broken entries are
 * left out rather than the file. No entities but XML's own are expanded. Throws SourceError `not-a-feed`.
 */
export function readSitemapXml(xml: string): Sitemap {
  const path: string[] = [];
  const entries: SitemapEntry[] = [];
  let kind: Sitemap['kind'] | null = null;
  let entry: SitemapEntry | null = null;
  let field: keyof SitemapEntry | null = null;
  let truncated = false;

  const parser: ShallowParser = new ShallowParser(
    {
      onopentagname(written) {
        const name = local(written);
        if (kind === null && name === 'urlset') kind = 'urls';
        if (kind === null && name === 'sitemapindex') kind = 'index';
        if (name === 'url' || name === 'sitemap') entry = emptyEntry();
        field = fieldOf(name, path.at(-1) ?? '');
        path.push(name);
        parser.open = path.length;
      },
      ontext(text) {
        if (entry && field && entry[field].length < MAX_FIELD) entry[field] += text;
      },
      onclosetag(written, implied) {
        const name = local(written);
        path.pop();
        parser.open = path.length;
        field = null;
        if (!entry || (name !== 'url' && name !== 'sitemap')) return;
        // An end the file does not have: it was cut off, perhaps within the address.
        if (implied) entry.loc = '';
        if (entries.length >= MAX_ENTRIES) truncated = true;
        else if (entry.loc.trim() !== '') entries.push(entry);
        entry = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  if (kind === null) {
    const what = /<html|<!doctype html/i.test(xml.slice(0, 2_000)) ? 'an HTML page' : 'something else';
    throw new SourceError(`sitemap: ${what}, not a sitemap`, { failure: 'not-a-feed' });
  }
  return { kind, entries, truncated };
}
