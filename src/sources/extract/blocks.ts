import { type Box, walk } from './dom.ts';

/** A run of text that a browser would set as one paragraph, and what tells prose from everything else. */
export interface Block {
  text: string;
  /** The nearest element that is not inline: the `p`, `li`, `div` the text stands in. */
  box: Box;
  /** Characters; those of Chinese, Japanese and Korean say twice as much and count double. */
  chars: number;
  /** Characters inside links, and how many links. */
  linkChars: number;
  links: number;
  /** Is all of it bold? Then it may be a heading in disguise. */
  isBold: boolean;
  /** Followed by a line break only, so the next block belongs to the same element. */
  afterBreak: boolean;
}

/** Characters of some blocks. */
export const charsOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { chars }) => sum + chars, 0);

/** Characters of those blocks whose places these are. */
export const charsAt = (blocks: readonly Block[], places: readonly number[]): number =>
  places.reduce((sum, at) => sum + (blocks[at]?.chars ?? 0), 0);

const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small ' +
    'span strike strong sub sup time tt u var wbr img amp-img picture source figure-img html-el o:p'
  ).split(' '),
);
const BOLD = new Set(['b', 'strong']);

const AS_BLOCK = /(?:^|;)\s*display\s*:\s*(?:block|flex|grid)/i;

/** Is the element set in the line, by its tag and in spite of its style? */
const isInline = (box: Box): boolean =>
  INLINE.has(box.tag) && (box.attrs.style === undefined || !AS_BLOCK.test(box.attrs.style));

/** Zero-width and bidi marks and controls say nothing; soft hyphens are layout. ZWNJ and ZWJ belong to words. */
const INVISIBLE = /(?![\t-\r])\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

const WIDE = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;

/** Words put into a sentence for those who hear the page ("opens in a new window") are not of the sentence. */
const FOR_SCREEN_READERS = /(?:^|[\s_-])(?:sr-only|screen-reader|visually-?hidden|off-?screen|assistive)/i;

/** An element in the line that no reader sees: hidden, or said to those who hear the page only. */
function isUnseen({ attrs }: Box): boolean {
  if (attrs.hidden !== undefined && attrs.hidden !== 'until-found') return true;
  if (attrs.style !== undefined && UNSEEN_STYLE.test(attrs.style)) return true;
  return attrs.class !== undefined && FOR_SCREEN_READERS.test(attrs.class);
}
const UNSEEN_STYLE = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

const BLANK_LINE = /\n[^\S\n]*\n\s*/;

/** Line breaks of the source are shown, so a blank line ends a paragraph. */
function isPreformatted(box: Box): boolean {
  return box.tag === 'pre' || /white-space\s*:\s*(?:pre|break-spaces)/i.test(box.attrs.style ?? '');
}

export const HEADING = /^h[1-6]$/;

/** A heading that links to itself, for people to copy its address, is no link. */
function isLink(box: Box): boolean {
  const { href } = box.attrs;
  if (box.tag !== 'a' || href === undefined) return false;
  return !(href.startsWith('#') && box.parent !== null && HEADING.test(box.parent.tag));
}

/** Collects the text of a tree as blocks, and notes in every box which blocks are below it. Linear, no recursion. */
export function collectBlocks(root: Box): Block[] {
  const blocks: Block[] = [];
  /** Open elements that are not inline; the last is where text belongs. */
  const owners: Box[] = [root];
  let parts: string[] = [];
  let linkChars = 0;
  let links = 0;
  let boldChars = 0;
  let inLinks = 0;
  let inBold = 0;
  let inPre = 0;

  const flush = (afterBreak: boolean): void => {
    const raw = parts.join('');
    parts = [];
    const text = raw.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
    if (text !== '') {
      const width = WIDE.test(text) ? 2 : 1;
      const chars = text.length * width;
      blocks.push({
        text,
        box: owners.at(-1) ?? root,
        chars,
        linkChars: Math.min(linkChars * width, chars),
        links,
        isBold: boldChars * width >= chars * 0.95,
        afterBreak,
      });
    }
    linkChars = 0;
    links = inLinks > 0 ? 1 : 0;
    boldChars = 0;
  };

  walk(
    root,
    (node) => {
      if (typeof node === 'string') {
        if (inPre > 0 && BLANK_LINE.test(node)) {
          for (const [at, piece] of node.split(BLANK_LINE).entries()) {
            if (at > 0) flush(true);
            parts.push(piece);
          }
          return false;
        }
        parts.push(node);
        if (inLinks > 0 || inBold > 0) {
          const chars = node.trim().length;
          if (inLinks > 0) linkChars += chars;
          if (inBold > 0) boldChars += chars;
        }
        return false;
      }
      // The page's name, not its text.
      if (node.tag === 'title') return false;
      if (node.tag === 'br') {
        flush(true);
        node.first = blocks.length;
        return true;
      }
      if (isInline(node) && isUnseen(node)) {
        node.first = blocks.length;
        node.children.length = 0;
      } else if (!isInline(node)) {
        flush(false);
        owners.push(node);
        if (isPreformatted(node)) inPre += 1;
      } else if (isLink(node)) {
        inLinks += 1;
        links += 1;
      } else if (BOLD.has(node.tag)) inBold += 1;
      node.first = blocks.length;
      return true;
    },
    (node) => {
      if (node.tag === 'br' || node.tag === 'title') return;
      if (!isInline(node)) {
        flush(false);
        owners.pop();
        if (isPreformatted(node)) inPre -= 1;
      } else if (isLink(node)) inLinks -= 1;
      else if (BOLD.has(node.tag)) inBold -= 1;
      node.last = blocks.length;
    },
  );
  flush(false);
  root.first = 0;
  root.last = blocks.length;
  return blocks;
}

/** Share of a block's text that is links, 0 to 1. */
export function linkShare(block: Block): number {
  return block.chars === 0 ? 0 : block.linkChars / block.chars;
}
