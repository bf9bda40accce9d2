import { normalize } from '../../arabic/normalize.ts';
import { type Token, type TokenCuts, tokenize } from '../../arabic/tokens.ts';
import { hashOf } from '../../arabic/word-hash.ts';
import {
  file,
  filedAt,
  follow,
  followCut,
  goesOn,
  INNER,
  isInner,
  listAt,
  MAX_INNER,
  mayBegin,
  newTrie,
  pathTo,
  type WordTrie,
} from '../word-trie.ts';

/** A phrase found: tokens `first` up to `end`, exclusive, and what was written to its first word (و ب ل لل …). */
export interface PhraseHit<T> {
  first: number;
  end: number;
  proclitic: string;
  values: readonly T[];
}

/** A first word as it may be written: what is written to it, and where its phrases begin. */
interface Root {
  node: number;
  proclitic: string;
}

/** Phrases of one or more words, looked up token by token: the cost of a text does not grow with their number. */
export interface PhraseTable<T> {
  /** First words with everything that may be written to them. */
  roots: WordTrie<Root>;
  /** Phrases from their bare first word on. */
  phrases: WordTrie<T>;
}

export const newPhraseTable = <T>(): PhraseTable<T> => ({ roots: newTrie(), phrases: newTrie() });

const PREFIXES = ['', 'و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فل', 'فب'];
/** The surface forms of a first word with conjunction and preposition (domain notes §2): ل and ال give لل. */
function formsOf(word: string): [string, string][] {
  const forms: [string, string][] = PREFIXES.map((prefix) => [prefix, prefix + word]);
  if (word.startsWith('ال') && word.length > 3) {
    const rest = word.slice(2);
    const lam = rest.startsWith('ل') ? `ل${rest}` : `لل${rest}`;
    for (const conjunction of ['', 'و', 'ف']) forms.push([`${conjunction}لل`, conjunction + lam]);
  }
  return forms;
}

const wordsOf = (phrase: string): string[] =>
  tokenize(normalize(phrase))
    .map((token) => token.text)
    .filter((text) => !INNER.has(text));

/** Adds a phrase. Repeating a value for one phrase changes nothing. Returns its first word, in normal form. */
export function addPhrase<T>(
  { roots, phrases }: PhraseTable<T>,
  phrase: string,
  value: T,
): string | undefined {
  const [first, ...rest] = wordsOf(phrase);
  if (first === undefined) return undefined;
  const known = phrases.nodes;
  const node = pathTo(phrases, first);
  if (node === known) {
    for (const [proclitic, form] of formsOf(first)) file(roots, pathTo(roots, form), { node, proclitic });
  }
  file(phrases, pathTo(phrases, rest.join(' '), node), value);
  return first;
}

/** Whether a phrase may begin with a word. */
export const isFirstWord = ({ roots }: PhraseTable<unknown>, word: string): boolean =>
  follow(roots, 0, word, 0, word.length, hashOf(word, 0, word.length)) !== 0;

/** Whether a phrase begins at token `at` of a text that was cut: `longestAt` without a string or an object made. */
export function beginsAt(
  { roots, phrases }: PhraseTable<unknown>,
  text: string,
  cuts: TokenCuts,
  at: number,
): boolean {
  if (!mayBegin(roots, cuts.hashes[at] as number)) return false;
  for (const { node: root } of filedAt(roots, followCut(roots, 0, text, cuts, at))) {
    let node = root;
    let inner = 0;
    for (let i = at + 1; listAt(phrases, node) === 0 && goesOn(phrases, node) && i < cuts.count; i++) {
      const longer = followCut(phrases, node, text, cuts, i);
      if (longer !== 0) inner = 0;
      else if (!isInner(text, cuts, i) || ++inner > MAX_INNER) break;
      node = longer === 0 ? node : longer;
    }
    if (listAt(phrases, node) !== 0) return true;
  }
  return false;
}

/** The longest phrase that begins at token `at`, the reading with the shortest proclitic before others. */
export function longestAt<T>(
  { roots, phrases }: PhraseTable<T>,
  tokens: readonly Token[],
  at: number,
): PhraseHit<T> | null {
  const first = tokens[at];
  if (!first || !mayBegin(roots, first.hash)) return null;
  let best: PhraseHit<T> | null = null;
  for (const { node: root, proclitic } of filedAt(roots, next(roots, 0, first))) {
    let node = root;
    let i = at + 1;
    let end = filedAt(phrases, node).length > 0 ? i : 0;
    let values = filedAt(phrases, node);
    let inner = 0;
    while (i < tokens.length && goesOn(phrases, node)) {
      const token = tokens[i] as Token;
      const longer = next(phrases, node, token);
      if (longer !== 0) {
        node = longer;
        i++;
        inner = 0;
        if (filedAt(phrases, node).length > 0) {
          end = i;
          values = filedAt(phrases, node);
        }
        continue;
      }
      if (!INNER.has(token.text) || ++inner > MAX_INNER) break;
      i++;
    }
    if (end > 0 && (best === null || end > best.end)) best = { first: at, end, proclitic, values };
  }
  return best;
}

const next = (trie: WordTrie<unknown>, node: number, { text, hash }: Token): number =>
  follow(trie, node, text, 0, text.length, hash);

/** All phrases of a text from left to right, longest first, not overlapping. Linear in the text. */
export function findPhrases<T>(table: PhraseTable<T>, tokens: readonly Token[]): PhraseHit<T>[] {
  const found: PhraseHit<T>[] = [];
  let i = 0;
  while (i < tokens.length) {
    const hit = longestAt(table, tokens, i);
    if (hit) found.push(hit);
    i = hit ? hit.end : i + 1;
  }
  return found;
}
