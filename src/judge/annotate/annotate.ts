import type { Document, Sentence } from '../document/document.ts';
import type { Gazetteer } from '../lexicon/gazetteer.ts';
import type { SurfaceOf } from '../lexicon/surface.ts';
import { type Cue, cuesIn } from './cues.ts';
import { type Forces, forcesIn } from './forces.ts';
import { type NameMention, namesIn } from './names.ts';
import { countriesIn, type PlaceMention, placesIn } from './places.ts';
import { type Trigger, triggersIn } from './triggers.ts';

/** A sentence with everything that withdrawals go by. */
export interface TroopSentence {
  sentence: Sentence;
  forces: Forces;
  places: readonly PlaceMention[];
  triggers: readonly Trigger[];
}

/** A sentence with everything that statements go by. */
export interface SpeechSentence {
  sentence: Sentence;
  names: readonly NameMention[];
  cues: readonly Cue[];
}

/** Forces, places and words of leaving of each sentence, looked for when asked for: most sentences are never asked. */
export function troopSentences(document: Document, surfaceOf: SurfaceOf): TroopSentence[] {
  let countries: ReadonlySet<string> | undefined;
  const inDocument = (): ReadonlySet<string> => {
    countries ??= new Set(document.sentences.flatMap(countriesIn));
    return countries;
  };
  return document.sentences.map((sentence) => troopSentence(sentence, surfaceOf, inDocument));
}

function troopSentence(
  sentence: Sentence,
  surfaceOf: SurfaceOf,
  inDocument: () => ReadonlySet<string>,
): TroopSentence {
  let forces: Forces | undefined;
  let places: readonly PlaceMention[] | undefined;
  return {
    sentence,
    triggers: triggersIn(sentence, surfaceOf),
    get forces() {
      forces ??= forcesIn(sentence, surfaceOf);
      return forces;
    },
    get places() {
      places ??= placesIn(sentence, surfaceOf, inDocument);
      return places;
    },
  };
}

/** Names of factions and cues of speech of each sentence, the cues when asked for. */
export function speechSentences(document: Document, gazetteer: Gazetteer): SpeechSentence[] {
  const names = namesIn(document, gazetteer);
  return document.sentences.map((sentence, at) => speechSentence(sentence, names[at] ?? []));
}

function speechSentence(sentence: Sentence, names: readonly NameMention[]): SpeechSentence {
  let cues: readonly Cue[] | undefined;
  return {
    sentence,
    names,
    get cues() {
      cues ??= cuesIn(sentence);
      return cues;
    },
  };
}
