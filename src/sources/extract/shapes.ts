import { type Block, HEADING, linkShare } from './blocks.ts';
import { type Box, walk } from './dom.ts';
import { MARK, markRange } from './marks.ts';
import { isHeading, isSentence, sumUp, within } from './score.ts';

/** A caption is shorter. */
const CAPTION_CHARS = 250;

/** Marks the single line of text in an element that is otherwise a picture: its caption, whatever its name. */
export function markPictures(root: Box, blocks: readonly Block[], marks: Uint8Array): void {
  const withPicture = new Set<Box>();
  walk(root, (box) => {
    if (typeof box === 'string') return false;
    if (box.tag === 'img' || box.tag === 'amp-img' || box.tag === 'picture') {
      for (let up = box.parent; up !== null && !withPicture.has(up); up = up.parent) withPicture.add(up);
    }
    return true;
  });
  const total = within(sumUp(blocks, marks).good, root);
  walk(root, (box) => {
    if (typeof box === 'string' || box.last === box.first || !withPicture.has(box)) return false;
    const block = blocks[box.first];
    const isOneLine = box.last - box.first === 1 && block !== undefined && block.chars <= CAPTION_CHARS;
    // A picture in the line (a smiley, a counter) makes no caption of a paragraph.
    const isParagraph = block?.box === box && block.chars > 100 && isSentence(block.text);
    if (
      isOneLine &&
      !isParagraph &&
      PICTURE_BOXES.has(box.tag) &&
      !isHeading(block) &&
      block.chars < total * 0.25
    ) {
      markRange(marks, box, MARK.caption);
      return false;
    }
    return true;
  });
}
const PICTURE_BOXES = new Set(['div', 'figure', 'td', 'tr', 'table', 'section', 'center']);

/** Marks the standfirst and byline in the `header` element of the headline. */
export function markHeader(root: Box, blocks: readonly Block[], marks: Uint8Array, titleAt: number): void {
  const sums = sumUp(blocks, marks);
  const total = within(sums.good, root);
  walk(root, (box) => {
    if (typeof box === 'string' || titleAt < box.first || titleAt >= box.last) return false;
    if (box.tag !== 'header') return true;
    if (within(sums.good, box) < total * 0.25) markRange(marks, box, MARK.likely);
    return false;
  });
}

const LISTS = new Set(['ul', 'ol', 'dl', 'table', 'nav', 'section', 'div', 'aside', 'article']);

/** Marks lists and boxes that are mostly links, with their headings and labels. */
export function markLinkLists(root: Box, blocks: readonly Block[], marks: Uint8Array): void {
  const sums = sumUp(blocks, marks);
  walk(root, (box) => {
    if (typeof box === 'string' || box.last === box.first) return false;
    if (!LISTS.has(box.tag)) return true;
    const chars = within(sums.chars, box);
    const share = chars === 0 ? 0 : within(sums.linkChars, box) / chars;
    const good = within(sums.good, box);
    const isList = box.tag === 'ul' || box.tag === 'ol' || box.tag === 'dl';
    if (share > (isList ? 0.4 : 0.5) && good < chars * 0.3 && good < 600) {
      markRange(marks, box, MARK.links);
      return false;
    }
    return true;
  });
}

/** A card is a linked headline or picture with a line or two of teaser. */
const CARD_CHARS = 420;

function isCard(box: Box, blocks: readonly Block[]): boolean {
  let chars = 0;
  let hasLinkedLine = false;
  for (let at = box.first; at < box.last; at++) {
    const block = blocks[at];
    if (!block) continue;
    chars += block.chars;
    if (chars > CARD_CHARS) return false;
    if (block.links > 0 && linkShare(block) > 0.8 && (block.chars >= 20 || isHeading(block)))
      hasLinkedLine = true;
  }
  return hasLinkedLine;
}

/** Marks rows of three or more cards: teasers for other articles look like prose, but each hangs on a link. */
export function markCards(root: Box, blocks: readonly Block[], marks: Uint8Array): void {
  walk(root, (box) => {
    if (typeof box === 'string' || box.last - box.first < 3) return false;
    const groups = new Map<string, Box[]>();
    for (const child of box.children) {
      if (typeof child === 'string' || child.last === child.first) continue;
      const key = `${child.tag} ${child.attrs.class?.split(/\s/, 1)[0] ?? ''}`;
      if (child.tag === 'p' || HEADING.test(child.tag)) continue;
      const group = groups.get(key);
      if (group) group.push(child);
      else groups.set(key, [child]);
    }
    for (const group of groups.values()) {
      if (group.length < 3) continue;
      const cards = group.filter((child) => isCard(child, blocks));
      if (cards.length >= 3 && cards.length >= group.length * 0.7) {
        for (const card of cards) markRange(marks, card, MARK.links);
      }
    }
    return true;
  });
}
