const MOST_EDITS = 2;

/** The known word nearest to a mistyped one, by edit distance of at most 2. */
export function nearest(key: string, known: readonly string[]): string | null {
  const distance = (a: string, b: string): number => {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      }
      // From here on it only grows.
      if (Math.min(...next) > MOST_EDITS) return MOST_EDITS + 1;
      row = next;
    }
    return row[b.length] ?? 0;
  };
  // Each letter more or less is an edit: what cannot be near costs nothing, however long the lists.
  const alike = known.filter((name) => Math.abs(name.length - key.length) <= MOST_EDITS);
  const ranked = alike.map((name) => ({ name, far: distance(key, name) })).sort((a, b) => a.far - b.far);
  return ranked[0] && ranked[0].far <= MOST_EDITS ? ranked[0].name : null;
}
