import { SourceError } from '../../lib/errors.ts';
import { type Block, collectBlocks } from './blocks.ts';
import { cleanBlocks } from './clean.ts';
import { decodeHtml } from './decode.ts';
import { parseTree } from './dom.ts';
import { hintReader } from './hints.ts';
import { readMetadata } from './metadata.ts';
import { prune } from './prune.ts';
import { selectArticle } from './select.ts';

/** An article as read from its page. Plain text; null where the page does not say. */
export interface Extracted {
  title: string | null;
  /** Paragraphs, sub-headings, list items and quotes, separated by "\n"; empty where the page has no article. */
  text: string;
  author: string | null;
  /** ISO 8601, UTC. */
  published: string | null;
  siteName: string | null;
  /** Primary language subtag, lower case, such as `ar`. */
  lang: string | null;
  canonicalUrl: string | null;
  /** ISO 8601, UTC. */
  modified: string | null;
}

interface ExtractOptions {
  /** The address the page was read from; relative links and the canonical address are judged against it. */
  url: string;
  /** The Content-Type header, for its charset. */
  contentType?: string;
  /** Throw where there is nothing to read, instead of returning an empty text. */
  require?: boolean;
}

/** Less than this is not an article but what is left of one: the next, less strict way is tried. */
const TOO_LITTLE_CHARS = 200;

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.chars, 0);
}

/**
 * Reads the article of a page: headline, text without everything around it, and what the page says about it.
 * Linear in the page's length. Throws SourceError `no-text` where `require` is set and nothing readable is found.
 */
export function extractArticle(html: Uint8Array | string, options: ExtractOptions): Extracted {
  const source = typeof html === 'string' ? html : decodeHtml(html, options.contentType);
  const tree = parseTree(source);
  const { titles, body, ...metadata } = readMetadata(tree, options.url);
  const blocks = collectBlocks(tree.root);
  const hintOf = hintReader();
  const read = (marks: Uint8Array): Block[] => {
    const places = selectArticle(blocks, marks, hintOf);
    const found = places.flatMap((box) =>
      blocks.slice(box.first, box.last).filter((_, at) => marks[box.first + at] === 0),
    );
    return cleanBlocks(found, titles);
  };
  let kept = read(prune(tree.root, blocks, hintOf));
  if (lengthOf(kept) < TOO_LITTLE_CHARS) {
    const wider = read(new Uint8Array(blocks.length));
    if (lengthOf(wider) > 2 * lengthOf(kept)) kept = wider;
  }
  let text = kept.map((block) => block.text).join('\n');
  if (body !== null && body.length > text.length * 1.5) text = body;
  if (text === '' && options.require === true) {
    throw new SourceError('extract: the page has no readable text', { failure: 'no-text' });
  }
  return { ...metadata, text };
}
