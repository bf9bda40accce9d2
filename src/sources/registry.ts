import { SourceError } from '../lib/errors.ts';
import type { Reading } from '../model/reading.ts';
import type { Source, SourceKind } from '../model/source.ts';
import { readFeed } from './feed-source.ts';
import { readListing } from './listing.ts';
import type { ReadContext, Reader } from './reader.ts';
import { readSitemap } from './sitemap.ts';
import { readTelegram } from './telegram.ts';
import { readWordPress } from './wordpress.ts';

/** How each kind of source is read: one file and one line a kind. */
const READERS: Readonly<Record<SourceKind, Reader>> = {
  feed: readFeed,
  listing: readListing,
  sitemap: readSitemap,
  telegram: readTelegram,
  wordpress: readWordPress,
};

/**
 * The longest reading of one source with all its pages, in milliseconds. Below the lease that marks a fetch as
 * lost, so that no source is read twice at once.
 */
const READING_MS = 4 * 60_000;

/** Reads a source once, as its kind asks. Throws SourceError, or the signal's reason on abort. */
export async function readSource(source: Source, context: ReadContext): Promise<Reading> {
  const stop = new AbortController();
  const late = new SourceError(`${source.kind}: not read within ${READING_MS / 1000} s`, {
    failure: 'timeout',
  });
  const timer = setTimeout(() => stop.abort(late), READING_MS);
  const signal = context.signal ? AbortSignal.any([context.signal, stop.signal]) : stop.signal;
  try {
    return await READERS[source.kind](source, { ...context, signal });
  } finally {
    clearTimeout(timer);
  }
}
