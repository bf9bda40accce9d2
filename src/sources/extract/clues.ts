import type { Block } from './blocks.ts';
import { isHeading } from './score.ts';

/** Words only, for comparing a headline with its repetition. */
export function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** What the page's metadata says about where in the page the article is. */
export interface Clues {
  /** The block of the headline over the article; -1 where it is not found. */
  titleAt: number;
  /** How much more (or less) than its length each block counts when the article is looked for. */
  boosts: Float64Array;
}

/** Text before the headline is seldom the article; text after it counts full. */
const BEFORE_TITLE = 0.5;
/** The page's description is mostly the first paragraph, or made from it. */
const DESCRIBED = 2;
const DESCRIPTION_START = 40;

/** Finds the headline among the blocks, and the paragraphs that the page's description was taken from. */
export function readClues(
  blocks: readonly Block[],
  titles: readonly string[],
  description: string | null,
): Clues {
  const known = new Set(titles.map(bare).filter((title) => title.length > 8));
  const lengths = titles.map((title) => title.length);
  // Most blocks are far from a headline's length: not worth the comparison.
  const least = Math.min(...lengths) * 0.7;
  const most = Math.max(...lengths) * 1.3;
  let titleAt = -1;
  let bestRank = 0;
  for (const [at, block] of blocks.entries()) {
    if (block.chars < least || block.chars > most || !known.has(bare(block.text))) continue;
    const rank = block.box.tag === 'h1' ? 3 : isHeading(block) ? 2 : block.links > 0 ? 0 : 1;
    if (rank > bestRank) {
      titleAt = at;
      bestRank = rank;
    }
  }
  const start = bare(description ?? '').slice(0, DESCRIPTION_START);
  const boosts = new Float64Array(blocks.length).fill(1);
  for (const [at, block] of blocks.entries()) {
    if (at < titleAt) boosts[at] = BEFORE_TITLE;
    if (
      start.length === DESCRIPTION_START &&
      block.chars >= 40 &&
      bare(block.text.slice(0, 300)).includes(start)
    ) {
      boosts[at] = DESCRIBED;
    }
  }
  return { titleAt, boosts };
}
