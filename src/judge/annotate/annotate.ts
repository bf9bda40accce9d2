import type { Document, Sentence } from '../document/document.ts';
import type { Gazetteer } from '../lexicon/gazetteer.ts';
import type { SurfaceOf } from '../lexicon/surface.ts';
import { type Forces, forcesIn } from './forces.ts';
import { type NameMention, namesIn } from './names.ts';
import { countriesIn, type PlaceMention, placesIn } from './places.ts';
import { type Trigger, triggersIn } from './triggers.ts';

/** A sentence with everything that withdrawals go by. */
export interface TroopSentence {
  readonly sentence: Sentence;
  readonly forces: Forces;
  readonly places: readonly PlaceMention[];
  readonly triggers: readonly Trigger[];
}

/** A sentence with the names of factions and their people in it. */
export interface SpeechSentence {
  readonly sentence: Sentence;
  readonly names: readonly NameMention[];
}

/** Forces, places and words of leaving of each sentence, looked for when asked for: most sentences are never asked. */
export function troopSentences(document: Document, surfaceOf: SurfaceOf): TroopSentence[] {
  let countries: ReadonlySet<string> | undefined;
  const inDocument = (): ReadonlySet<string> => {
    countries ??= new Set(document.sentences.flatMap(countriesIn));
    return countries;
  };
  return document.sentences.map((sentence) => new LazyTroopSentence(sentence, surfaceOf, inDocument));
}

class LazyTroopSentence implements TroopSentence {
  readonly sentence: Sentence;
  readonly triggers: readonly Trigger[];
  readonly #surfaceOf: SurfaceOf;
  readonly #inDocument: () => ReadonlySet<string>;
  #forces: Forces | undefined;
  #places: readonly PlaceMention[] | undefined;

  constructor(sentence: Sentence, surfaceOf: SurfaceOf, inDocument: () => ReadonlySet<string>) {
    this.sentence = sentence;
    this.triggers = triggersIn(sentence, surfaceOf);
    this.#surfaceOf = surfaceOf;
    this.#inDocument = inDocument;
  }

  get forces(): Forces {
    this.#forces ??= forcesIn(this.sentence, this.#surfaceOf);
    return this.#forces;
  }

  get places(): readonly PlaceMention[] {
    this.#places ??= placesIn(this.sentence, this.#surfaceOf, this.#inDocument);
    return this.#places;
  }
}

/** The sentences of a document with the names of factions in them. */
export function speechSentences(document: Document, gazetteer: Gazetteer): SpeechSentence[] {
  const names = namesIn(document, gazetteer);
  return document.sentences.map((sentence, at) => ({ sentence, names: names[at] ?? [] }));
}
