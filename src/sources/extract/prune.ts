import { type Block, linkShare } from './blocks.ts';
import { type Box, walk } from './dom.ts';
import type { Hint } from './hints.ts';
import { isHeading, isSentence, sumUp, within } from './score.ts';

/** Why a block is not part of the article: the value in the list of marks; 0 is "perhaps it is". */
export const MARK = { open: 0, likely: 1, caption: 2, links: 3, sure: 4 } as const;

const CHROME_TAGS = new Set(['nav', 'footer', 'aside', 'menu']);
const CHROME_ROLES = new Set([
  'navigation',
  'complementary',
  'contentinfo',
  'banner',
  'search',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'toolbar',
  'tablist',
]);
const HIDDEN_STYLE = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** A page with this much prose elsewhere can spare an element that says it is no article. */
const ENOUGH_ELSEWHERE = 80;
/** A named body with this much prose is believed. */
const BODY_GOOD = 250;

function isHidden(box: Box): boolean {
  const style = box.attrs.style;
  return (
    box.attrs.hidden !== undefined ||
    box.attrs['aria-hidden'] === 'true' ||
    (style !== undefined && HIDDEN_STYLE.test(style))
  );
}

function markRange(marks: Uint8Array, box: Box, mark: number): void {
  for (let at = box.first; at < box.last; at++) if (marks[at] === MARK.open) marks[at] = mark;
}

/**
 * Marks what names itself as something else than an article: navigation, side columns, comments, captions, share
 * bars. An element with most of the page's prose is believed to be the article whatever its name says.
 */
function markNamed(
  root: Box,
  blocks: readonly Block[],
  marks: Uint8Array,
  hintOf: (box: Box) => Hint,
  titleAt: number,
): void {
  const sums = sumUp(blocks, marks);
  const total = within(sums.good, root);
  const hints = new Map<Box, Hint>();
  /** Prose inside elements named as an article's body; such an element's ancestors are safe. */
  const bodies = new Float64Array(blocks.length + 1);
  let bodyEnd = 0;
  walk(root, (box) => {
    if (typeof box === 'string' || box.last === box.first) return false;
    const hint = hintOf(box);
    if (hint !== null) hints.set(box, hint);
    if (hint === 'body' && box.first >= bodyEnd) {
      bodies[box.first] = within(sums.good, box);
      bodyEnd = box.last;
    }
    return true;
  });
  const bodyGood = new Float64Array(blocks.length + 1);
  for (let at = 0; at < blocks.length; at++) bodyGood[at + 1] = (bodyGood[at] ?? 0) + (bodies[at] ?? 0);

  let inBody = 0;
  walk(
    root,
    (box) => {
      if (typeof box === 'string' || box.last === box.first) return false;
      const hint = hints.get(box) ?? null;
      if (hint === 'body') inBody += 1;
      const good = within(sums.good, box);
      if (box.tag === 'figcaption' || box.tag === 'caption' || (hint === 'caption' && good < total * 0.3)) {
        markRange(marks, box, MARK.caption);
        return false;
      }
      if (box.tag === 'body' || box.tag === 'html' || box.tag === '#root') return true;
      const holdsBody = inBody === 0 && within(bodyGood, box) > good * 0.5 && good > BODY_GOOD;
      if (holdsBody || hint === 'body') return true;
      const elsewhere = total - good;
      const isSure =
        hint === 'sure' ||
        CHROME_TAGS.has(box.tag) ||
        CHROME_ROLES.has(box.attrs.role ?? '') ||
        isHidden(box);
      const spare = isSure
        ? canSpare(box, { good, elsewhere, total, isInBody: inBody > 0, hint })
        : hint === 'likely' && !isFrame(box, titleAt, good) && good <= elsewhere * (inBody > 0 ? 0.1 : 0.25);
      if (spare || (isSure && good === 0)) {
        markRange(marks, box, hint === 'sure' ? MARK.sure : MARK.likely);
        return false;
      }
      return true;
    },
    (box) => {
      if (hints.get(box) === 'body') inBody -= 1;
    },
  );
}

/** Names whose element may be longer than the article; an advertisement or a share bar never is. */
const LONG_WINDED = /comment|disqus|repl(?:y|ies)|discussion|related|cookie|consent|gdpr|sidebar/i;

interface Standing {
  good: number;
  elsewhere: number;
  total: number;
  isInBody: boolean;
  hint: Hint;
}

/** Is there an article left without this element, which says that it is none? */
function canSpare(box: Box, { good, elsewhere, total, isInBody, hint }: Standing): boolean {
  // The part of an article behind a "read more" button is hidden, and still its text.
  if (isInBody && hint !== 'sure' && good > 200 && box.tag === 'div') return false;
  if (good < total * 0.3) return true;
  if (elsewhere < ENOUGH_ELSEWHERE) return false;
  const name = `${box.attrs.class ?? ''} ${box.attrs.id ?? ''}`;
  return good < elsewhere || (LONG_WINDED.test(name) && box.tag !== 'article' && box.tag !== 'main');
}

/** Does the element hold the headline and text, or is it an article by its tag? Tweets are quotes whatever their class. */
function isFrame(box: Box, titleAt: number, good: number): boolean {
  if (box.tag === 'article' || box.tag === 'main' || box.tag === 'blockquote') return true;
  return titleAt >= box.first && titleAt < box.last && good > ENOUGH_ELSEWHERE;
}

/** A caption is shorter. */
const CAPTION_CHARS = 250;

/** Marks the single line of text in an element that is otherwise a picture: its caption, whatever its name. */
function markPictures(root: Box, blocks: readonly Block[], marks: Uint8Array): void {
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
function markHeader(root: Box, blocks: readonly Block[], marks: Uint8Array, titleAt: number): void {
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
function markLinkLists(root: Box, blocks: readonly Block[], marks: Uint8Array): void {
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
function markCards(root: Box, blocks: readonly Block[], marks: Uint8Array): void {
  walk(root, (box) => {
    if (typeof box === 'string' || box.last - box.first < 3) return false;
    const groups = new Map<string, Box[]>();
    for (const child of box.children) {
      if (typeof child === 'string' || child.last === child.first) continue;
      const key = `${child.tag} ${child.attrs.class?.split(/\s/, 1)[0] ?? ''}`;
      if (child.tag === 'p' || HEADINGS.has(child.tag)) continue;
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
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Marks every block that is surely not part of the article; returns the marks, one a block. */
export function prune(
  root: Box,
  blocks: readonly Block[],
  hintOf: (box: Box) => Hint,
  titleAt: number,
): Uint8Array {
  const marks = new Uint8Array(blocks.length);
  markNamed(root, blocks, marks, hintOf, titleAt);
  markHeader(root, blocks, marks, titleAt);
  markPictures(root, blocks, marks);
  markLinkLists(root, blocks, marks);
  markCards(root, blocks, marks);
  return marks;
}
