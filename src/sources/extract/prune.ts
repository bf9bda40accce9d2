import type { Block } from './blocks.ts';
import { markComments } from './comments.ts';
import { type Box, walk } from './dom.ts';
import type { Hint } from './hints.ts';
import { MARK, markRange } from './marks.ts';
import { sumUp, within } from './score.ts';
import { markCards, markHeader, markLinkLists, markPictures } from './shapes.ts';

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
/** Under the headline a named body with a line of it is: a very short article. */
const LINE_GOOD = 15;

function isHidden(box: Box): boolean {
  const style = box.attrs.style;
  return (
    box.attrs.hidden !== undefined ||
    box.attrs['aria-hidden'] === 'true' ||
    (style !== undefined && HIDDEN_STYLE.test(style))
  );
}

function nameKey(box: Box): string {
  return `${box.tag} ${box.attrs.class ?? ''} ${box.attrs.class === undefined ? (box.attrs.id ?? '') : ''}`;
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
  /** A name that every paragraph has (made up by a tool, mostly) speaks of all of them together. */
  const goodByName = new Map<string, number>();
  /** Prose inside elements named as an article's body; such an element's ancestors are safe. */
  const bodies = new Float64Array(blocks.length + 1);
  let bodyEnd = 0;
  walk(root, (box) => {
    if (typeof box === 'string' || box.last === box.first) return false;
    const hint = hintOf(box);
    if (hint !== null) hints.set(box, hint);
    if (hint === 'sure' || hint === 'likely') {
      const key = nameKey(box);
      goodByName.set(key, (goodByName.get(key) ?? 0) + within(sums.good, box));
    }
    if (hint === 'body' && box.first >= bodyEnd) {
      bodies[box.first] = within(sums.good, box);
      bodyEnd = box.last;
    }
    return true;
  });
  const bodyGood = new Float64Array(blocks.length + 1);
  for (let at = 0; at < blocks.length; at++) bodyGood[at + 1] = (bodyGood[at] ?? 0) + (bodies[at] ?? 0);
  const hasBody = titleAt >= 0 && bodies.some((good, at) => at > titleAt && good >= LINE_GOOD);

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
      const named = Math.min(total, Math.max(good, goodByName.get(nameKey(box)) ?? 0));
      const elsewhere = total - named;
      const isSure =
        hint === 'sure' ||
        CHROME_TAGS.has(box.tag) ||
        CHROME_ROLES.has(box.attrs.role ?? '') ||
        isHidden(box);
      const spare = isSure
        ? canSpare(box, { good: named, elsewhere, total, isInBody: inBody > 0, hint, titleAt, hasBody })
        : hint === 'likely' && !isFrame(box, titleAt, good) && named <= elsewhere * (inBody > 0 ? 0.1 : 0.25);
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

interface Surroundings {
  good: number;
  elsewhere: number;
  total: number;
  isInBody: boolean;
  hint: Hint;
  titleAt: number;
  /** Does an element that is named as an article's body stand under the headline? */
  hasBody: boolean;
}

/** Is there an article left without this element, which says that it is none? */
function canSpare(box: Box, around: Surroundings): boolean {
  const { good, elsewhere, total, isInBody, hint, titleAt } = around;
  // What holds the headline and prose is named for something in it (`layout-sidebar-right`, `share-wrap`).
  if (titleAt >= box.first && titleAt < box.last && good > ENOUGH_ELSEWHERE) return false;
  // The part of an article behind a "read more" button is hidden, and still its text.
  if (isInBody && hint !== 'sure' && good > 200 && box.tag === 'div') return false;
  if (good < total * 0.3) return true;
  if (elsewhere < ENOUGH_ELSEWHERE && !(around.hasBody && hint === 'sure')) return false;
  const name = `${box.attrs.class ?? ''} ${box.attrs.id ?? ''}`;
  return good < elsewhere || (LONG_WINDED.test(name) && box.tag !== 'article' && box.tag !== 'main');
}

/** Does the element hold the headline and text, or is it an article by its tag? Tweets are quotes whatever their class. */
function isFrame(box: Box, titleAt: number, good: number): boolean {
  if (box.tag === 'article' || box.tag === 'main' || box.tag === 'blockquote') return true;
  return titleAt >= box.first && titleAt < box.last && good > ENOUGH_ELSEWHERE;
}

/** Marks every block that is surely not part of the article; returns the marks, one a block. */
export function prune(
  root: Box,
  blocks: readonly Block[],
  hintOf: (box: Box) => Hint,
  titleAt: number,
): Uint8Array {
  const marks = new Uint8Array(blocks.length);
  markNamed(root, blocks, marks, hintOf, titleAt);
  markComments(root, blocks, marks, titleAt);
  markHeader(root, blocks, marks, titleAt);
  markPictures(root, blocks, marks);
  markLinkLists(root, blocks, marks);
  markCards(root, blocks, marks);
  return marks;
}
