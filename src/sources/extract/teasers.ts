import { type Block, charsOf, linkShare } from './blocks.ts';
import { isByline } from './phrases.ts';
import { isHeading, isSentence } from './score.ts';

/** A teaser is a few lines below a linked headline. */
const TEASER_CHARS = 480;
const HEADLINE_CHARS = { least: 20, most: 200 } as const;
/** One linked line may be the article's own. */
const LEAST_CARDS = 2;
/** Teasers are the foot of a page, not most of it; and an article comes before them. */
const MOST_SHARE = 0.5;
const BEFORE_CHARS = 200;
/** A section's name, the card's own headline and who wrote it. */
const MOST_LABELS = 4;
const LABEL_CHARS = 60;

const isLinkedHeadline = (block: Block): boolean =>
  block.links === 1 &&
  block.chars >= HEADLINE_CHARS.least &&
  block.chars <= HEADLINE_CHARS.most &&
  linkShare(block) > 0.85 &&
  !/[.!؟]$/.test(block.text);

/** Ends in the way to the rest of another article. */
const LEADS_ON =
  /(?:\.{3}|…|[.!?؟"”»])\s*(?:(?:read |see |learn )?more|continue reading|full story|المزيد|(?:اقرأ|إقرأ|قراءة) المزيد|التفاصيل)\s*[\])»→>.…]*$/iu;

const leadsOn = (block: Block): boolean =>
  block.links > 0 && block.chars <= TEASER_CHARS && LEADS_ON.test(block.text);

const isLabel = (block: Block): boolean =>
  isHeading(block) || isByline(block.text) || (block.chars <= LABEL_CHARS && !isSentence(block.text));

/** Where the cards at the end begin: linked headlines, each with a teaser below it or none, or teasers that lead on. */
function cardsStart(blocks: readonly Block[]): { start: number; cards: number } {
  let start = blocks.length;
  let cards = 0;
  let teasers = 0;
  let labels = 0;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (!block) break;
    if (isLinkedHeadline(block) || leadsOn(block)) {
      cards += 1;
      teasers = 0;
      labels = 0;
      start = at;
    } else if (labels < MOST_LABELS && isLabel(block)) labels += 1;
    else if (teasers === 0 && block.chars <= TEASER_CHARS && linkShare(block) < 0.3) teasers = 1;
    else break;
  }
  return { start, cards };
}

/**
 * The blocks without the cards of other articles at their end: a linked headline with a sentence below it, or a
 * sentence that ends in the way to the rest, again and again. Left in, the sentences would read as the article's last
 * paragraphs.
 */
export function withoutTeasers(blocks: readonly Block[]): readonly Block[] {
  const { start, cards } = cardsStart(blocks);
  const before = charsOf(blocks.slice(0, start));
  const isFoot =
    before >= BEFORE_CHARS && charsOf(blocks.slice(start)) <= (before * MOST_SHARE) / (1 - MOST_SHARE);
  return cards >= LEAST_CARDS && isFoot ? blocks.slice(0, start) : blocks;
}
