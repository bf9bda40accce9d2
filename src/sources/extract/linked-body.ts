import { atOnce } from '../../lib/in-turn.ts';
import { type Block, charsAt, collectBlocks } from './blocks.ts';
import { parseTree } from './dom.ts';
import { runsOf } from './runs.ts';

/** Runs of this many words are compared: fewer match by chance, more miss small differences. */
const RUN_WORDS = 4;
/** A block with this share of its runs in the structured data is part of the article. */
const SAME = 0.8;
/** Shorter structured data is a teaser. */
const LEAST_CHARS = 200;

/** The article's text in the structured data as plain paragraphs; it is often HTML, sometimes escaped HTML. */
export function plainBody(body: string): string {
  const html = /&lt;\/?(?:p|br|div)\b/i.test(body)
    ? body.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    : body;
  const lines = html.includes('<') || html.includes('&') ? html.replace(/\r?\n/g, '<br>') : null;
  const paragraphs =
    lines === null
      ? html.split(/\s*[\r\n]\s*/).map((line) => line.replace(/\s+/g, ' '))
      : collectBlocks(atOnce(parseTree(lines)).root).map((block) => block.text);
  return paragraphs.filter((line) => line.trim() !== '').join('\n');
}

/**
 * Brings what was found in the page and the text in its structured data together. Where the page holds that text,
 * its blocks are added if missed, and what stands before its first or after its last block goes. Where the page
 * does not hold it (it is loaded by a script), the structured text is the answer, provided that it is longer.
 * `kept` are indexes into `blocks`, ascending; a string is returned where the page has nothing better.
 */
export function reconcile(
  blocks: readonly Block[],
  kept: readonly number[],
  body: string | null,
): number[] | string {
  const found = [...kept];
  if (body === null || body.length < LEAST_CHARS) return found;
  const runs = new Set(runsOf(body, RUN_WORDS));
  const isIn = blocks.map((block) => {
    const own = runsOf(block.text, RUN_WORDS);
    return own.length >= 3 && own.filter((run) => runs.has(run)).length >= own.length * SAME;
  });
  const keptRuns = new Set(found.flatMap((at) => runsOf(blocks[at]?.text ?? '', RUN_WORDS)));
  let held = 0;
  for (const run of runs) if (keptRuns.has(run)) held += 1;
  const keptChars = charsAt(blocks, found);
  if (held < runs.size * SAME) {
    const onPage = new Set(blocks.flatMap((block, at) => (isIn[at] ? runsOf(block.text, RUN_WORDS) : [])));
    if (onPage.size >= runs.size * SAME) {
      const first = isIn.indexOf(true);
      const last = isIn.lastIndexOf(true);
      const seen = new Set<string>();
      return blocks.flatMap((block, at) => {
        const isWanted = isIn[at] || (found.includes(at) && at > first && at < last);
        if (!isWanted || seen.has(block.text)) return [];
        seen.add(block.text);
        return [at];
      });
    }
    return body.length > keptChars * 1.5 ? body : found;
  }
  const first = found.findIndex((at) => isIn[at]);
  const last = found.findLastIndex((at) => isIn[at]);
  const sameChars = charsAt(
    blocks,
    found.filter((at) => isIn[at]),
  );
  // Structured text of a part of the page says nothing about the rest.
  if (sameChars < keptChars * 0.6) return found;
  const afterChars = charsAt(blocks, found.slice(last + 1));
  // Structured text that ends early was cut; the page goes on.
  const isCut = afterChars > keptChars * 0.25;
  return found.slice(Math.max(0, first), isCut ? undefined : last + 1);
}
