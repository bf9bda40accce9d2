import { type Block, charsOf } from './blocks.ts';
import type { Box } from './dom.ts';
import { runsOf } from './runs.ts';

/** Shorter lines may stand twice: a refrain, a label. */
const LEAST_CHARS = 40;
/** A teaser that breaks off is no shorter: a quotation in the text may break off too. */
const TEASER_CHARS = 80;
/** A pull quote or a teaser is no longer. */
const MOST_CHARS = 400;
/** Runs of this many words are compared; two sentences share no such run by chance. */
const RUN_WORDS = 6;
/** Over and under a repeated quotation stands what it is, or its mark alone. */
const QUOTE_LABEL = /^(?:[“"«]?\s*(?:start|end) quote.{0,80}|[“”"«»]+|quote|اقتباس)$/iu;
/** Where a teaser breaks off, its last word may be cut. */
const CUT_SHORT = /(?:\.{3}|…|\[(?:\.{3}|…)\])\W*$/u;

function comparedRuns(text: string): string[] {
  const runs = runsOf(text, RUN_WORDS);
  return CUT_SHORT.test(text) ? runs.slice(0, -1) : runs;
}

/** Of a teaser so much stands in the paragraph it was cut from; the rest is how it begins and breaks off. */
const SAME_SHARE = { whole: 1, cut: 0.8 } as const;
const QUOTING = /quote|pull|teaser|excerpt|callout|highlight/i;

/** Is it set as a quotation, or broken off like a teaser? A paragraph may say again what another says. */
function isSetApart(block: Block, before: Block | undefined): boolean {
  if (
    (block.chars >= TEASER_CHARS && CUT_SHORT.test(block.text)) ||
    (before !== undefined && QUOTE_LABEL.test(before.text))
  )
    return true;
  for (let box: Box | null = block.box, level = 0; box !== null && level < 3; box = box.parent, level++) {
    if (box.tag === 'blockquote' || box.tag === 'aside' || QUOTING.test(box.attrs.class ?? '')) return true;
  }
  return false;
}

/** Drops the quotations and teasers all of whose words stand in longer blocks. */
function dropQuoted(blocks: readonly Block[]): readonly Block[] {
  const apart = new Set(blocks.filter((block, at) => isSetApart(block, blocks[at - 1])));
  if (apart.size === 0) return blocks;
  const runs = new Map(blocks.map((block) => [block, comparedRuns(block.text)]));
  const counts = new Map<string, number>();
  for (const own of runs.values()) for (const run of own) counts.set(run, (counts.get(run) ?? 0) + 1);
  const dropped = new Set<Block>();
  for (const block of blocks.toSorted((a, b) => a.chars - b.chars)) {
    const own = runs.get(block) ?? [];
    if (!apart.has(block) || own.length === 0 || block.chars > MOST_CHARS) continue;
    const same = own.filter((run) => (counts.get(run) ?? 0) > 1).length;
    if (same < own.length * (CUT_SHORT.test(block.text) ? SAME_SHARE.cut : SAME_SHARE.whole)) continue;
    dropped.add(block);
    for (const run of own) counts.set(run, (counts.get(run) ?? 0) - 1);
  }
  return blocks.filter((block) => !dropped.has(block));
}

/**
 * Drops what is said twice. Print versions repeat paragraphs word for word; the first stays. Pull quotes and teasers
 * repeat a part of a paragraph; the paragraph stays, and the label over the quotation goes with it.
 */
export function dropRepeats(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>();
  const once = blocks.filter((block) => {
    if (block.chars < LEAST_CHARS) return true;
    if (seen.has(block.text)) return false;
    seen.add(block.text);
    return true;
  });
  return dropQuoted(once).filter((block) => !QUOTE_LABEL.test(block.text));
}

/** A form's messages, an offer: longer lines may be the article's own, shown again to be mailed. */
const REPEATED_CHARS = 80;

/** A text of which more than this is lines that return is a song, or a page that stands twice in its source. */
const MOST_REPEATED = 0.2;

/** The short lines of an article that stand more than once on its page: at its edges they are not of it. */
export function repeatedLines(page: readonly Block[], article: readonly Block[]): ReadonlySet<Block> {
  const counts = new Map<string, number>();
  for (const { text, chars } of page)
    if (chars < REPEATED_CHARS) counts.set(text, (counts.get(text) ?? 0) + 1);
  const repeated = article.filter(({ text }) => (counts.get(text) ?? 0) > 1);
  return new Set(charsOf(repeated) < charsOf(article) * MOST_REPEATED ? repeated : []);
}
