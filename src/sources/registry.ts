import type { Reading } from '../model/reading.ts';
import type { Source, SourceKind } from '../model/source.ts';
import { readFeed } from './feed-source.ts';
import { readListing } from './listing.ts';
import type { ReadContext, Reader } from './reader.ts';
import { readSitemap } from './sitemap.ts';
import { readTelegram } from './telegram.ts';

/** How each kind of source is read: one file and one line a kind. */
const READERS: Readonly<Record<SourceKind, Reader>> = {
  feed: readFeed,
  listing: readListing,
  sitemap: readSitemap,
  telegram: readTelegram,
};

/** Reads a source once, as its kind asks. Throws SourceError, or the signal's reason on abort. */
export function readSource(source: Source, context: ReadContext): Promise<Reading> {
  return READERS[source.kind](source, context);
}
