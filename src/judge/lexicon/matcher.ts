import { type CliticForms, CONJUNCTIONS, cliticForms, takesConjunction } from '../../arabic/clitics.ts';
import { cutTokens, isSign, type TokenCuts } from '../../arabic/tokens.ts';
import { hashOf } from '../../arabic/word-hash.ts';
import type { LexiconEntry } from './entry.ts';
import { ANY } from './kinds.ts';
import {
  file,
  filedAt,
  follow,
  followCut,
  goesOn,
  isInner,
  listAt,
  MAX_INNER,
  newTrie,
  pathTo,
  type WordTrie,
  wordOf,
} from './word-trie.ts';

/** A lexicon entry found in a text. Tokens are half-open. */
export interface Match {
  concept: string;
  entry: LexiconEntry;
  /** A number for the words it was found by: the same words have the same. */
  path: number;
  startToken: number;
  endToken: number;
}

/** All entries of all lexicons as one trie over the words of a text. */
export interface Matcher {
  /** Surface forms without conjunction: every word of a text that begins with one is looked up without it as well. */
  trie: WordTrie<LexiconEntry>;
  /** By list of entries in the trie, the kinds of concept in it: see `compileMatcher`. */
  kinds: Uint32Array;
  /** The same for a word with a conjunction, which some entries do not take. */
  joinedKinds: Uint32Array;
  /** The place of each entry among all. */
  places: ReadonlyMap<LexiconEntry, number>;
}

/** What the clitic forms of one written form come to, about. */
const NODES_A_FORM = 10;

/**
 * Compiles entries once; every clitic form becomes a path of its own, so that a text costs one look-up a word, or two,
 * however long the lexicon is. `kinds` are the sorts of concept that a caller tells articles apart by, the first one bit 0 of
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
  const ofLists = (counts: (entry: LexiconEntry) => boolean): Uint32Array =>
    Uint32Array.from(trie.lists, (list) => {
      let bits = 0;
      for (const entry of list) if (counts(entry)) bits |= ofEntry.get(entry) ?? 0;
      return bits;
    });
  return {
    trie,
    kinds: ofLists(() => true),
    joinedKinds: ofLists(isJoinable),
    places: placesOf(entries),
  };
}

/** The place of each entry among all. */
export const placesOf = (entries: readonly LexiconEntry[]): Map<LexiconEntry, number> =>
  new Map(entries.map((entry, place) => [entry, place]));

const isJoinable = ({ clitics }: LexiconEntry): boolean => takesConjunction(clitics);

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

/** What one pass found, four numbers a hit: see `PATH` to `KINDS`. */
export interface Found {
  hits: Int32Array;
  length: number;
}

export const HIT = 4;
/** What the numbers of a hit say: by which words (see `pathOf`), from which token on, up to which, and the kinds of its entries. */
const PATH = 0;
const START = 1;
const END = 2;
const KINDS = 3;

export const startOf = ({ hits }: Found, at: number): number => hits[at + START] as number;
export const kindsAt = ({ hits }: Found, at: number): number => hits[at + KINDS] as number;

/** A copy that later passes leave as it is. */
export const kept = ({ hits, length }: Found): Found => ({ hits: hits.slice(0, length), length });

export const nothingFound = (): Found => ({ hits: new Int32Array(64 * HIT), length: 0 });

/** A node of the trie and what is written to its first word: 0, or the place of the conjunction from 1. */
const pathOf = (node: number, conjunction: number): number => node * 4 + conjunction;
const nodeIn = (path: number): number => path >> 2;
/** Is و or ف written to a match's first word? */
export const isJoined = (path: number): boolean => (path & 3) !== 0;

const [WAW, FA] = CONJUNCTIONS.map((letter) => letter.charCodeAt(0));

/** Adds every entry in the text to `found`, in the order of first tokens; returns all their kinds as bits. Linear. */
export function passOver(matcher: Matcher, text: string, cuts: TokenCuts, found: Found): number {
  const { trie } = matcher;
  let kinds = 0;
  for (let i = 0; i < cuts.count; i++) {
    if (!isSign(cuts, i)) {
      const node = followCut(trie, 0, text, cuts, i);
      if (node !== 0) kinds |= walk(matcher, node, 0, text, cuts, i, found);
    }
    const start = cuts.starts[i] as number;
    const first = text.charCodeAt(start);
    if (first !== WAW && first !== FA) continue;
    const end = cuts.ends[i] as number;
    const hash = hashOf(text, start + 1, end);
    const node = follow(trie, 0, text, start + 1, end, hash);
    if (node !== 0) kinds |= walk(matcher, node, first === WAW ? 1 : 2, text, cuts, i, found);
  }
  return kinds;
}

function walk(
  { trie, kinds, joinedKinds }: Matcher,
  first: number,
  conjunction: number,
  text: string,
  cuts: TokenCuts,
  at: number,
  found: Found,
): number {
  const kindsOf = conjunction === 0 ? kinds : joinedKinds;
  let bits = 0;
  let node = first;
  let i = at + 1;
  for (;;) {
    const list = listAt(trie, node);
    if (list !== 0) {
      const own = kindsOf[list] as number;
      bits |= own;
      note(found, pathOf(node, conjunction), at, i, own);
    }
    if (!goesOn(trie, node)) return bits;
    for (let inner = 0; inner < MAX_INNER && isInner(text, cuts, i); inner++) i++;
    if (i >= cuts.count) return bits;
    node = followCut(trie, node, text, cuts, i);
    if (node === 0) return bits;
    i++;
  }
}

function note(found: Found, path: number, startToken: number, endToken: number, kinds: number): void {
  const at = found.length;
  if (at + HIT > found.hits.length) {
    const wider = new Int32Array(found.hits.length * 2);
    wider.set(found.hits);
    found.hits = wider;
  }
  const { hits } = found;
  hits[at + PATH] = path;
  hits[at + START] = startToken;
  hits[at + END] = endToken;
  hits[at + KINDS] = kinds;
  found.length = at + HIT;
}

/**
 * The hits of some kinds from place `from` to place `to` of what was found, one for each entry, in the order of first tokens, then of
 * last ones, then of the entries.
 */
export function matchesOf(
  { trie, places }: Matcher,
  { hits }: Found,
  from: number,
  to: number,
  kinds: number = ANY,
): Match[] {
  const matches: Match[] = [];
  /** Where the matches of a token begin, and whether one of them has the token whole, its first letter no conjunction. */
  let run = 0;
  let token = -1;
  let whole = false;
  for (let at = from; at < to; at += HIT) {
    if (kinds !== ANY && ((hits[at + KINDS] as number) & kinds) === 0) continue;
    const path = hits[at + PATH] as number;
    const startToken = hits[at + START] as number;
    const endToken = hits[at + END] as number;
    const joined = isJoined(path);
    if (startToken !== token) {
      run = matches.length;
      token = startToken;
      whole = false;
    }
    for (const entry of filedAt(trie, nodeIn(path))) {
      if (joined && !isJoinable(entry)) continue;
      matches.push({ concept: entry.concept, entry, path, startToken, endToken });
    }
    if (!joined) whole = true;
    else if (whole) putInOrder(matches, run, places);
  }
  return matches;
}

/** Both readings of one token (ولد, or و and لد), from `run` on: in one order, each entry once. */
function putInOrder(matches: Match[], run: number, places: Matcher['places']): void {
  const placeOf = ({ entry }: Match): number => places.get(entry) ?? 0;
  const sorted = matches.splice(run).sort((a, b) => a.endToken - b.endToken || placeOf(a) - placeOf(b));
  for (const [at, match] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before?.entry !== match.entry || before.endToken !== match.endToken) matches.push(match);
  }
}

/** Every entry in a normal text, overlaps included, in the order of first tokens. One pass; linear in the text. */
export function matchAll(matcher: Matcher, text: string): Match[] {
  const found = nothingFound();
  passOver(matcher, text, cutTokens(text), found);
  return matchesOf(matcher, found, 0, found.length);
}
