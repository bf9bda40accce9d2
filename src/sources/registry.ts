import type { SourceKind } from '../model/source.ts';
import { readFeed } from './feed-source.ts';
import { readListing } from './listing.ts';
import type { Reader } from './reader.ts';
import { readSitemap } from './sitemap.ts';
import { readTelegram } from './telegram.ts';

/** The reader of every kind of source. */
export const READERS: Readonly<Record<SourceKind, Reader>> = {
  feed: readFeed,
  listing: readListing,
  sitemap: readSitemap,
  telegram: readTelegram,
};
