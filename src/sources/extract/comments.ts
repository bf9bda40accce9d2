import type { Block } from './blocks.ts';
import { isCommentAction, namesComment } from './comment-words.ts';
import { type Box, walk } from './dom.ts';
import { MARK, markRange } from './marks.ts';
import { sumUp, within } from './score.ts';

/** One element may be called so for another reason. */
const LEAST_NAMED = 2;
const LEAST_ACTIONS = 3;
/** A page of which no more is left than this is a forum: its first post is a comment like the others. */
const LEAST_ELSEWHERE = 200;
/** Comments stand below an article, short as it may be. */
const LEAST_ABOVE = 60;
const LONGEST_NAME = 80;

const isAround = (box: Box, at: number): boolean => at >= box.first && at < box.last;

/** Elements by each name that speaks of comments. */
function namedBoxes(root: Box, titleAt: number): Map<string, Box[]> {
  const byName = new Map<string, Box[]>();
  const verdicts = new Map<string, boolean>();
  walk(root, (box) => {
    if (typeof box === 'string' || box.last === box.first) return false;
    if (box.attrs.class === undefined || isAround(box, titleAt)) return true;
    for (const name of box.attrs.class.split(/\s+/, 12)) {
      if (name === '' || name.length > LONGEST_NAME) continue;
      const isNamed = verdicts.get(name) ?? namesComment(name);
      verdicts.set(name, isNamed);
      if (!isNamed) continue;
      const boxes = byName.get(name);
      if (boxes === undefined) byName.set(name, [box]);
      else boxes.push(box);
    }
    return true;
  });
  return byName;
}

/** From the first to the last of the elements that each hold such an action: all readers' words between. */
function rangeOfActions(root: Box, blocks: readonly Block[]): { first: number; last: number } | null {
  const actions = blocks.flatMap((block, at) => (isCommentAction(block.text) ? [at] : []));
  const from = actions[0];
  const to = actions.at(-1);
  if (from === undefined || to === undefined || actions.length < LEAST_ACTIONS) return null;
  let around: Box = blocks[from]?.box ?? root;
  while (around.parent !== null && to >= around.last) around = around.parent;
  const items = around.children.filter(
    (child): child is Box =>
      typeof child !== 'string' && actions.some((at) => at >= child.first && at < child.last),
  );
  const first = items[0]?.first;
  const last = items.at(-1)?.last;
  return first === undefined || last === undefined ? null : { first, last };
}

/**
 * Marks what readers wrote: elements whose name says so, two or more of a kind, and those that each have a way to
 * answer. Comments are prose, and often more of it than the article; what marks them is that they come one by one.
 */
export function markComments(root: Box, blocks: readonly Block[], marks: Uint8Array, titleAt: number): void {
  const sums = sumUp(blocks, marks);
  const total = within(sums.good, root);
  for (const boxes of namedBoxes(root, titleAt).values()) {
    const good = boxes.reduce((sum, box) => sum + within(sums.good, box), 0);
    if (boxes.length < LEAST_NAMED || total - good < LEAST_ELSEWHERE) continue;
    for (const box of boxes) markRange(marks, box, MARK.sure);
  }
  const range = rangeOfActions(root, blocks);
  if (range === null) return;
  const { good } = sumUp(blocks, marks);
  const above = (good[range.first] ?? 0) - (good[Math.min(Math.max(titleAt, 0), range.first)] ?? 0);
  if (above < LEAST_ABOVE || titleAt >= range.first) return;
  for (let at = range.first; at < range.last; at++) if (marks[at] === MARK.open) marks[at] = MARK.sure;
}
