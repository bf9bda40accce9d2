import type { LexiconEntry } from './entry.ts';
import { type Matcher, placesOf } from './matcher.ts';
import { asUnits, trimmed, type WordTrie } from './word-trie.ts';

/** A compiled matcher as numbers alone: entries are places among all entries. */
export interface PackedMatcher {
  nodes: number;
  cells: Int32Array;
  slots: Int32Array;
  filter: Uint32Array;
  kinds: Uint32Array;
  joinedKinds: Uint32Array;
  /** The lists of the trie one behind the other, and where each begins. */
  listed: Int32Array;
  starts: Int32Array;
}

/** A matcher as numbers, to be kept. */
export function packedMatcher({ trie, kinds, joinedKinds, places }: Matcher): PackedMatcher {
  const { nodes, slots, filter, lists } = trie;
  const cells = trimmed(trie);
  const starts = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) starts[i + 1] = (starts[i] as number) + list.length;
  const listed = Int32Array.from(lists.flatMap((list) => list.map((entry) => places.get(entry) as number)));
  return { nodes, cells, slots, filter, kinds, joinedKinds, listed, starts };
}

/** The matcher of the same entries, in the same order, as were compiled. Nothing more can be filed in its trie. */
export function unpackedMatcher(packed: PackedMatcher, entries: readonly LexiconEntry[]): Matcher {
  const { nodes, cells, slots, filter, kinds, joinedKinds, listed, starts } = packed;
  const lists: LexiconEntry[][] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    const list: LexiconEntry[] = [];
    for (let at = starts[i] as number; at < (starts[i + 1] as number); at++)
      list.push(entries[listed[at] as number] as LexiconEntry);
    // A copy has no more room than it needs; a list that was pushed to has room for 17, of which most need one.
    lists.push(list.slice());
  }
  const units = asUnits(cells);
  const size = cells.length;
  const trie: WordTrie<LexiconEntry> = { nodes, cells, size, units, slots, filter, lists, alone: new Map() };
  return { trie, kinds, joinedKinds, places: placesOf(entries) };
}
