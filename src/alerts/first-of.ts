/** The first item of each key, in order, at most so many. */
export function firstOf<T>(items: readonly T[], key: (item: T) => string, most: number): T[] {
  const seen = new Map<string, T>();
  for (const item of items) if (!seen.has(key(item))) seen.set(key(item), item);
  return [...seen.values()].slice(0, most);
}
