import type { TroopSentence } from '../annotate/annotate.ts';
import type { Trigger } from '../annotate/triggers.ts';
import { type Feature, FeatureSet, stemAt } from './feature.ts';

/** Concepts beside a trigger that make a closer look worth its time. */
const TELLING =
  /^(?:troops|units|unit|soldier|base|presence|mission|site|occupation|force\.name|name|other_sense|history|home)$/;

/** A few cheap features by which most triggers are passed over before their arguments are looked for. */
export function gateFeatures({ sentence, forces, places }: TroopSentence, trigger: Trigger): Feature[] {
  const set = new FeatureSet();
  const id = trigger.readings[0]?.id ?? '';
  set.add(`trigger=${id}`, trigger.first);
  for (const by of [-2, -1]) set.add(`${by}=${stemAt(sentence, trigger.first + by)}`, trigger.first + by);
  for (const by of [0, 1]) set.add(`+${by}=${stemAt(sentence, trigger.end + by)}`, trigger.end + by);
  set.add(`zone=${sentence.zone}`);
  for (const { kind } of forces.named) set.add(`sentence has ${kind}`);
  if (forces.unowned.length > 0) set.add('sentence has troops');
  if (places.length > 0) set.add('sentence has a place');
  if (trigger.pronoun !== '') set.add('pronoun');
  for (const { concept, startToken } of sentence.matches)
    if (TELLING.test(concept)) set.add(`sentence has ${concept}`, startToken);
  return set.features;
}
