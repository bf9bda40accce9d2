import type { Document, Sentence } from '../document/document.ts';
import type { Gazetteer } from '../lexicon/gazetteer.ts';
import type { SurfaceOf } from '../lexicon/surface.ts';
import { type Cue, cuesIn } from './cues.ts';
import { type Forces, forcesIn } from './forces.ts';
import { type NameMention, namesIn } from './names.ts';
import { type PlaceMention, placesIn } from './places.ts';
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

/** Forces, places and words of leaving of each sentence. Linear in the text. */
export const troopSentences = (document: Document, surfaceOf: SurfaceOf): TroopSentence[] =>
  document.sentences.map((sentence) => ({
    sentence,
    forces: forcesIn(sentence, surfaceOf),
    places: placesIn(sentence, surfaceOf),
    triggers: triggersIn(sentence, surfaceOf),
  }));

/** Names of factions and cues of speech of each sentence. */
export function speechSentences(document: Document, gazetteer: Gazetteer): SpeechSentence[] {
  const names = namesIn(document, gazetteer);
  return document.sentences.map((sentence, at) => ({
    sentence,
    names: names[at] ?? [],
    cues: cuesIn(sentence),
  }));
}
