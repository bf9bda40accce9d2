import { MINUTE_MS } from '../lib/durations.ts';
import { SourceError } from '../lib/errors.ts';
import type { Reading } from '../model/reading.ts';
import type { Source } from '../model/source.ts';
import { feed } from './feed-source.ts';
import type { SourceKind } from './kind.ts';
import { listing } from './listing.ts';
import type { ReadContext } from './reader.ts';
import { sitemap } from './sitemap.ts';
import { telegram } from './telegram.ts';
import { wordpress } from './wordpress.ts';

/** Every kind of source under the name that sources.yaml has for it: one file and one line a kind. */
export const KINDS = { feed, listing, sitemap, telegram, wordpress } satisfies Record<
  string,
  SourceKind<object>
>;

export type KindName = keyof typeof KINDS;
export const SOURCE_KINDS = Object.keys(KINDS) as KindName[];

type OwnOf<Kind> = Kind extends SourceKind<infer Own> ? Own : never;

/** A source with what its kind may say of it. */
export type KnownSource = {
  [Name in KindName]: Source & { kind: Name } & OwnOf<(typeof KINDS)[Name]>;
}[KindName];

export const kindOf = (source: KnownSource): SourceKind<object> => KINDS[source.kind];

/**
 * The longest reading of one source with all its pages, in milliseconds. Below the lease that marks a fetch as
 * lost, so that no source is read twice at once.
 */
const READING_MS = 4 * MINUTE_MS;

/** Reads a source once, as its kind asks. Throws SourceError, or the signal's reason on abort. */
export async function readSource(source: KnownSource, context: ReadContext): Promise<Reading> {
  const stop = new AbortController();
  const late = new SourceError(`${source.kind}: not read within ${READING_MS / 1000} s`, {
    failure: 'timeout',
  });
  const timer = setTimeout(() => stop.abort(late), READING_MS);
  const signal = context.signal ? AbortSignal.any([context.signal, stop.signal]) : stop.signal;
  try {
    return await kindOf(source).read(source, { ...context, signal });
  } finally {
    clearTimeout(timer);
  }
}
