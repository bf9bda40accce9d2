import { normalize } from '../../arabic/normalize.ts';
import { type Token, tokenize } from '../../arabic/tokens.ts';

/** A phrase found: tokens `first` up to `end`, exclusive, and what was written to its first word (و ب ل لل …). */
export interface PhraseHit<T> {
  first: number;
  end: number;
  proclitic: string;
  values: readonly T[];
}

interface Node<T> {
  next: Map<string, Node<T>>;
  values: T[];
}

interface Root<T> {
  node: Node<T>;
  proclitic: string;
}

/** Phrases of one or more words, looked up token by token: the cost of a text does not grow with their number. */
export interface PhraseTable<T> {
  roots: Map<string, Root<T>[]>;
  plain: Map<string, Node<T>>;
}

const newNode = <T>(): Node<T> => ({ next: new Map(), values: [] });

export const newPhraseTable = <T>(): PhraseTable<T> => ({ roots: new Map(), plain: new Map() });

const PREFIXES = ['', 'و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'وك', 'فل', 'فب'];
/** What may stand inside a name without breaking it: quotes, brackets, dashes. */
const INNER = new Set(['«', '»', '"', "'", '(', ')', '-', '–', '—', '_']);
const MAX_INNER = 2;

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

export const wordsOf = (phrase: string): string[] =>
  tokenize(normalize(phrase))
    .map((token) => token.text)
    .filter((text) => !INNER.has(text));

/** Adds a phrase. Repeating a value for one phrase changes nothing. */
export function addPhrase<T>(table: PhraseTable<T>, phrase: string, value: T): void {
  const [first, ...rest] = wordsOf(phrase);
  if (first === undefined) return;
  let root = table.plain.get(first);
  if (!root) {
    root = newNode();
    table.plain.set(first, root);
    for (const [proclitic, form] of formsOf(first)) {
      const list = table.roots.get(form);
      if (list) list.push({ node: root, proclitic });
      else table.roots.set(form, [{ node: root, proclitic }]);
    }
  }
  let node = root;
  for (const word of rest) {
    let next = node.next.get(word);
    if (!next) {
      next = newNode();
      node.next.set(word, next);
    }
    node = next;
  }
  if (!node.values.includes(value)) node.values.push(value);
}

/** The longest phrase that begins at token `at`, the reading with the shortest proclitic before others. */
export function longestAt<T>(
  table: PhraseTable<T>,
  tokens: readonly Token[],
  at: number,
): PhraseHit<T> | null {
  const roots = table.roots.get(tokens[at]?.text ?? '');
  if (!roots) return null;
  let best: PhraseHit<T> | null = null;
  for (const { node: root, proclitic } of roots) {
    let node = root;
    let i = at + 1;
    let end = node.values.length > 0 ? i : 0;
    let values: readonly T[] = node.values;
    let inner = 0;
    while (i < tokens.length) {
      const text = tokens[i]?.text ?? '';
      const next = node.next.get(text);
      if (next) {
        node = next;
        i++;
        inner = 0;
        if (node.values.length > 0) {
          end = i;
          values = node.values;
        }
        continue;
      }
      if (node.next.size === 0 || !INNER.has(text) || ++inner > MAX_INNER) break;
      i++;
    }
    if (end > 0 && (best === null || end > best.end)) best = { first: at, end, proclitic, values };
  }
  return best;
}

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
