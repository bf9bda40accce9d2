import type { TokenCuts } from '../arabic/tokens.ts';
import { HASH_START, hashEnd, hashWith } from '../arabic/word-hash.ts';

/**
 * Phrases as paths of words from a root, each with the values filed under it. Everything lies in typed arrays, for two
 * reasons: building a lexicon's hundred thousand paths makes no objects, and a look-up needs no string, only where a
 * word stands in a text and its hash. Node 0 is the root; of node n the word is `units` from `ends[n - 1]` to `ends[n]`.
 */
export interface WordTrie<Value> {
  nodes: number;
  parents: Int32Array;
  ends: Int32Array;
  units: Uint16Array;
  /** By node, a place in `lists`. */
  filed: Int32Array;
  lists: (readonly Value[])[];
  /** By value, the place in `lists` of the list that holds it alone. */
  alone: Map<Value, number>;
  /** By node, whether a path goes on from it. */
  goesOn: Uint8Array;
  /** By turns the key of a node and its number, 0 where free; half of them at most are taken. */
  slots: Int32Array;
  /** Which words may stand first: see `mayBegin`. */
  beginnings: Uint32Array;
}

const ROOT = 0;

export function newTrie<Value>(): WordTrie<Value> {
  return {
    nodes: 1,
    parents: new Int32Array(64),
    ends: new Int32Array(64),
    units: new Uint16Array(512),
    filed: new Int32Array(64),
    lists: [[]],
    alone: new Map(),
    goesOn: new Uint8Array(64),
    slots: new Int32Array(256),
    beginnings: new Uint32Array(8),
  };
}

/** One number for a word behind a node; behind the root it is the word's hash. */
const keyOf = (parent: number, hash: number): number => hash ^ Math.imul(parent, 0x9e3779b1);

const placeOf = (trie: WordTrie<unknown>, key: number): number =>
  ((key ^ (key >>> 16)) * 2) & (trie.slots.length - 1);

/** Whether a word with the hash may stand first in a phrase: a few in a hundred that may not pass. */
export function mayBegin(trie: WordTrie<unknown>, hash: number): boolean {
  const bits = bitsOf(hash);
  return ((trie.beginnings[hash & (trie.beginnings.length - 1)] as number) & bits) === bits;
}

/** Two bits in the block of 32 that the low bits of the hash choose. A table so small stays in the processor's cache. */
const bitsOf = (hash: number): number => (1 << (hash >>> 27)) | (1 << ((hash >>> 22) & 31));

/** The node that the word at `start` to `end` of `text` leads to from `node`; 0 where it leads nowhere. */
export function follow(
  trie: WordTrie<unknown>,
  node: number,
  text: string,
  start: number,
  end: number,
  hash: number,
): number {
  const { slots } = trie;
  const key = keyOf(node, hash);
  let at = placeOf(trie, key);
  for (;;) {
    const next = slots[at + 1] as number;
    if (next === 0) return 0;
    if (slots[at] === key && trie.parents[next] === node && isWord(trie, next, text, start, end)) return next;
    at = (at + 2) & (slots.length - 1);
  }
}

/** `follow` for token `at` of a text that was cut. */
export const followCut = (
  trie: WordTrie<unknown>,
  node: number,
  text: string,
  { starts, ends, hashes }: TokenCuts,
  at: number,
): number => follow(trie, node, text, starts[at] as number, ends[at] as number, hashes[at] as number);

function isWord(trie: WordTrie<unknown>, node: number, text: string, start: number, end: number): boolean {
  const from = trie.ends[node - 1] as number;
  if ((trie.ends[node] as number) - from !== end - start) return false;
  for (let i = start; i < end; i++) if (trie.units[from + i - start] !== text.charCodeAt(i)) return false;
  return true;
}

/** What is filed under the path to a node, in the order of filing. */
export const filedAt = <Value>(trie: WordTrie<Value>, node: number): readonly Value[] =>
  trie.lists[trie.filed[node] as number] as readonly Value[];

/**
 * The node at the end of a path, made where it is missing. `phrase` is normal words with single blanks between them;
 * `from` is where the path begins.
 */
export function pathTo(trie: WordTrie<unknown>, phrase: string, from: number = ROOT): number {
  let node = from;
  let start = 0;
  let hash = HASH_START;
  for (let i = 0; i <= phrase.length; i++) {
    const code = i < phrase.length ? phrase.charCodeAt(i) : BLANK;
    if (code !== BLANK) {
      hash = hashWith(hash, code);
      continue;
    }
    if (i > start) node = step(trie, node, phrase, start, i, hashEnd(hash));
    start = i + 1;
    hash = HASH_START;
  }
  return node;
}

const BLANK = 0x20;

function step(
  trie: WordTrie<unknown>,
  node: number,
  text: string,
  start: number,
  end: number,
  hash: number,
): number {
  const known = follow(trie, node, text, start, end, hash);
  if (known !== 0) return known;
  const made = trie.nodes;
  makeRoom(trie, end - start);
  trie.nodes++;
  trie.parents[made] = node;
  const from = trie.ends[made - 1] as number;
  for (let i = start; i < end; i++) trie.units[from + i - start] = text.charCodeAt(i);
  trie.ends[made] = from + end - start;
  trie.goesOn[node] = 1;
  enter(trie, keyOf(node, hash), made);
  return made;
}

/** Files a value under a node, once. */
export function file<Value>(trie: WordTrie<Value>, node: number, value: Value): void {
  const known = filedAt(trie, node);
  if (known.includes(value)) return;
  let list = known.length === 0 ? trie.alone.get(value) : undefined;
  if (list === undefined) {
    list = trie.lists.push([...known, value]) - 1;
    if (known.length === 0) trie.alone.set(value, list);
  }
  trie.filed[node] = list;
}

function enter(trie: WordTrie<unknown>, key: number, node: number): void {
  const { slots, beginnings } = trie;
  let at = placeOf(trie, key);
  while (slots[at + 1] !== 0) at = (at + 2) & (slots.length - 1);
  slots[at] = key;
  slots[at + 1] = node;
  if (trie.parents[node] !== ROOT) return;
  const block = key & (beginnings.length - 1);
  beginnings[block] = (beginnings[block] as number) | bitsOf(key);
}

/** Room for one more node with a word of `length` units; doubling keeps all growing together linear. */
function makeRoom(trie: WordTrie<unknown>, length: number): void {
  const { nodes } = trie;
  if (nodes === trie.parents.length) {
    trie.parents = grown(trie.parents, nodes * 2);
    trie.ends = grown(trie.ends, nodes * 2);
    trie.filed = grown(trie.filed, nodes * 2);
    trie.goesOn = grown(trie.goesOn, nodes * 2);
  }
  const units = (trie.ends[nodes - 1] as number) + length;
  if (units > trie.units.length) trie.units = grown(trie.units, units * 2);
  if (nodes * 4 < trie.slots.length) return;
  const before = trie.slots;
  trie.slots = new Int32Array(before.length * 2);
  trie.beginnings = new Uint32Array(trie.beginnings.length * 2);
  for (let i = 0; i < before.length; i += 2)
    if (before[i + 1] !== 0) enter(trie, before[i] as number, before[i + 1] as number);
}

function grown<Cells extends Int32Array | Uint16Array | Uint8Array>(cells: Cells, length: number): Cells {
  const wider = new (cells.constructor as new (length: number) => Cells)(length);
  wider.set(cells);
  return wider;
}
