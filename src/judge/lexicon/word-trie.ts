import { cutTokens, isSign, type TokenCuts } from '../../arabic/tokens.ts';
import { HASH_START, hashEnd, hashWith } from '../../arabic/word-hash.ts';

/**
 * Phrases as paths of words from a root, each with the values filed under it. Everything lies in typed arrays, for two
 * reasons: building a lexicon's hundred thousand paths makes no objects, and a look-up needs no string, only where a
 * word stands in a text and its hash. Node 0 is the root.
 */
export interface WordTrie<Value> {
  /** How many there are. */
  nodes: number;
  /**
   * The nodes one behind the other, each known by its place: three numbers, see `PARENT` to `FILED`, and the units of its word, two
   * in a number. They stand together since a look-up reads them together.
   */
  cells: Int32Array;
  /** How many cells are taken. */
  size: number;
  /** The cells as units. */
  units: Uint16Array;
  lists: (readonly Value[])[];
  /** By value, the place in `lists` of the list that holds it alone. */
  alone: Map<Value, number>;
  /** By turns the key of a node and its number, 0 where free; two of three at most are taken. */
  slots: Int32Array;
  /** Which keys may be among the slots': see `mayLead`. */
  filter: Uint32Array;
}

const ROOT = 0;

/** What the first cells of a node hold: the node before it, the length of its word. */
const PARENT = 0;
const LENGTH = 1;
/** Twice the place in `lists` of what is filed under it, and 1 more where a path goes on from it. */
const FILED = 2;
/** Its word follows. */
const WORD = 3;

/** Where the units of a node's word begin. */
const unitsOf = (node: number): number => (node + WORD) * 2;

/** Cells of a node whose word is of middling length. */
const USUAL = 7;

/** Cells as units. */
export const asUnits = ({ buffer, byteOffset, length }: Int32Array): Uint16Array =>
  new Uint16Array(buffer, byteOffset, length * 2);

/** A trie without a phrase, with room for some nodes: it grows, but growing a large one takes time. */
export function newTrie<Value>(room = 64): WordTrie<Value> {
  const slots = 2 ** Math.ceil(Math.log2(room * 3));
  const cells = new Int32Array(room * USUAL);
  return {
    nodes: 1,
    cells,
    size: WORD,
    units: asUnits(cells),
    lists: [[]],
    alone: new Map(),
    slots: new Int32Array(slots),
    filter: new Uint32Array(slots / 16),
  };
}

/** One number for a word behind a node; behind the root it is the word's hash. */
const keyOf = (parent: number, hash: number): number => hash ^ Math.imul(parent, 0x9e3779b1);

const placeOf = (trie: WordTrie<unknown>, key: number): number =>
  ((key ^ (key >>> 16)) * 2) & (trie.slots.length - 1);

/** Whether there may be a node with the key: of those there are not, a few in a hundred pass. */
function mayLead({ filter }: WordTrie<unknown>, key: number): boolean {
  const bits = bitsOf(key);
  return ((filter[key & (filter.length - 1)] as number) & bits) === bits;
}

/** Two bits in the block of 32 that the low bits of the key choose. A table so small stays in the processor's cache. */
const bitsOf = (key: number): number => (1 << (key >>> 27)) | (1 << ((key >>> 22) & 31));

/** The node that the word at `start` to `end` of `text` leads to from `node`; 0 where it leads nowhere. */
export function follow(
  trie: WordTrie<unknown>,
  node: number,
  text: string,
  start: number,
  end: number,
  hash: number,
): number {
  const key = keyOf(node, hash);
  return mayLead(trie, key) ? childOf(trie, node, text, start, end, key) : 0;
}

function childOf(
  trie: WordTrie<unknown>,
  node: number,
  text: string,
  start: number,
  end: number,
  key: number,
): number {
  const { slots } = trie;
  let at = placeOf(trie, key);
  for (;;) {
    const next = slots[at + 1] as number;
    if (next === 0) return 0;
    if (slots[at] === key && isChild(trie, next, node, text, start, end)) return next;
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

function isChild(
  { cells, units }: WordTrie<unknown>,
  node: number,
  parent: number,
  text: string,
  start: number,
  end: number,
): boolean {
  if (cells[node + PARENT] !== parent || cells[node + LENGTH] !== end - start) return false;
  const from = unitsOf(node);
  for (let i = start; i < end; i++) if (units[from + i - start] !== text.charCodeAt(i)) return false;
  return true;
}

/** Whether a path goes on from a node. */
export const goesOn = ({ cells }: WordTrie<unknown>, node: number): boolean =>
  ((cells[node + FILED] as number) & 1) === 1;

/** The place in `lists` of what is filed under the path to a node; 0 where nothing is. */
export const listAt = ({ cells }: WordTrie<unknown>, node: number): number =>
  (cells[node + FILED] as number) >> 1;

/** What is filed under the path to a node, in the order of filing. */
export const filedAt = <Value>(trie: WordTrie<Value>, node: number): readonly Value[] =>
  trie.lists[listAt(trie, node)] as readonly Value[];

/** The node at the end of the path of a phrase in normal form, made where it is missing; `from` is where it begins. */
export function pathTo(trie: WordTrie<unknown>, phrase: string, from: number = ROOT): number {
  const cuts = cutTokens(phrase);
  let node = from;
  for (let i = 0; i < cuts.count; i++) {
    if (isInner(phrase, cuts, i)) continue;
    const length = spell(trie, 0, phrase, cuts.starts[i] as number, cuts.ends[i] as number);
    node = nodeOf(trie, node, length, cuts.hashes[i] as number);
  }
  return node;
}

/** `pathTo` for one word that is joined of three parts, which need not be joined for it. */
export function wordOf(trie: WordTrie<unknown>, prefix: string, body: string, suffix: string): number {
  const length = spell(trie, spell(trie, spell(trie, 0, prefix), body), suffix);
  const from = unitsOf(trie.size);
  let hash = HASH_START;
  for (let i = from; i < from + length; i++) hash = hashWith(hash, trie.units[i] as number);
  return nodeOf(trie, ROOT, length, hashEnd(hash));
}

/** Writes a part of a word where the next node's will be, behind the parts before it. Returns the length so far. */
function spell(trie: WordTrie<unknown>, length: number, text: string, start = 0, end = text.length): number {
  const from = unitsOf(trie.size) + length;
  const to = from + end - start;
  if (to > trie.units.length) growCells(trie, to);
  for (let i = from; i < to; i++) trie.units[i] = text.charCodeAt(start + i - from);
  return length + end - start;
}

/** The node behind `parent` of the word spelt last. */
function nodeOf(trie: WordTrie<unknown>, parent: number, length: number, hash: number): number {
  const key = keyOf(parent, hash);
  const { slots, cells, units, size } = trie;
  const from = unitsOf(size);
  for (let at = placeOf(trie, key); slots[at + 1] !== 0; at = (at + 2) & (slots.length - 1)) {
    const known = slots[at + 1] as number;
    if (slots[at] !== key || cells[known + PARENT] !== parent || cells[known + LENGTH] !== length) continue;
    const start = unitsOf(known);
    let same = 0;
    while (same < length && units[start + same] === units[from + same]) same++;
    if (same === length) return known;
  }
  if (trie.nodes * 3 >= slots.length) widen(trie);
  cells[size + PARENT] = parent;
  cells[size + LENGTH] = length;
  cells[size + FILED] = 0;
  cells[parent + FILED] = (cells[parent + FILED] as number) | 1;
  enter(trie, key, size);
  trie.nodes++;
  trie.size = size + WORD + ((length + 1) >> 1);
  return size;
}

/** Signs that may stand inside a phrase without breaking it, and how many of them together. */
const INNER = new Set(['«', '»', '"', "'", '(', ')', '-', '_']);
export const MAX_INNER = 2;

const INNER_CODES = new Set([...INNER].map((sign) => sign.charCodeAt(0)));

/** Whether token `at` of a text that was cut is such a sign. */
export const isInner = (text: string, cuts: TokenCuts, at: number): boolean =>
  at < cuts.count && isSign(cuts, at) && INNER_CODES.has(text.charCodeAt(cuts.starts[at] as number));

/** Files a value under a node, once. */
export function file<Value>(trie: WordTrie<Value>, node: number, value: Value): void {
  const known = filedAt(trie, node);
  if (known.includes(value)) return;
  let list = known.length === 0 ? trie.alone.get(value) : undefined;
  if (list === undefined) {
    list = trie.lists.push([...known, value]) - 1;
    if (known.length === 0) trie.alone.set(value, list);
  }
  trie.cells[node + FILED] = list * 2 + (goesOn(trie, node) ? 1 : 0);
}

function enter(trie: WordTrie<unknown>, key: number, node: number): void {
  const { slots, filter } = trie;
  let at = placeOf(trie, key);
  while (slots[at + 1] !== 0) at = (at + 2) & (slots.length - 1);
  slots[at] = key;
  slots[at + 1] = node;
  const block = key & (filter.length - 1);
  filter[block] = (filter[block] as number) | bitsOf(key);
}

/** Room for twice the slots; doubling keeps all growing together linear. */
function widen(trie: WordTrie<unknown>): void {
  const { slots } = trie;
  trie.slots = new Int32Array(slots.length * 2);
  trie.filter = new Uint32Array(trie.filter.length * 2);
  for (let i = 0; i < slots.length; i += 2)
    if (slots[i + 1] !== 0) enter(trie, slots[i] as number, slots[i + 1] as number);
}

/** Room for twice so many units. */
function growCells(trie: WordTrie<unknown>, units: number): void {
  const wider = new Int32Array(units);
  wider.set(trie.cells);
  trie.cells = wider;
  trie.units = asUnits(wider);
}

/** The cells that are taken. */
export const trimmed = ({ cells, size }: WordTrie<unknown>): Int32Array => cells.slice(0, size);
