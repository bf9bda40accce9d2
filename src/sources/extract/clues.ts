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

const UNDECLARED_H1 = 3;

function rankOf(block: Block, isDeclared: boolean): number {
  if (block.box.tag === 'h1') return isDeclared ? 4 : UNDECLARED_H1;
  if (isHeading(block)) return 2;
  return block.links > 0 ? 0 : 1;
}

/** Finds the headline among the blocks, and the paragraphs that the page's description was taken from. */
export function readClues(
  blocks: readonly Block[],
  titles: readonly string[],
  declaredTitles: readonly string[],
  description: string | null,
): Clues {
  const known = new Set(titles.map(bare).filter((title) => title.length > 8));
  const declared = declaredTitles.map(bare);
  const lengths = titles.map((title) => title.length);
  // Most blocks are far from a headline's length: not worth the comparison.
  const least = Math.min(...lengths) * 0.7;
  const most = Math.max(...lengths) * 1.3;
  let titleAt = -1;
  let bestRank = 0;
  for (const [at, block] of blocks.entries()) {
    const { length } = block.text;
    if (length < least || length > most) continue;
    const words = bare(block.text);
    if (!known.has(words)) continue;
    const isDeclared = declared.some((title) => title.includes(words));
    const rank = rankOf(block, isDeclared);
    // The outlet's name is often the first of the main headings, the headline a later one.
    if (rank > bestRank || (rank === bestRank && rank === UNDECLARED_H1)) {
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
