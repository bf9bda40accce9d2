import type { Block } from './blocks.ts';
import { isCommentsTitle, opensComments } from './comment-words.ts';
import type { Box } from './dom.ts';
import { MARK } from './marks.ts';
import { isNoise, isTimeOfDay, opensRest } from './phrases.ts';
import { isHeading, isProse } from './score.ts';

/** An article is at least this long before its comments begin; a counter in its head is not their beginning. */
const BEFORE_COMMENTS = 200;
/** Under a heading of their own they begin after very short articles too. */
const BEFORE_TITLED = 60;
/** So many lines of nothing but a time of day are those of updates. */
const LEAST_UPDATES = 3;
/** An element around a heading that holds more than this is the article, or a column of it. */
const MOST_AROUND = 40;

/** A label of its own: a heading, or a short bold line. */
const isLabelled = (block: Block): boolean => isHeading(block) || (block.isBold && block.chars < 60);

function opensOthersWords(block: Block, isOpen: boolean): boolean {
  const isTitle = isLabelled(block) && isCommentsTitle(block.text);
  // What was put aside already was so for its links; of that only a heading says what comes below.
  if (!isOpen) return isHeading(block) && (isTitle || opensComments(block.text));
  return isTitle || opensComments(block.text) || opensRest(block.text, isLabelled(block));
}

/** Where readers' comments, and what the page says of itself, begin within the place; else its end. */
function endOf(blocks: readonly Block[], marks: Uint8Array, place: Box): number {
  let chars = 0;
  for (let at = place.first; at < place.last; at++) {
    const block = blocks[at];
    if (!block) break;
    const isOpen = marks[at] === MARK.open;
    if (chars >= (isHeading(block) ? BEFORE_TITLED : BEFORE_COMMENTS) && opensOthersWords(block, isOpen))
      return at;
    if (isOpen && isProse(block)) chars += block.chars;
  }
  return place.last;
}

/** What a page's scripts are told, left in the text; in an example of code it belongs to the article. */
const isData = ({ text, box }: Block): boolean =>
  box.tag !== 'pre' && /^[[{]/.test(text) && /["'][\w$-]+["']\s*:\s*\S/.test(text);

/** A heading whose element holds nothing else of the article: the name of a gallery, of a list of links. */
function isOfNothing(block: Block, at: number, kept: ReadonlySet<number>): boolean {
  const holder = block.box.parent;
  if (!isHeading(block) || holder === null) return false;
  const size = holder.last - holder.first;
  if (size < 2 || size > MOST_AROUND) return false;
  for (let near = holder.first; near < holder.last; near++) if (near !== at && kept.has(near)) return false;
  return true;
}

/** The blocks of the place that may be the article's: not put aside, not readers' words, no buttons and labels. */
export function quietBlocks(blocks: readonly Block[], marks: Uint8Array, place: Box): Block[] {
  const end = endOf(blocks, marks, place);
  const kept = new Set<number>();
  const times: number[] = [];
  for (let at = place.first; at < end; at++) {
    const block = blocks[at];
    if (marks[at] !== MARK.open || !block || !/[\p{L}\p{N}]/u.test(block.text)) continue;
    if (isTimeOfDay(block.text)) {
      if (block.box.tag === 'p') times.push(at);
    } else if (!isNoise(block.text) && !isData(block)) kept.add(at);
  }
  // Written as a paragraph, the time of an update stands over what it says; elsewhere it is a label.
  const updates = times.filter((at) => kept.has(at + 1));
  if (updates.length >= LEAST_UPDATES) for (const at of updates) kept.add(at);
  return blocks.filter((block, at) => kept.has(at) && !isOfNothing(block, at, kept));
}
