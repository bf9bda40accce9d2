import { atOnce, type Steps } from '../../lib/in-turn.ts';
import { decodeBytes } from '../charset.ts';
import { mendedText } from '../mojibake.ts';
import { type Block, charsOf, collectBlocks } from './blocks.ts';
import { cleanBlocks } from './clean.ts';
import { type Clues, readClues } from './clues.ts';
import { withoutDetached } from './detached.ts';
import { type Box, parseTree, type Tree } from './dom.ts';
import { hintReader } from './hints.ts';
import { plainBody, reconcile } from './linked-body.ts';
import { MARK } from './marks.ts';
import { readMetadata } from './metadata.ts';
import { prune } from './prune.ts';
import { quietBlocks } from './quiet.ts';
import { repeatedLines } from './repeats.ts';
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
  contentType?: string | null | undefined;
}

/** Less than this is perhaps what is left of an article after too much was dropped: a less strict way is tried. */
const LITTLE_CHARS = 250;
const NOTHING_CHARS = 60;

/** The article's blocks. Where hardly any are left, names alone are no reason to drop; then nothing is. */
function* findArticle(
  root: Box,
  blocks: readonly Block[],
  clues: Clues,
  titles: readonly string[],
): Steps<Block[]> {
  const hintOf = hintReader();
  const read = (marks: Uint8Array): Block[] => {
    const place = selectArticle(blocks, marks, hintOf, clues);
    if (place === null) return [];
    const quiet = quietBlocks(blocks, marks, place);
    const clean = new Set(cleanBlocks(quiet, titles, repeatedLines(blocks, quiet)));
    const indexes = blocks.flatMap((block, at) => (clean.has(block) ? [at] : []));
    return withoutDetached(blocks, indexes).flatMap((at) => blocks[at] ?? []);
  };
  const marks = prune(root, blocks, hintOf, clues.titleAt);
  yield;
  let kept = read(marks);
  if (charsOf(kept) < LITTLE_CHARS) {
    const wider = read(marks.map((mark) => (mark === MARK.likely ? MARK.open : mark)));
    if (charsOf(wider) > 5 * charsOf(kept)) kept = wider;
  }
  if (charsOf(kept) < NOTHING_CHARS) {
    const widest = read(new Uint8Array(blocks.length));
    if (charsOf(widest) > 5 * charsOf(kept)) kept = widest;
  }
  return kept;
}

/** Arabic, where most letters are Arabic and none of those that only Persian, Urdu and Kurdish have; else unknown. */
function languageOf(text: string): string | null {
  const sample = text.slice(0, 2000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const arabic = sample.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  return letters > 0 && arabic > letters * 0.6 && !/[پچژگکیےڵێۆ]/.test(sample) ? 'ar' : null;
}

function withoutMisreading(html: string): { text: string; mended: string | null } {
  const { text, undone } = mendedText(html);
  return { text, mended: undone };
}

/** A page read whole: its article, and what tells whether it has one. */
export interface ReadPage {
  article: Extracted;
  source: string;
  /** What was wrong with its encoding and is put right; else null. */
  mended: string | null;
  tree: Tree;
  blocks: readonly Block[];
  /** Every spelling of its headline. */
  titles: readonly string[];
}

/**
 * Reads the article of a page: headline, text without everything around it, and what the page says about it.
 * Linear in the page's length. Never throws.
 */
export const readArticlePage = (html: Uint8Array | string, options: ExtractOptions): ReadPage =>
  atOnce(readPageSteps(html, options));

/** The same in steps. */
export function* readPageSteps(html: Uint8Array | string, options: ExtractOptions): Steps<ReadPage> {
  const { text: source, mended } =
    typeof html === 'string' ? withoutMisreading(html) : decodeBytes(html, options.contentType);
  yield;
  const tree = yield* parseTree(source);
  const { titles, declaredTitles, body, description, ...metadata } = readMetadata(tree, options.url);
  yield;
  const blocks = collectBlocks(tree.root);
  yield;
  const clues = readClues(blocks, titles, declaredTitles, description);
  yield;
  const kept = new Set(yield* findArticle(tree.root, blocks, clues, titles));
  yield;
  const indexes = blocks.flatMap((block, at) => (kept.has(block) ? [at] : []));
  const answer = reconcile(blocks, indexes, body === null ? null : plainBody(body));
  const text = typeof answer === 'string' ? answer : answer.map((at) => blocks[at]?.text ?? '').join('\n');
  const article = { ...metadata, lang: metadata.lang ?? languageOf(text), text };
  return { article, source, mended, tree, blocks, titles };
}

/** The article of a page alone. Linear in the page's length; never throws. */
export const extractArticle = (html: Uint8Array | string, options: ExtractOptions): Extracted =>
  readArticlePage(html, options).article;
