import type { TroopSentence } from '../annotate/annotate.ts';
import type { Trigger } from '../annotate/triggers.ts';
import { conceptTest } from '../lexicon/by-concept.ts';
import { TELLING } from '../lexicon/kinds.ts';
import { type FeatureSink, stemBeside } from './feature.ts';
import { partOf } from './name-part.ts';

/** Whether a concept in the sentence of a trigger makes a closer look worth its time. */
export const isTelling = conceptTest(
  /^(?:troops|units|unit|soldier|base|presence|mission|site|occupation|force\.name|name|other_sense|history|home)$/,
);

const TRIGGER = partOf('trigger=');
const SECOND_BEFORE = partOf('-2=');
const FIRST_BEFORE = partOf('-1=');
const FIRST_BEHIND = partOf('+0=');
const SECOND_BEHIND = partOf('+1=');
const ZONE = partOf('zone=');
const HAS = partOf('sentence has ');

/** A few cheap features by which most triggers are passed over before their arguments are looked for. */
export function addGate(to: FeatureSink, own: TroopSentence, trigger: Trigger): void {
  const { sentence, forces, places } = own;
  to.addWord(TRIGGER, partOf(trigger.id), trigger.first);
  to.addWord(SECOND_BEFORE, stemBeside(sentence, trigger.first - 2), trigger.first - 2);
  to.addWord(FIRST_BEFORE, stemBeside(sentence, trigger.first - 1), trigger.first - 1);
  to.addWord(FIRST_BEHIND, stemBeside(sentence, trigger.end), trigger.end);
  to.addWord(SECOND_BEHIND, stemBeside(sentence, trigger.end + 1), trigger.end + 1);
  to.addWord(ZONE, partOf(sentence.zone), -1);
  for (const { kind } of forces.named) to.addWord(HAS, partOf(kind), -1);
  if (forces.unowned.length > 0) to.add('sentence has troops');
  if (places.length > 0) to.add('sentence has a place');
  if (trigger.pronoun !== '') to.add('pronoun');
  for (const { concept, startToken } of sentence.matchesOf(TELLING))
    if (isTelling(concept)) to.addWord(HAS, partOf(concept), startToken);
}
