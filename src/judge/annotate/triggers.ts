import { type Sentence, type TokenSpan, textAt } from '../document/document.ts';
import { conceptTest } from '../lexicon/by-concept.ts';
import type { LexiconEntry } from '../lexicon/entry.ts';
import { TRIGGERS } from '../lexicon/kinds.ts';
import type { SurfaceOf } from '../lexicon/surface.ts';

/** Words of leaving, being made to leave, being fewer, handing over or staying. */
export interface Trigger extends TokenSpan {
  /** All readings of the words, in the lexicon's order: خفض may be a noun or a verb. */
  readings: readonly LexiconEntry[];
  /** The tense of each, `noun` of a noun. */
  tenses: readonly string[];
  /** Of the first reading. */
  concept: string;
  id: string;
  tense: string;
  /** What is written before and after the first word. */
  proclitics: string;
  pronoun: string;
}

const tenseOf = ({ attrs }: LexiconEntry): string => attrs.tense ?? 'noun';

export const isTrigger = conceptTest(/^act\./);

/** The triggers of a sentence: at each word the longest entries, none inside another. */
export function triggersIn(sentence: Sentence, surfaceOf: SurfaceOf): Trigger[] {
  const matches = sentence.matchesOf(TRIGGERS);
  if (matches.length === 0) return [];
  const found: Trigger[] = [];
  let free = sentence.first;
  for (const match of matches) {
    if (!isTrigger(match.concept) || match.startToken < free) continue;
    const here = matches.filter(
      ({ concept, startToken }) => startToken === match.startToken && isTrigger(concept),
    );
    const end = Math.max(...here.map(({ endToken }) => endToken));
    const longest = here.filter(({ endToken }) => endToken === end);
    const [first] = longest;
    if (!first) continue;
    free = end;
    const surface = surfaceOf(first, textAt(sentence, match.startToken));
    const readings = longest.map(({ entry }) => entry);
    const tenses = readings.map(tenseOf);
    const { concept, id } = first.entry;
    const tense = tenseOf(first.entry);
    found.push({ readings, tenses, concept, id, tense, ...surface, first: match.startToken, end });
  }
  return found;
}
