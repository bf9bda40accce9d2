import type { Block } from './blocks.ts';
import type { Clues } from './clues.ts';
import { type Box, walk } from './dom.ts';
import type { Hint } from './hints.ts';
import { type Sums, sumUp, within } from './score.ts';

/** Paragraphs, whose parent is what is scored. */
const LEAVES = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'ul',
  'ol',
  'blockquote',
  'pre',
  'dd',
  'dt',
  'td',
  'tr',
  'tbody',
]);

/** One long block (a box of legal text) must not outweigh many paragraphs. */
const MOST_PER_BLOCK = 800;

/** How far from a paragraph its points reach, and how much of them arrives. */
const SHARES = [1, 0.6, 0.3, 0.15];

/** The element whose own paragraphs hold most prose. */
function findSeed(blocks: readonly Block[], marks: Uint8Array, sums: Sums, boosts: Float64Array): Box | null {
  const scores = new Map<Box, number>();
  let best: Box | null = null;
  let bestScore = 0;
  for (const [at, block] of blocks.entries()) {
    if (marks[at] !== 0) continue;
    const prose = Math.min((sums.good[at + 1] ?? 0) - (sums.good[at] ?? 0), MOST_PER_BLOCK);
    const good = prose * (boosts[at] ?? 1);
    if (good < 8) continue;
    let box: Box | null = block.box;
    while (box !== null && LEAVES.has(box.tag)) box = box.parent;
    for (const share of SHARES) {
      if (box === null) break;
      const score = (scores.get(box) ?? 0) + good * share;
      scores.set(box, score);
      if (score > bestScore) {
        bestScore = score;
        best = box;
      }
      box = box.parent;
    }
  }
  return best;
}

/** What an element beside the article adds when taken in: prose, or the cost of the links and labels in it. */
function gainOf(box: Box, sums: Sums, titleAt: number): number {
  const good = within(sums.good, box);
  const bad = within(sums.bad, box);
  if (box.last <= titleAt) return -bad * 0.3 - good * 0.3;
  if (good + bad === 0) return 0;
  const purity = good / (good + 1.5 * bad);
  return purity > 0.75 ? good - bad : -bad - good * 0.3;
}

/** The ancestor of the seed that takes in most prose for least else. */
function climb(seed: Box, sums: Sums, titleAt: number): Box {
  let best = seed;
  let value = within(sums.good, seed) - within(sums.bad, seed) * 0.5;
  let bestValue = value;
  let child = seed;
  let level = 0;
  for (let parent = seed.parent; parent !== null && parent.tag !== 'html'; parent = parent.parent) {
    for (const sibling of parent.children) {
      if (typeof sibling !== 'string' && sibling !== child) value += gainOf(sibling, sums, titleAt);
    }
    // A gain of less than a short paragraph is not worth a wider frame; far out stand notices and biographies.
    level += 1;
    if (value > bestValue + 60 + (level > 2 ? bestValue * 0.1 : 0)) {
      best = parent;
      bestValue = value;
    }
    child = parent;
  }
  return best;
}

/** Elements named as an article's body that hold nearly all the prose of `frame`, in document order. */
function namedBodies(frame: Box, sums: Sums, hintOf: (box: Box) => Hint): Box[] {
  const bodies: Box[] = [];
  walk(frame, (box) => {
    if (typeof box === 'string' || box.last === box.first) return false;
    if (hintOf(box) !== 'body') return true;
    bodies.push(box);
    return false;
  });
  const held = bodies.reduce((sum, box) => sum + within(sums.good, box), 0);
  return held >= within(sums.good, frame) * 0.8 ? bodies : [];
}

/** The narrowest element around `first` and all blocks up to `end`: the headings between the parts of a body belong to it. */
function commonAncestor(first: Box, end: number): Box {
  let common = first;
  while (common.parent !== null && end > common.last) common = common.parent;
  return common;
}

/** Some pages put the next article below; of several with a headline of their own, the one named by the page stays. */
function oneOfSeveral(place: Box, blocks: readonly Block[], sums: Sums, titleAt: number): Box {
  const articles: Box[] = [];
  walk(place, (box) => {
    if (typeof box === 'string' || box.last === box.first) return false;
    if (box.tag !== 'article') return true;
    const hasTitle = blocks.slice(box.first, box.last).some((block) => block.box.tag === 'h1');
    if (hasTitle && within(sums.good, box) >= 200) articles.push(box);
    return false;
  });
  if (articles.length < 2) return place;
  return articles.find((box) => titleAt >= box.first && titleAt < box.last) ?? articles[0] ?? place;
}

/** The element the article stands in; null where the page has no prose. */
export function selectArticle(
  blocks: readonly Block[],
  marks: Uint8Array,
  hintOf: (box: Box) => Hint,
  clues: Clues,
): Box | null {
  const sums = sumUp(blocks, marks);
  const seed = findSeed(blocks, marks, sums, clues.boosts);
  if (seed === null) return null;
  const frame = climb(seed, sums, clues.titleAt);
  const bodies = namedBodies(frame, sums, hintOf);
  const place = bodies[0] ? commonAncestor(bodies[0], bodies.at(-1)?.last ?? 0) : frame;
  return oneOfSeveral(place, blocks, sums, clues.titleAt);
}
