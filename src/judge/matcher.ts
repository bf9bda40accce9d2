import { cliticForms } from '../arabic/clitics.ts';
import { normalize } from '../arabic/normalize.ts';
import { type Token, tokenize } from '../arabic/tokens.ts';
import type { LexiconEntry } from './lexicon.ts';

/** A lexicon entry found in a text. Tokens and offsets (of the normal text) are half-open. */
export interface Match {
  concept: string;
  entry: LexiconEntry;
  startToken: number;
  endToken: number;
  start: number;
  end: number;
}

/** What the automaton found in each field of an article. */
export interface FieldMatches {
  title: readonly Match[];
  text: readonly Match[];
}

interface Node {
  next: Map<string, Node> | null;
  entries: LexiconEntry[];
}

/**
 * Two bits a word, both in one block of 32 chosen by the word's hash: where one is clear, the word begins nothing. The
 * number of blocks is a power of two. Small, so that it stays in the processor's cache when the lexicon does not.
 */
interface StartTable {
  blocks: Uint32Array;
  mask: number;
}

/** At 8 bits a word about one word in 17 passes that begins nothing. */
const WORDS_A_BLOCK = 4;

/** FNV-1a over UTF-16 units, its high bits folded into the low ones. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** The word's two bits in its block, by the ten bits of the hash that choose no block. */
const bitsOf = (hash: number): number => (1 << (hash >>> 27)) | (1 << ((hash >>> 22) & 31));

function startTable(words: Iterable<string>, count: number): StartTable {
  const size = 2 ** Math.ceil(Math.log2(count / WORDS_A_BLOCK + 1));
  const table: StartTable = { blocks: new Uint32Array(size), mask: size - 1 };
  for (const word of words) {
    const hash = hashOf(word);
    const at = hash & table.mask;
    table.blocks[at] = (table.blocks[at] ?? 0) | bitsOf(hash);
  }
  return table;
}

/** All entries of all lexicons as one trie over the words of a text. */
export interface Matcher {
  root: ReadonlyMap<string, Node>;
  /** Which words may begin an entry: a small table that spares nearly every other word the look-up in the large one. */
  starts: StartTable;
  /** Whether any entry has the concept. */
  concepts: ReadonlySet<string>;
}

const newNode = (): Node => ({ next: null, entries: [] });

/** Arabic letters, ASCII digits and single blanks: nothing for normalising or tokenising to change. */
const SIMPLE = /^[ء-غف-ي0-9]+(?: [ء-غف-ي0-9]+)*$/;

/** Signs that may stand inside a phrase without breaking it. */
const INNER = new Set(['«', '»', '"', "'", '(', ')', '-', '–', '_']);

/**
 * Compiles entries once; every clitic form becomes a path of its own, so that a text costs one look-up a word however
 * long the lexicon is.
 */
export function compileMatcher(entries: readonly LexiconEntry[]): Matcher {
  const root = new Map<string, Node>();
  const concepts = new Set<string>();
  for (const entry of entries) {
    concepts.add(entry.concept);
    for (const form of entry.forms) {
      const suffixStems = entry.suffixStems[form];
      for (const surface of cliticForms(form, entry.clitics, suffixStems ? { suffixStems } : {})) {
        addPath(root, surface, entry);
      }
    }
  }
  return { root, starts: startTable(root.keys(), root.size), concepts };
}

function addPath(root: Map<string, Node>, surface: string, entry: LexiconEntry): void {
  const simple = SIMPLE.test(surface);
  const words = simple
    ? surface.split(' ')
    : tokenize(normalize(surface)).flatMap(({ text }) => (INNER.has(text) ? [] : [text]));
  let node: Node | undefined;
  for (const word of words) {
    let level: Map<string, Node> = root;
    if (node) {
      node.next ??= new Map();
      level = node.next;
    }
    let next = level.get(word);
    if (!next) {
      next = newNode();
      level.set(word, next);
    }
    node = next;
  }
  if (!node) return;
  if (!node.entries.includes(entry)) node.entries.push(entry);
}

/** Every entry in the text, overlaps included, ordered by first token. One pass; linear in the text. */
export function matchAll(matcher: Matcher, tokens: readonly Token[]): Match[] {
  const found: Match[] = [];
  const { blocks, mask } = matcher.starts;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'punct') continue;
    const hash = hashOf(token.text);
    const bits = bitsOf(hash);
    if (((blocks[hash & mask] as number) & bits) !== bits) continue;
    const node = matcher.root.get(token.text);
    if (node) walk(node, tokens, i, found);
  }
  return found;
}

function walk(first: Node, tokens: readonly Token[], at: number, found: Match[]): void {
  let node = first;
  let i = at + 1;
  for (;;) {
    for (const entry of node.entries) {
      found.push({
        concept: entry.concept,
        entry,
        startToken: at,
        endToken: i,
        start: (tokens[at] as Token).start,
        end: (tokens[i - 1] as Token).end,
      });
    }
    if (!node.next) return;
    let inner = 0;
    while (inner < 2 && INNER.has(tokens[i]?.text ?? '')) {
      i++;
      inner++;
    }
    const next = node.next.get(tokens[i]?.text ?? '');
    if (!next) return;
    node = next;
    i++;
  }
}
