import { type Block, charsAt } from './blocks.ts';

/** So many blocks in a row that are not the article's are more than an advertisement or a gallery in its middle… */
const GAP_BLOCKS = 12;
/** …unless a good part of the article follows them; after a screenful, as much as came before, or nearly. */
const SMALL_SHARE = 0.15;
const WIDE_GAP = { blocks: 40, share: 0.5 } as const;
/** A line or two after a screenful are seldom the end of even a short article. */
const FEW_BLOCKS = 2;
/** What is found one by one among much else is not prose with something in it. */
const SPARSE = 0.3;
const SPARSE_SHARE = 0.7;

/**
 * The article's blocks without those far below it: a teaser, a notice, a reader's comment that looks like prose, with
 * a screenful of links, buttons and names between. `kept` are indexes into `blocks`, ascending.
 */
export function withoutDetached(blocks: readonly Block[], kept: readonly number[]): readonly number[] {
  const last = kept.at(-1) ?? 0;
  for (let n = 1; n < kept.length; n++) {
    const at = kept[n] ?? 0;
    const gap = at - (kept[n - 1] ?? 0) - 1;
    if (gap < GAP_BLOCKS) continue;
    const before = charsAt(blocks, kept.slice(0, n));
    const after = charsAt(blocks, kept.slice(n));
    const count = kept.length - n;
    const isSparse = count / (last - at + 1) < SPARSE && after < before * SPARSE_SHARE;
    const isFar = gap >= WIDE_GAP.blocks && after < before * (count <= FEW_BLOCKS ? 1 : WIDE_GAP.share);
    if (after < before * SMALL_SHARE || isSparse || isFar) return kept.slice(0, n);
  }
  return kept;
}
