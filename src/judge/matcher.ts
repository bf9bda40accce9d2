import { type CliticForms, cliticForms } from '../arabic/clitics.ts';
import { cutTokens, isSign, type TokenCuts } from '../arabic/tokens.ts';
import type { LexiconEntry } from './lexicon.ts';
import {
  file,
  filedAt,
  followCut,
  goesOn,
  isInner,
  listAt,
  MAX_INNER,
  mayBegin,
  newTrie,
  pathTo,
  type WordTrie,
  wordOf,
} from './word-trie.ts';

/** A lexicon entry found in a text. Tokens and offsets (of the normal text) are half-open. */
export interface Match {
  concept: string;
  entry: LexiconEntry;
  /** The words it was found by, as a node of the trie. */
  path: number;
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

/** What the clitic forms of one written form come to, about. */
const NODES_A_FORM = 28;

/**
 * Compiles entries once; every clitic form becomes a path of its own, so that a text costs one look-up a word however
 * long the lexicon is. `kinds` are the sorts of concept that a caller tells articles apart by, the first one bit 0 of
 * what `passOver` returns.
 */
export function compileMatcher(
  entries: readonly LexiconEntry[],
  kinds: readonly ((concept: string) => boolean)[] = [],
): Matcher {
  const forms = entries.reduce((sum, entry) => sum + entry.forms.length, 1);
  const trie = newTrie<LexiconEntry>(forms * NODES_A_FORM);
  for (const entry of entries) {
    for (const form of entry.forms) {
      const suffixStems = entry.suffixStems[form];
      addForms(trie, cliticForms(form, entry.clitics, suffixStems ? { suffixStems } : {}), entry);
    }
  }
  const kindsOf = (concept: string): number =>
    kinds.reduce((bits, test, bit) => (test(concept) ? bits | (1 << bit) : bits), 0);
  const ofEntry = new Map(entries.map((entry) => [entry, kindsOf(entry.concept)]));
  const ofLists = new Uint32Array(trie.lists.length);
  for (const [at, list] of trie.lists.entries())
    for (const entry of list) ofLists[at] = (ofLists[at] as number) | (ofEntry.get(entry) ?? 0);
  return { trie, kinds: ofLists };
}

/** Arabic letters and ASCII digits, which are one token with whatever letters are joined to them. */
const ONE_WORD = /^[ء-غف-ي0-9]+$/;

function addForms(trie: WordTrie<LexiconEntry>, { patterns, tail }: CliticForms, entry: LexiconEntry): void {
  for (const { prefixes, bodies, pronouns } of patterns) {
    for (const body of bodies) {
      const isWord = ONE_WORD.test(body);
      for (const prefix of prefixes) {
        for (const pronoun of pronouns) {
          const first = isWord ? wordOf(trie, prefix, body, pronoun) : pathTo(trie, prefix + body + pronoun);
          const node = pathTo(trie, tail, first);
          if (node !== 0) file(trie, node, entry);
        }
      }
    }
  }
}

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
    const list = listAt(trie, node);
    if (list !== 0) {
      kinds |= matcher.kinds[list] as number;
      note(found, node, at, i, cuts);
    }
    if (!goesOn(trie, node)) return kinds;
    for (let inner = 0; inner < MAX_INNER && isInner(text, cuts, i); inner++) i++;
    if (i >= cuts.count) return kinds;
    node = followCut(trie, node, text, cuts, i);
    if (node === 0) return kinds;
    i++;
  }
}

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
        path: hits[at] as number,
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
