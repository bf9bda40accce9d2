import { SourceError } from '../lib/errors.ts';
import type { Reading } from '../model/reading.ts';
import type { Source, SourceKind } from '../model/source.ts';
import { type ReadContext, readFeed } from './feed-source.ts';

type Reader = (source: Source, context: ReadContext) => Promise<Reading>;

/** How each kind of source is read: one file and one line a kind. */
const READERS: Partial<Record<SourceKind, Reader>> = {
  feed: readFeed,
};

/** Reads a source once, as its kind asks. Throws SourceError. */
export function readSource(source: Source, context: ReadContext): Promise<Reading> {
  const reader = READERS[source.kind];
  if (!reader) throw new SourceError(`${source.kind}: no reader for this kind`, { failure: 'not-a-feed' });
  return reader(source, context);
}
