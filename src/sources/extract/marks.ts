import type { Box } from './dom.ts';

/** Why a block is not part of the article: the value in the list of marks; 0 is "perhaps it is". */
export const MARK = { open: 0, likely: 1, caption: 2, links: 3, sure: 4 } as const;

/** Marks the blocks below a box that are not marked yet. */
export function markRange(marks: Uint8Array, box: Box, mark: number): void {
  for (let at = box.first; at < box.last; at++) if (marks[at] === MARK.open) marks[at] = mark;
}
