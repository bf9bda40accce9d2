import { lightStem } from '../../arabic/stem.ts';
import type { Sentence } from '../document/document.ts';
import { classOf } from './word-class.ts';

/** Something about a candidate that a model may weigh, named readably; each holds once, however often it is seen. */
export interface Feature {
  name: string;
  /** 1, or less for words of the surroundings: the less it is, the more evidence a weight needs. */
  value: number;
  /** The token of the candidate's field it was read from; -1 where it is no word. */
  token: number;
}

/** Collects a candidate's features, each name once. */
export class FeatureSet {
  readonly features: Feature[] = [];
  readonly #seen = new Set<string>();

  /** Adds features that were made before. */
  addAll(features: readonly Feature[]): void {
    for (const feature of features) {
      if (this.#seen.has(feature.name)) continue;
      this.#seen.add(feature.name);
      this.features.push(feature);
    }
  }

  add(name: string, token = -1, value = 1): void {
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    this.features.push({ name, value, token });
  }
}

const STEMS = new Map<string, string>();
const MOST_STEMS = 50_000;

/** The light stem of a token, `#` for a number; remembered, since a stream repeats its words. */
export function stemOf(word: string): string {
  let stem = STEMS.get(word);
  if (stem === undefined) {
    stem = /^\d/.test(word) ? '#' : lightStem(word);
    if (STEMS.size >= MOST_STEMS) STEMS.clear();
    STEMS.set(word, stem);
  }
  return stem;
}

/** The stem at a token, `<` before the sentence and `>` behind it. */
export function stemAt(sentence: Sentence, at: number): string {
  if (at < sentence.first) return '<';
  return at >= sentence.end ? '>' : stemOfToken(sentence, at);
}

function stemOfToken({ source: { stems }, tokens }: Sentence, at: number): string {
  let stem = stems[at];
  if (stem === undefined) {
    stem = stemOf(tokens[at]?.text ?? '');
    stems[at] = stem;
  }
  return stem;
}

/** Values of words near a candidate and of those further off. */
const NEAR = 0.6;
const FAR = 0.3;

/** A distance in tokens as one of a few words. */
export function gapName(gap: number): string {
  if (gap <= 2) return String(Math.max(0, gap));
  if (gap <= 4) return '3-4';
  if (gap <= 8) return '5-8';
  return gap <= 15 ? '9-15' : '16+';
}

/** The words around a span and their classes: the nearest three by place, the next ones as a bag, both by side. */
export function addWindow(
  set: FeatureSet,
  sentence: Sentence,
  first: number,
  end: number,
  prefix: string,
): void {
  for (let i = 1; i <= 3; i++) {
    addNear(set, sentence, first - i, `${prefix}${-i}`);
    addNear(set, sentence, end - 1 + i, `${prefix}+${i}`);
  }
  addBag(set, sentence, first - BAG_REACH, first, `${prefix}<`);
  addBag(set, sentence, end, end + BAG_REACH, `${prefix}>`);
  addClasses(set, sentence, first - BAG_REACH, first, `${prefix}<`);
  addClasses(set, sentence, end, end + BAG_REACH, `${prefix}>`);
}

const BAG_REACH = 12;

/** The stem at a token near a candidate, and its class. */
export function addNear(set: FeatureSet, sentence: Sentence, at: number, prefix: string): void {
  const stem = stemAt(sentence, at);
  set.add(`${prefix}=${stem}`, at, NEAR);
  const kind = classOf(stem);
  if (kind !== undefined) set.add(`${prefix}~${kind}`, at, NEAR);
}

/** The stems of the words from `from` up to `to`, kept within the sentence, as a bag. */
export function addBag(set: FeatureSet, sentence: Sentence, from: number, to: number, prefix: string): void {
  for (let i = Math.max(from, sentence.first); i < Math.min(to, sentence.end); i++)
    if (isWord(sentence, i)) set.add(`${prefix}${stemOfToken(sentence, i)}`, i, FAR);
}

const WHOLE = new WeakMap<Sentence, Map<string, readonly Feature[]>>();

/** The stems of a whole sentence as a bag; made once, since all candidates of an article share its headline. */
export function addWholeBag(set: FeatureSet, sentence: Sentence, prefix: string): void {
  const bags = WHOLE.get(sentence) ?? new Map<string, readonly Feature[]>();
  WHOLE.set(sentence, bags);
  let bag = bags.get(prefix);
  if (!bag) {
    const own = new FeatureSet();
    addBag(own, sentence, sentence.first, sentence.end, prefix);
    bag = own.features;
    bags.set(prefix, bag);
  }
  set.addAll(bag);
}

function addClasses(set: FeatureSet, sentence: Sentence, from: number, to: number, prefix: string): void {
  for (let i = Math.max(from, sentence.first); i < Math.min(to, sentence.end); i++) {
    const kind = isWord(sentence, i) ? classOf(stemOfToken(sentence, i)) : undefined;
    if (kind !== undefined) set.add(`${prefix}~${kind}`, i, FAR);
  }
}

function isWord({ tokens }: Sentence, at: number): boolean {
  const token = tokens[at];
  return token !== undefined && token.kind !== 'punct' && token.text.length > 1;
}

/** The concepts of matches near a span, by side. */
export function addConcepts(
  set: FeatureSet,
  sentence: Sentence,
  first: number,
  end: number,
  reach: number,
  wanted: (concept: string) => boolean,
): void {
  for (const { concept, entry, startToken, endToken } of sentence.matches) {
    if (!wanted(concept) || endToken < first - reach || startToken > end + reach) continue;
    if (startToken < end && endToken > first) continue;
    const side = endToken <= first ? '<' : '>';
    const gap = side === '<' ? first - endToken : startToken - end;
    set.add(`near${side}${concept}`, startToken);
    if (gap <= 3) set.add(`beside${side}${concept}`, startToken);
    if (entry.attrs.status !== undefined) set.add(`status${side}${entry.attrs.status}`, startToken);
  }
}
