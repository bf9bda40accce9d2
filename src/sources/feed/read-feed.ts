import { SourceError } from '../../lib/errors.ts';
import { inTurns } from '../../lib/in-turn.ts';
import { decodeBytes } from '../charset.ts';
import { safeAddress } from '../sanitize-address.ts';
import type { ParsedFeed } from './model.ts';
import { type ParseOptions, parseFeedSteps } from './parse.ts';
import { secondOpinion } from './second-opinion.ts';

/**
 * Reads a feed with the tolerant reader; where that finds no feed or no entries in a body that claims to be a feed,
 * rss-parser is asked. Gives others their turn in between. Throws what `parseFeed` throws where neither reads it.
 */
export async function readFeedBody(bytes: Uint8Array, options: ParseOptions): Promise<ParsedFeed> {
  let own: ParsedFeed | null = null;
  let failure: SourceError | null = null;
  try {
    own = await inTurns(parseFeedSteps(bytes, options));
  } catch (error) {
    if (!(error instanceof SourceError) || error.failure !== 'not-a-feed') throw error;
    failure = error;
  }
  if (own !== null && own.items.length > 0) return own;
  const { text, mended } = decodeBytes(bytes, options.contentType);
  const base = options.url ? safeAddress(options.url) : null;
  const other = await secondOpinion(text.trimStart(), { base, now: options.now });
  if (other !== null) return { ...other, mended, readBy: 'rss-parser' };
  if (own !== null) return own;
  throw failure;
}
