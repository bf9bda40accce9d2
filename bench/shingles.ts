// The measure of the public article-extraction benchmark (github.com/scrapinghub/article-extraction-benchmark, its
// evaluate.py): of both texts all runs of four words are counted, as often as they occur; what both have is right.
// Precision and recall are averaged over pages, so that a long page weighs no more than a short one; F1 is made of
// the two averages.

const RUN_WORDS = 4;

export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

/** What of a found text is right, what is too much, what is missing: shares that add up to 1, or all 0 of nothing. */
export interface Match {
  right: number;
  extra: number;
  missing: number;
}

/** Runs of words and how often each occurs; a text shorter than one run is one run. */
function countRuns(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - RUN_WORDS + 1); at++) {
    const run = words.slice(at, at + RUN_WORDS).join(' ');
    if (run !== '') counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

export function matchTexts(expected: string, found: string): Match {
  const wanted = countRuns(expected);
  const given = countRuns(found);
  let right = 0;
  let extra = 0;
  let missing = 0;
  for (const [run, count] of wanted) {
    const have = given.get(run) ?? 0;
    right += Math.min(count, have);
    missing += Math.max(0, count - have);
  }
  for (const [run, count] of given) extra += Math.max(0, count - (wanted.get(run) ?? 0));
  const all = right + extra + missing;
  return all === 0
    ? { right, extra, missing }
    : { right: right / all, extra: extra / all, missing: missing / all };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const fOf = (precision: number, recall: number): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);

/** The score over pages. A page where nothing was found has no precision, one with nothing to find no recall. */
export function scoreOf(matches: readonly Match[]): Score {
  const precision = mean(
    matches.filter((m) => m.right + m.extra > 0).map((m) => m.right / (m.right + m.extra)),
  );
  const recall = mean(
    matches.filter((m) => m.right + m.missing > 0).map((m) => m.right / (m.right + m.missing)),
  );
  return { precision, recall, f1: fOf(precision, recall) };
}
