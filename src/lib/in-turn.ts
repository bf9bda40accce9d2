import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long work may go on before timers and answers have their turn. */
const SLICE_MS = 8;

/** Maps in order, giving others their turn in between as often as the work takes long. */
export async function eachInTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item, at: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  let since = performance.now();
  for (const [at, item] of items.entries()) {
    results.push(work(item, at));
    if (performance.now() - since < SLICE_MS) continue;
    await nextTurn();
    since = performance.now();
  }
  return results;
}
