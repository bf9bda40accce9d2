const MOST_EDITS = 2;

/** Letters more, less, other or in the other order, until one word is the other; capitals count as small. */
function distanceBetween(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? MOST_EDITS) + 1 : i + j;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost, swapped);
    }
    // From here on it only grows.
    if (Math.min(...row, ...next) > MOST_EDITS) return MOST_EDITS + 1;
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}

/** A hint at the known word nearest to a mistyped one, to be put behind what is wrong; empty where there is none. */
export function didYouMean(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  return meant === null ? '' : `; did you mean '${meant}'?`;
}

/** The known word nearest to a mistyped one: at most 2 edits away, and fewer than half of its letters. */
export function nearest(key: string, known: readonly string[]): string | null {
  const typed = key.toLowerCase();
  // Each letter more or less is an edit: what cannot be near costs nothing, however long the lists.
  const alike = known.filter((name) => Math.abs(name.length - key.length) <= MOST_EDITS);
  const ranked = alike
    .map((name) => ({ name, far: distanceBetween(typed, name.toLowerCase()) }))
    .filter(({ name, far }) => far <= MOST_EDITS && far * 2 < Math.max(name.length, key.length))
    .sort((a, b) => a.far - b.far);
  return ranked[0]?.name ?? null;
}
