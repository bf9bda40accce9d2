/** Precision, recall and their harmonic mean, each 0 to 1. */
export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

/** One article: the story it belongs to and the story it was put in; null is no story. */
export interface Assignment {
  gold: string | null;
  found: string | null;
}

function score(precision: number, recall: number): Score {
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const pairs = (counts: Iterable<number>): number => {
  let sum = 0;
  for (const n of counts) sum += (n * (n - 1)) / 2;
  return sum;
};

/**
 * Of all pairs of articles put into one story, how many belong together (precision), and of all that belong together,
 * how many were put together (recall). Articles of no story form no pairs. 1 where there is nothing to get wrong.
 */
export function pairwise(articles: readonly Assignment[]): Score {
  const gold = articles.filter((a) => a.gold !== null);
  const found = articles.filter((a) => a.found !== null);
  const both = articles.filter((a) => a.gold !== null && a.found !== null);
  const right = pairs(tally(both.map((a) => JSON.stringify([a.gold, a.found]))).values());
  const put = pairs(tally(found.map((a) => a.found ?? '')).values());
  const belong = pairs(tally(gold.map((a) => a.gold ?? '')).values());
  return score(put === 0 ? 1 : right / put, belong === 0 ? 1 : right / belong);
}

/**
 * BCubed (Bagga and Baldwin 1998): the average over articles of how pure the story is that each was put in, and how
 * much of its own story is with it. An article of no story counts as a story of its own.
 */
export function bcubed(articles: readonly Assignment[]): Score {
  if (articles.length === 0) return score(1, 1);
  const named = articles.map((a, i) => ({ gold: a.gold ?? `none ${i}`, found: a.found ?? `none ${i}` }));
  const gold = tally(named.map((a) => a.gold));
  const found = tally(named.map((a) => a.found));
  const both = tally(named.map((a) => JSON.stringify([a.gold, a.found])));
  let precision = 0;
  let recall = 0;
  for (const a of named) {
    const shared = both.get(JSON.stringify([a.gold, a.found])) ?? 0;
    precision += shared / (found.get(a.found) ?? 1);
    recall += shared / (gold.get(a.gold) ?? 1);
  }
  return score(precision / named.length, recall / named.length);
}
