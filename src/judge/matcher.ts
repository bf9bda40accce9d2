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

/** All entries of all lexicons as one trie over the words of a text. */
export interface Matcher {
  root: ReadonlyMap<string, Node>;
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
  return { root, concepts };
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
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'punct') continue;
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
