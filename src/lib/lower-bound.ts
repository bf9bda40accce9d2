/** Index of the first of some items, in the order of `at`, that is at or behind a position. */
export function lowerBound<Item>(
  items: readonly Item[],
  position: number,
  at: (item: Item) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(items[middle] as Item) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
