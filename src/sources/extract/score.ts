import { type Block, HEADING, linkShare } from './blocks.ts';
import type { Box } from './dom.ts';

/** Ends like a sentence, or has a comma or stop inside: prose, not a label. Arabic, Latin, CJK and Indic stops. */
const SENTENCE = /[.!?؟…。！？۔।:»"”’)](?:\s|$)|[,،，、;؛]\s/u;

/** How much a block in such an element counts as prose. */
const WORTH: Record<string, number> = {
  p: 1,
  blockquote: 1,
  pre: 1,
  li: 0.6,
  td: 0.7,
  dd: 0.6,
  th: 0.1,
  dt: 0.2,
};

export function isHeading(block: Block): boolean {
  return HEADING.test(block.box.tag);
}

/** Does the text read like a sentence rather than like a label or a headline? */
export function isSentence(text: string): boolean {
  return SENTENCE.test(text);
}

/** A sentence most of whose words are links (names of players, of companies): links in number, yet prose around them. */
export function isLinkedSentence(block: Block): boolean {
  return block.links >= 2 && block.chars >= 60 && linkShare(block) < 0.9 && /[.!?؟]["”»)]*$/.test(block.text);
}

/** Characters of prose in a block: its length, less links, less what is too short or unpunctuated to be sure of. */
function goodOf(block: Block): number {
  const share = linkShare(block);
  if (isLinkedSentence(block)) return block.chars * 0.5;
  if (block.chars < 20 || share > 0.5) return 0;
  const worth = isHeading(block) ? 0.1 : (WORTH[block.box.tag] ?? 0.85);
  const length = block.chars < 80 ? (block.chars * block.chars) / 80 : block.chars;
  return length * (1 - share) * worth * (isSentence(block.text) ? 1 : 0.4);
}

/** Characters that speak against an element being an article: links, and labels too short for prose. */
function badOf(block: Block): number {
  const share = linkShare(block);
  const label = block.chars < 30 && !isHeading(block) && !isSentence(block.text) ? block.chars : 0;
  return Math.max(block.linkChars * (share > 0.5 ? 1 : 0.3), label);
}

/** Running sums over the blocks of a page, so that any element's worth is a subtraction. */
export interface Sums {
  good: Float64Array;
  bad: Float64Array;
  chars: Float64Array;
  linkChars: Float64Array;
}

/** Sums over the blocks not marked as dropped. */
export function sumUp(blocks: readonly Block[], marks: Uint8Array): Sums {
  const size = blocks.length + 1;
  const sums: Sums = {
    good: new Float64Array(size),
    bad: new Float64Array(size),
    chars: new Float64Array(size),
    linkChars: new Float64Array(size),
  };
  for (const [at, block] of blocks.entries()) {
    const open = marks[at] === 0;
    sums.good[at + 1] = (sums.good[at] ?? 0) + (open ? goodOf(block) : 0);
    sums.bad[at + 1] = (sums.bad[at] ?? 0) + (open ? badOf(block) : 0);
    sums.chars[at + 1] = (sums.chars[at] ?? 0) + (open ? block.chars : 0);
    sums.linkChars[at + 1] = (sums.linkChars[at] ?? 0) + (open ? block.linkChars : 0);
  }
  return sums;
}

/** The part of a running sum that falls on a box. */
export function within(sum: Float64Array, box: Box): number {
  return (sum[box.last] ?? 0) - (sum[box.first] ?? 0);
}

/** Long enough and punctuated: the kind of block an article starts and ends with. */
export function isProse(block: Block): boolean {
  return (
    !isHeading(block) &&
    linkShare(block) < 0.4 &&
    block.chars >= 40 &&
    (isSentence(block.text) || block.chars >= 140)
  );
}
