import { lightStem } from '../../arabic/stem.ts';
import type { Token } from '../../arabic/tokens.ts';
import { Recent } from '../../lib/recent.ts';
import type { FieldText, Passage, Sentence } from '../document/document.ts';
import { type Name, type NamePart, newPart, partOf, type Stem } from './name-part.ts';
import { classOf } from './word-class.ts';

/** Something about a candidate that a model may weigh, named readably; each holds once, however often it is seen. */
export interface Feature {
  name: string;
  /** 1, or less for words of the surroundings: the less it is, the more evidence a weight needs. */
  value: number;
  /** The token of the candidate's field it was read from; -1 where it is no word. */
  token: number;
}

/** Where the features of a candidate go: into a set that keeps them, or into a score that only adds up their weights. */
export interface FeatureSink {
  /** A name counts once, as it was first added. */
  add(name: string | Name, token?: number, value?: number): void;
  /** As `add` with the name of both parts, which is only put together where somebody keeps it. */
  addWord(prefix: NamePart, word: NamePart, token: number, value?: number): void;
  /** Adds what all candidates of an article have alike, under names that nothing else adds; `of` and `kind` tell what it is. */
  addShared(of: object, kind: string, add: (to: FeatureSink) => void): void;
}

/** Collects a candidate's features, each name once. */
export class FeatureSet implements FeatureSink {
  readonly features: Feature[] = [];
  readonly #seen = new Set<string>();

  addShared(of: object, kind: string, add: (to: FeatureSink) => void): void {
    for (const feature of sharedOf(of, kind, add)) {
      if (this.#seen.has(feature.name)) continue;
      this.#seen.add(feature.name);
      this.features.push(feature);
    }
  }

  add(named: string | Name, token = -1, value = 1): void {
    const name = typeof named === 'string' ? named : named.text;
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    this.features.push({ name, value, token });
  }

  addWord(prefix: NamePart, word: NamePart, token: number, value = 1): void {
    this.add(prefix.text + word.text, token, value);
  }
}

const SHARED = new WeakMap<object, Map<string, readonly Feature[]>>();

/** Made once where they are kept: training holds all candidates of an article, which share its headline. */
function sharedOf(of: object, kind: string, add: (to: FeatureSink) => void): readonly Feature[] {
  const known = SHARED.get(of) ?? new Map<string, readonly Feature[]>();
  SHARED.set(of, known);
  const features = known.get(kind) ?? collected(add);
  known.set(kind, features);
  return features;
}

/** The features that a function adds, as a list. */
export function collected(add: (to: FeatureSink) => void): Feature[] {
  const set = new FeatureSet();
  add(set);
  return set.features;
}

function madeOf(word: string, text: string): Stem {
  const kind = classOf(text);
  return { ...newPart(text), word, kind: kind === undefined ? undefined : partOf(kind) };
}

const STEMS = new Recent<Stem>(50_000);

/** The stem of a word with its class; remembered, since a stream repeats its words. */
export function stemAndClass(word: string): Stem {
  let stem = STEMS.get(word);
  if (stem === undefined) {
    stem = madeOf(word, /^\d/.test(word) ? '#' : lightStem(word));
    STEMS.set(word, stem);
  }
  return stem;
}

/** The light stem of a token, `#` for a number. */
export const stemOf = (word: string): string => stemAndClass(word).text;

const OPENING = madeOf('', '<');
const CLOSING = madeOf('', '>');

/** The stem at a token, `<` before the sentence and `>` behind it. */
export const stemAt = (sentence: Sentence, at: number): string => stemBeside(sentence, at).text;

/** `stemAt` with its class. */
export function stemBeside(sentence: Sentence, at: number): Stem {
  if (at < sentence.first) return OPENING;
  return at >= sentence.end ? CLOSING : stemOfToken(sentence.source, at);
}

/** The stem of a token and its class; kept with the text, since many features ask for the same. */
export function stemOfToken({ stems, tokens }: FieldText, at: number): Stem {
  let stem = stems[at];
  if (stem === undefined) {
    const token = tokens[at];
    stem = token === undefined ? stemAndClass('') : stemOfCut(token);
    stems[at] = stem;
  }
  return stem;
}

/** A power of two. */
const PLACES = 32_768;
const LATE: Stem[] = new Array<Stem>(PLACES).fill(OPENING);

/**
 * `stemAndClass` of a word whose hash is known, by which it is found sooner than by its text: at each place is the stem of the last
 * word whose hash ends so.
 */
function stemOfCut({ text, hash }: Token): Stem {
  const place = hash & (PLACES - 1);
  const late = LATE[place] as Stem;
  if (late.word === text) return late;
  const stem = stemAndClass(text);
  LATE[place] = stem;
  return stem;
}

/** Values of words near a candidate and of those further off. */
export const NEAR = 0.6;
export const FAR = 0.3;

/** A distance in tokens as one of a few words. */
export function gapName(gap: number): string {
  if (gap <= 2) return String(Math.max(0, gap));
  if (gap <= 4) return '3-4';
  if (gap <= 8) return '5-8';
  return gap <= 15 ? '9-15' : '16+';
}

/** How the names of what stands at one place begin: of a stem, and of its class. */
export interface Beside {
  stem: NamePart;
  kind: NamePart;
}

export const beside = (place: string): Beside => ({ stem: partOf(`${place}=`), kind: partOf(`${place}~`) });

const WINDOW_BEFORE = [beside('w-1'), beside('w-2'), beside('w-3')];
const WINDOW_BEHIND = [beside('w+1'), beside('w+2'), beside('w+3')];

/** The words around a span and their classes: the nearest three by place, the next ones as a bag, both by side. */
export function addWindow(to: FeatureSink, sentence: Sentence, first: number, end: number): void {
  for (let i = 0; i < WINDOW_BEFORE.length; i++) {
    addNear(to, sentence, first - 1 - i, WINDOW_BEFORE[i] as Beside);
    addNear(to, sentence, end + i, WINDOW_BEHIND[i] as Beside);
  }
  addBag(to, sentence, first - BAG_REACH, first, 'w<');
  addBag(to, sentence, end, end + BAG_REACH, 'w>');
  addClasses(to, sentence, first - BAG_REACH, first, CLASSES_BEFORE);
  addClasses(to, sentence, end, end + BAG_REACH, CLASSES_BEHIND);
}

const BAG_REACH = 12;
const CLASSES_BEFORE = partOf('w<~');
const CLASSES_BEHIND = partOf('w>~');

/** The stem at a token near a candidate, and its class. */
export function addNear(to: FeatureSink, sentence: Sentence, at: number, names: Beside): void {
  const stem = stemBeside(sentence, at);
  to.addWord(names.stem, stem, at, NEAR);
  if (stem.kind !== undefined) to.addWord(names.kind, stem.kind, at, NEAR);
}

/** The stems of the words from `from` up to `to`, kept within the sentence, as a bag. */
export function addBag(to: FeatureSink, sentence: Passage, from: number, end: number, prefix: string): void {
  const part = partOf(prefix);
  const last = Math.min(end, sentence.end);
  for (let i = Math.max(from, sentence.first); i < last; i++)
    if (isWord(sentence, i)) to.addWord(part, stemOfToken(sentence.source, i), i, FAR);
}

/** The stems of a whole sentence as a bag. */
export const addWholeBag = (to: FeatureSink, sentence: Sentence, prefix: string): void =>
  to.addShared(sentence, prefix, (own) => addBag(own, sentence, sentence.first, sentence.end, prefix));

export function addClasses(
  to: FeatureSink,
  sentence: Passage,
  from: number,
  end: number,
  prefix: NamePart,
): void {
  const last = Math.min(end, sentence.end);
  for (let i = Math.max(from, sentence.first); i < last; i++) {
    if (!isWord(sentence, i)) continue;
    const { kind } = stemOfToken(sentence.source, i);
    if (kind !== undefined) to.addWord(prefix, kind, i, FAR);
  }
}

function isWord({ tokens }: Passage, at: number): boolean {
  const token = tokens[at];
  return token !== undefined && token.kind !== 'punct' && token.end - token.start > 1;
}

const [NEAR_BEFORE, NEAR_BEHIND] = [partOf('near<'), partOf('near>')];
const [BESIDE_BEFORE, BESIDE_BEHIND] = [partOf('beside<'), partOf('beside>')];
const [STATUS_BEFORE, STATUS_BEHIND] = [partOf('status<'), partOf('status>')];

/** The concepts of matches near a span, by side. */
export function addConcepts(
  to: FeatureSink,
  sentence: Sentence,
  first: number,
  end: number,
  reach: number,
  wanted: (concept: string) => boolean,
): void {
  for (const { concept, entry, startToken, endToken } of sentence.matches) {
    if (endToken < first - reach || startToken > end + reach || !wanted(concept)) continue;
    if (startToken < end && endToken > first) continue;
    const before = endToken <= first;
    const gap = before ? first - endToken : startToken - end;
    const part = partOf(concept);
    to.addWord(before ? NEAR_BEFORE : NEAR_BEHIND, part, startToken);
    if (gap <= 3) to.addWord(before ? BESIDE_BEFORE : BESIDE_BEHIND, part, startToken);
    const { status } = entry.attrs;
    if (status !== undefined) to.addWord(before ? STATUS_BEFORE : STATUS_BEHIND, partOf(status), startToken);
  }
}
