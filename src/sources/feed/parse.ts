import { SourceError } from '../../lib/errors.ts';
import { atOnce, type Steps } from '../../lib/in-turn.ts';
import { decodeBytes } from '../charset.ts';
import { parseLenientJson, withoutGuard } from '../lenient-json.ts';
import { wallName, wallOf } from '../pages/walls.ts';
import { safeAddress } from '../sanitize-address.ts';
import { plainText } from '../sanitize-text.ts';
import { cutOff, cutOffJson } from './cut-off.ts';
import { declaredEntities } from './entities.ts';
import { LIMITS, type ParsedFeed } from './model.ts';
import { readJsonFeed } from './read-json.ts';
import { readXmlFeed } from './read-xml.ts';
import { repaired } from './repair.ts';
import { readTree } from './tree.ts';

export interface ParseOptions {
  /** Where the feed came from; relative links are relative to it. */
  url?: string | undefined;
  /** The Content-Type header, for its charset. */
  contentType?: string | null | undefined;
  /** The moment of reading; completes dates that lack a year. */
  now: Date;
}

const notAFeed = (what: string): SourceError => new SourceError(`feed: ${what}`, { failure: 'not-a-feed' });

/** What of a page is looked at for a wall. */
const WALL_CHARS = 100_000;
const isPage = (text: string): boolean => {
  const start = text.slice(0, 2000);
  return (
    /<html|<!doctype html/i.test(start) ||
    (/<title>/i.test(start) && !/<(?:\?xml|rss|feed|rdf)/i.test(start)) ||
    /^<(?:br|b|div|p|center|h1)[\s>/]/i.test(start)
  );
};

/** A line or two say "Too many requests" without being a page. */
const NOTE_CHARS = 500;
const mayBeWall = (text: string): boolean => isPage(text) || text.length < NOTE_CHARS;

/** A reference that is none of those of XML. */
const OTHER_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)/;

function parseJson(text: string): unknown {
  try {
    return parseLenientJson(text);
  } catch (cause) {
    throw new SourceError('feed: neither XML nor valid JSON', { failure: 'not-a-feed', cause });
  }
}

/** Walls that stand before a feed as before a page: an answer of the server's, not another kind of document. */
function wallBefore(html: string): SourceError | null {
  const wall = wallOf({
    titles: [plainText(/<title[^<>]{0,200}>([^<]{0,500})/i.exec(html)?.[1] ?? (isPage(html) ? '' : html))],
    words: plainText(html.slice(0, WALL_CHARS)),
    source: html,
    asksPassword: /<input[^<>]{1,300}type\s{0,5}=\s{0,5}["']?password/i.test(html.slice(0, WALL_CHARS)),
  });
  if (wall === null || wall === 'not-found') return null;
  const failure = wall === 'error' ? 'server-error' : 'blocked';
  return new SourceError(`feed: ${wallName(wall)} in its place`, { failure });
}

function whatItIs(text: string): string {
  if (isPage(text)) return 'an HTML page, not a feed';
  if (/^\[\s*\{.{0,2000}"rendered"/s.test(text)) return 'posts of WordPress: kind `wordpress` reads them';
  const root = /<([a-z][\w:.-]{0,40})/i.exec(text.slice(0, 2000))?.[1];
  if (/^[[{]/.test(text)) return 'JSON, but not a feed';
  if (root === undefined) return 'neither XML nor JSON';
  return `XML whose root is <${root}>, not a feed`;
}

/**
 * A feed of any kind (RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, CDF, JSON Feed) in any state → its fields.
 *
 * Bytes go through four steps: characters (charset.ts), repair of what no reader could take (repair.ts), a tolerant
 * tree (tree.ts), the fields (read-xml.ts). Dates are ISO 8601 in UTC as the feed gives them; what lies in the
 * future is left for `toSourceItems` to judge. Titles, authors and categories are plain text; `summary` and
 * `content` are sanitised HTML.
 *
 * Throws SourceError and nothing else: `empty` for no content, `too-large` beyond LIMITS.bytes, `blocked` for a
 * challenge or log-in, `not-a-feed` for anything else.
 * Entries beyond LIMITS.items are left out; that, and a missing end, `notes` records.
 */
export const parseFeed = (bytes: Uint8Array, options: ParseOptions): ParsedFeed =>
  atOnce(parseFeedSteps(bytes, options));

/** The same in steps. */
export function* parseFeedSteps(bytes: Uint8Array, options: ParseOptions): Steps<ParsedFeed> {
  if (bytes.length > LIMITS.bytes) {
    throw new SourceError(`feed: ${bytes.length} bytes, at most ${LIMITS.bytes} are read`, {
      failure: 'too-large',
    });
  }
  const { text, isPlain, mended } = decodeBytes(bytes, options.contentType);
  const trimmed = withoutGuard(text).trimStart();
  if (trimmed.replaceAll('\0', '').trim() === '') throw new SourceError('feed: empty', { failure: 'empty' });
  yield;
  const reading = { base: options.url ? safeAddress(options.url) : null, now: options.now };
  try {
    const json = /^[[{]/.test(trimmed);
    const xml = json ? '' : repaired(trimmed);
    const declared = declaredEntities(xml.slice(0, 20_000));
    // Letters that no reference makes stand in the whole as in its pieces.
    const mayBeMisread = !isPlain || xml !== trimmed || declared.size > 0 || OTHER_REFERENCE.test(xml);
    yield;
    const found = json
      ? yield* readJsonFeed(parseJson(trimmed), reading)
      : yield* readXmlFeed(readTree(xml, declared, mayBeMisread), reading);
    if (!found) throw (mayBeWall(trimmed) ? wallBefore(trimmed) : null) ?? notAFeed(whatItIs(trimmed));
    return {
      ...found,
      notes: [...found.notes, ...(json ? cutOffJson(trimmed) : cutOff(xml))],
      mended,
      readBy: 'tolerant',
    };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('feed: could not be read', { failure: 'not-a-feed', cause: error });
  }
}
