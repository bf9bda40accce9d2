import type { StoryFeatures } from './features.ts';
import { bandKeys, hash32 } from './fingerprint.ts';
import { stemWeight } from './words.ts';

const MAX_KEYS = 40;
const WORD_KEYS = 8;

/**
 * Bottom-k sample of the telling words: the k with the least hash. Two paraphrases that share a third of their words
 * nearly always share one of it, whatever the judge made of their facets.
 */
function wordKeys(features: StoryFeatures): string[] {
  return features.stems
    .filter((stem) => stemWeight(stem).all >= 1)
    .map((stem) => ({ stem, hash: hash32(stem) }))
    .toSorted((a, b) => a.hash - b.hash)
    .slice(0, WORD_KEYS)
    .map(({ stem }) => `t:${stem}`);
}

/**
 * The keys under which an article's story is found and filed: 40 at most, so that looking up costs the same however
 * long the archive grows. A story is filed under the keys of each article that joined it; whoever looks up should read
 * the latest stories of each key (32 are plenty). `s:` keys carry the event's day and the day before, so that a report
 * that comes a day late still meets its statement.
 */
export function lookupKeys(features: StoryFeatures): string[] {
  const keys = new Set<string>();
  for (const { force, host } of features.withdrawals.slice(0, 3)) keys.add(`w:${force}:${host}`);
  // A judge may miss or mistake one of the two: the other still finds the story.
  const [leading] = features.withdrawals;
  if (leading?.host) keys.add(`w:*:${leading.host}`);
  if (leading?.force) keys.add(`w:${leading.force}:*`);
  for (const { factionId } of features.statements.slice(0, 3)) {
    keys.add(`s:${factionId}:${features.day}`);
    keys.add(`s:${factionId}:${features.day - 1}`);
  }
  for (const word of features.statements[0]?.speaker.slice(0, 2) ?? []) keys.add(`p:${word}:${features.day}`);
  for (const mark of features.marks) {
    keys.add(`f:${features.topics[0]}:${mark}:${features.day}`);
    keys.add(`f:${features.topics[0]}:${mark}:${features.day - 1}`);
  }
  for (const key of bandKeys(features.print)) keys.add(key);
  for (const key of wordKeys(features)) keys.add(key);
  return [...keys].slice(0, MAX_KEYS);
}
