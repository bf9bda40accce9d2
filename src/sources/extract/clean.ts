import { type Block, linkShare } from './blocks.ts';
import { bare } from './clues.ts';
import { isByline, isFarewell } from './phrases.ts';
import { isRelatedLead } from './related-lead.ts';
import { dropRepeats } from './repeats.ts';
import { isHeading, isLinkedSentence, isProse, isSentence } from './score.ts';
import { withoutTeasers } from './teasers.ts';

function isLinkLine(block: Block): boolean {
  return block.links > 0 && linkShare(block) > 0.6 && !isLinkedSentence(block);
}

/** A link line or a label that leads to another article; prose may begin with the same words. */
function isLead(block: Block): boolean {
  if (!isRelatedLead(block.text)) return false;
  if (linkShare(block) >= 0.3 || isHeading(block) || block.isBold) return true;
  return /^[^.،,]{2,40}[:|]/.test(block.text) || (block.chars < 45 && !/[^.][.!?؟]$/.test(block.text));
}

/** Drops the lines that lead to other articles, with the headlines that follow them. */
function dropRelated(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  let inRelated = false;
  for (const [at, block] of blocks.entries()) {
    if (isLead(block)) {
      inRelated = block.chars < 60;
      continue;
    }
    if (inRelated && (isLinkLine(block) || (block.links > 0 && block.chars < 120))) continue;
    inRelated = false;
    const next = blocks[at + 1];
    // A linked heading over prose is a heading; alone, a linked line is the way to somewhere else.
    const isKeptHeading =
      isHeading(block) && next !== undefined && !isLinkLine(next) && isSentence(next.text);
    if (isLinkLine(block) && !isKeptHeading && !isPartOfLine(block, blocks[at - 1])) continue;
    kept.push(block);
  }
  return kept;
}

/** After a line break in the middle of a sentence a linked name may stand alone. */
function isPartOfLine(block: Block, before: Block | undefined): boolean {
  return (
    before?.box === block.box && block.chars < 40 && before.afterBreak && !isSentence(before.text.slice(-2))
  );
}

/** Drops what stands before the first paragraph: the headline again, bylines, dates, labels. */
function trimHead(
  blocks: readonly Block[],
  titles: readonly string[],
  repeated: ReadonlySet<Block>,
): Block[] {
  const known = new Set(titles.map(bare).filter((title) => title !== ''));
  const start = blocks.findIndex(
    (block) =>
      isProse(block) && !isByline(block.text) && !repeated.has(block) && !known.has(bare(block.text)),
  );
  const kept = blocks.filter((block, at) => {
    if (at < Math.max(start, 0) + 3 && known.has(bare(block.text))) return false;
    if (at >= start) return !(at < start + 3 && isByline(block.text));
    if (isByline(block.text) || repeated.has(block) || linkShare(block) > 0.3) return false;
    // A long heading over the first paragraph is the standfirst.
    if (isHeading(block)) return at === start - 1 && block.box.tag !== 'h1' && block.chars < 60;
    if (block.box.tag === 'p' && block.chars >= 4 && /[.!?؟…]\W*$/u.test(block.text)) return true;
    return block.chars >= 25 && (isSentence(block.text) || block.box.tag === 'li');
  });
  return start < 0 ? blocks.filter((block) => !known.has(bare(block.text)) && !isByline(block.text)) : kept;
}

/** Drops what stands after the last paragraph: headings of nothing, labels, linked lines, dates. */
function trimTail(blocks: readonly Block[], repeated: ReadonlySet<Block>): Block[] {
  let end = blocks.length;
  for (; end > 0; end--) {
    const block = blocks[end - 1];
    if (!block) break;
    const isLoose =
      isHeading(block) ||
      isByline(block.text) ||
      repeated.has(block) ||
      isFarewell(block.text) ||
      linkShare(block) > 0.4 ||
      isRelatedLead(block.text);
    const isLabel =
      (block.chars < 80 && block.text.endsWith(':')) ||
      (block.chars < 40 && !isSentence(block.text) && block.box.tag !== 'li' && block.box.tag !== 'td');
    if (!isLoose && !isLabel) break;
  }
  return blocks.slice(0, end);
}

/** The blocks of an article, of all quiet ones where it stands. `titles` are its headline as the page spells it. */
export function cleanBlocks(
  blocks: readonly Block[],
  titles: readonly string[],
  repeated: ReadonlySet<Block>,
): Block[] {
  const own = trimHead(dropRelated(withoutTeasers(blocks)), titles, repeated);
  return trimTail(dropRepeats(own), repeated);
}
