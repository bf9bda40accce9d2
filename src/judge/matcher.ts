import { cliticForms } from '../arabic/clitics.ts';
import { normalize } from '../arabic/normalize.ts';
import { cutTokens, isSign, type TokenCuts, tokenize } from '../arabic/tokens.ts';
import type { LexiconEntry } from './lexicon.ts';
import { file, filedAt, followCut, mayBegin, newTrie, pathTo, type WordTrie } from './word-trie.ts';

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

/** All entries of all lexicons as one trie over the words of a text. */
export interface Matcher {
  trie: WordTrie<LexiconEntry>;
  /** By list of entries in the trie, the kinds of concept in it: see `compileMatcher`. */
  kinds: Uint32Array;
}

/** Arabic letters, ASCII digits and single blanks: nothing for normalising or tokenising to change. */
const SIMPLE = /^[ء-غف-ي0-9]+(?: [ء-غف-ي0-9]+)*$/;

/** Signs that may stand inside a phrase without breaking it. */
const INNER = new Set(['«', '»', '"', "'", '(', ')', '-', '–', '_']);
const INNER_CODES = new Set([...INNER].map((sign) => sign.charCodeAt(0)));
const MAX_INNER = 2;

/**
 * Compiles entries once; every clitic form becomes a path of its own, so that a text costs one look-up a word however
 * long the lexicon is. `kinds` are the sorts of concept that a caller tells articles apart by, the first one bit 0 of
 * what `passOver` returns.
 */
export function compileMatcher(
  entries: readonly LexiconEntry[],
  kinds: readonly ((concept: string) => boolean)[] = [],
): Matcher {
  const trie = newTrie<LexiconEntry>();
  for (const entry of entries) {
    for (const form of entry.forms) {
      const suffixStems = entry.suffixStems[form];
      for (const surface of cliticForms(form, entry.clitics, suffixStems ? { suffixStems } : {})) {
        const node = pathTo(trie, SIMPLE.test(surface) ? surface : wordsOf(surface));
        if (node !== 0) file(trie, node, entry);
      }
    }
  }
  const kindOf = ({ concept }: LexiconEntry): number =>
    kinds.reduce((bits, test, bit) => (test(concept) ? bits | (1 << bit) : bits), 0);
  const ofList = trie.lists.map((list) => list.reduce((bits, entry) => bits | kindOf(entry), 0));
  return { trie, kinds: Uint32Array.from(ofList) };
}

const wordsOf = (surface: string): string =>
  tokenize(normalize(surface))
    .flatMap(({ text }) => (INNER.has(text) ? [] : [text]))
    .join(' ');

/** What one pass found, five numbers a hit: node, first token and end, start and end in the text. */
export interface Found {
  hits: Int32Array;
  length: number;
}

export const nothingFound = (): Found => ({ hits: new Int32Array(320), length: 0 });

/** Adds every entry in the text to `found`, in the order of first tokens; returns all their kinds as bits. Linear. */
export function passOver(matcher: Matcher, text: string, cuts: TokenCuts, found: Found): number {
  const { trie } = matcher;
  let kinds = 0;
  for (let i = 0; i < cuts.count; i++) {
    const hash = cuts.hashes[i] as number;
    if (!mayBegin(trie, hash) || isSign(cuts, i)) continue;
    const node = followCut(trie, 0, text, cuts, i);
    if (node !== 0) kinds |= walk(matcher, node, text, cuts, i, found);
  }
  return kinds;
}

function walk(
  matcher: Matcher,
  first: number,
  text: string,
  cuts: TokenCuts,
  at: number,
  found: Found,
): number {
  const { trie } = matcher;
  let kinds = 0;
  let node = first;
  let i = at + 1;
  for (;;) {
    const list = trie.filed[node] as number;
    if (list !== 0) {
      kinds |= matcher.kinds[list] as number;
      note(found, node, at, i, cuts);
    }
    if (trie.goesOn[node] === 0) return kinds;
    for (let inner = 0; inner < MAX_INNER && isInner(text, cuts, i); inner++) i++;
    if (i >= cuts.count) return kinds;
    node = followCut(trie, node, text, cuts, i);
    if (node === 0) return kinds;
    i++;
  }
}

const isInner = (text: string, cuts: TokenCuts, at: number): boolean =>
  at < cuts.count && isSign(cuts, at) && INNER_CODES.has(text.charCodeAt(cuts.starts[at] as number));

function note(found: Found, node: number, startToken: number, endToken: number, cuts: TokenCuts): void {
  const at = found.length;
  if (at + 5 > found.hits.length) {
    const wider = new Int32Array(found.hits.length * 2);
    wider.set(found.hits);
    found.hits = wider;
  }
  const { hits } = found;
  hits[at] = node;
  hits[at + 1] = startToken;
  hits[at + 2] = endToken;
  hits[at + 3] = cuts.starts[startToken] as number;
  hits[at + 4] = cuts.ends[endToken - 1] as number;
  found.length = at + 5;
}

/** The hits from place `from` to place `to` of what was found, one for each entry. */
export function matchesOf({ trie }: Matcher, { hits }: Found, from: number, to: number): Match[] {
  const matches: Match[] = [];
  for (let at = from; at < to; at += 5) {
    for (const entry of filedAt(trie, hits[at] as number)) {
      matches.push({
        concept: entry.concept,
        entry,
        startToken: hits[at + 1] as number,
        endToken: hits[at + 2] as number,
        start: hits[at + 3] as number,
        end: hits[at + 4] as number,
      });
    }
  }
  return matches;
}

/** Every entry in a normal text, overlaps included, in the order of first tokens. One pass; linear in the text. */
export function matchAll(matcher: Matcher, text: string): Match[] {
  const found = nothingFound();
  passOver(matcher, text, cutTokens(text), found);
  return matchesOf(matcher, found, 0, found.length);
}
