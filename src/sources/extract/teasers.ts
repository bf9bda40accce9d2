import { type Block, linkShare } from './blocks.ts';

/** A teaser is a line or two below a linked headline. */
const TEASER_CHARS = 240;
const HEADLINE_CHARS = { least: 20, most: 200 } as const;
/** One linked line may be the article's own. */
const LEAST_CARDS = 2;
/** Teasers are the foot of a page, not most of it; and an article comes before them. */
const MOST_SHARE = 0.5;
const BEFORE_CHARS = 200;

const isLinkedHeadline = (block: Block): boolean =>
  block.links === 1 &&
  block.chars >= HEADLINE_CHARS.least &&
  block.chars <= HEADLINE_CHARS.most &&
  linkShare(block) > 0.85 &&
  !/[.!؟]$/.test(block.text);

/** Where the cards at the end begin: linked headlines, each with a teaser below it or none. */
function cardsStart(blocks: readonly Block[]): { start: number; cards: number } {
  let start = blocks.length;
  let cards = 0;
  let teasers = 0;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (!block) break;
    if (isLinkedHeadline(block)) {
      cards += 1;
      teasers = 0;
      start = at;
    } else if (teasers === 0 && block.chars <= TEASER_CHARS && linkShare(block) < 0.3) teasers = 1;
    else break;
  }
  return { start, cards };
}

const charsOf = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + block.chars, 0);

/**
 * The blocks without the cards of other articles at their end: a linked headline with a sentence below it, again and
 * again. Left in, the sentences would read as the article's last paragraphs.
 */
export function withoutTeasers(blocks: readonly Block[]): readonly Block[] {
  const { start, cards } = cardsStart(blocks);
  const before = charsOf(blocks.slice(0, start));
  const isFoot =
    before >= BEFORE_CHARS && charsOf(blocks.slice(start)) <= (before * MOST_SHARE) / (1 - MOST_SHARE);
  return cards >= LEAST_CARDS && isFoot ? blocks.slice(0, start) : blocks;
}
