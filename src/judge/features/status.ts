import { NEGATION } from '../annotate/negation.ts';
import { inSentence, type WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { textAt } from '../document/document.ts';
import { addBag, addConcepts, addWindow, type Feature, FeatureSet, gapName, stemAt } from './feature.ts';
import { governorsOf, predicateOf } from './governors.ts';
import { addSlots } from './slots.ts';
import { statusReading } from './status-reading.ts';
import { addTrigger } from './withdrawal.ts';

const CONCEPTS = /^(?:cue|gap|context|act|motion|remainder|partly|occupation|agreement|speech\.verb)/;
const MOST_GOVERNORS = 3;

/** What tells whether a withdrawal is announced, under way, demanded, refused … */
export function statusFeatures(
  candidate: WithdrawalCandidate,
  force: string | null,
  host: string | null,
): Feature[] {
  const set = new FeatureSet();
  const { trigger, sentence } = candidate;
  addTrigger(set, candidate);
  for (const { attrs } of trigger.readings)
    if (attrs.status) set.add(`suggests=${attrs.status}`, trigger.first);
  addWindow(set, sentence, trigger.first, trigger.end);
  addConcepts(set, sentence, trigger.first, trigger.end, 20, (concept) => CONCEPTS.test(concept));
  addBag(set, sentence, sentence.first, trigger.first, 'b:');
  addSlots(set, candidate);
  set.add(`zone=${sentence.zone}`);
  const first = firstNamed(candidate, force, host);
  addGovernors(set, candidate, first);
  const reads = statusReading(candidate, host);
  const read = new FeatureSet();
  for (const name of [
    `reads ${reads}`,
    `reads ${reads}, ${first} first`,
    `reads ${reads} in ${sentence.zone}`,
  ])
    read.add(name, trigger.first, READING);
  return [
    ...read.features,
    ...set.features.map((feature) => ({ ...feature, value: feature.value * REST })),
    ...runsAround(candidate),
  ];
}

// The larger a feature's value, the less its weight is held down in learning. There are few labelled statuses and many
// words: with these values 70 of 104 were right in months of articles unseen, with 1 for all 59.
const READING = 1;
const REST = 0.13;

/** All runs of a candidate have together, as a vector, this length: of 0.6, 0.9 and 1.2 the best on unseen months. */
const RUNS = 0.9;
const RUN_REACH = 12;
const LONGEST_RUN = 3;

/** The words around the trigger, and runs of two and three of them, in which the trigger's own are marked. */
function runsAround({ trigger, sentence }: WithdrawalCandidate): Feature[] {
  const stems: string[] = [];
  const end = Math.min(sentence.end, trigger.end + RUN_REACH);
  for (let at = Math.max(sentence.first, trigger.first - RUN_REACH); at < end; at++) {
    if (at === trigger.first) stems.push('[');
    stems.push(stemAt(sentence, at));
    if (at === trigger.end - 1) stems.push(']');
  }
  const runs = new Set<string>();
  for (let from = 0; from < stems.length; from++)
    for (let length = 1; length <= LONGEST_RUN && from + length <= stems.length; length++)
      runs.add(`run=${stems.slice(from, from + length).join(' ')}`);
  const value = RUNS / Math.sqrt(runs.size);
  return [...runs].map((name) => ({ name, value, token: trigger.first }));
}

/** Whether who is named first, before the trigger, is the one that leaves, the one it leaves, or somebody else. */
function firstNamed(
  { agents, trigger }: WithdrawalCandidate,
  force: string | null,
  host: string | null,
): 'the agent' | 'the host' | 'another' | 'nobody' {
  const first = inSentence(agents).find(({ end }) => end <= trigger.first);
  if (!first) return 'nobody';
  return first.id === force ? 'the agent' : first.id === host ? 'the host' : 'another';
}

/** The statuses of the words before the trigger, the nearest first, with the form of the trigger and who speaks. */
function addGovernors(set: FeatureSet, { trigger, sentence }: WithdrawalCandidate, speaker: string): void {
  const form = `${trigger.concept} ${trigger.tense}${/^[وف]?س/.test(trigger.proclitics) ? ' future' : ''}`;
  const governors = governorsOf(trigger, sentence);
  const nearest = trigger.first - (governors[0]?.end ?? 0);
  const found: string[] = [];
  for (const { status } of governors)
    if (found.length < MOST_GOVERNORS && found.at(-1) !== status) found.push(status);
  const said = predicateOf(trigger, sentence);
  if (said) set.add(`said of it ${said.negated ? 'not ' : ''}${said.status}`, said.first);
  const chain = found.join(' < ') || 'none';
  set.add(`governed by ${chain}`);
  set.add(`governed by ${found[0] ?? 'none'}: ${form}`);
  set.add(`governed by ${chain}: ${form}`);
  set.add(`governed by ${found[0] ?? 'none'}, ${speaker} first`);
  set.add(`${speaker} first: ${form}`);
  if (found.length > 0) set.add(`governed by ${found[0]} at ${gapName(nearest)}`);
  for (let by = 1; by <= 2; by++) {
    const at = trigger.first - by;
    // As the models have learned it: with those of phrases that negate nothing.
    const negated = sentence.matches.some(
      ({ concept, startToken, endToken }) => concept === NEGATION && startToken <= at && at < endToken,
    );
    if (negated) set.add(`negated by ${textAt(sentence, at)}: ${form}`, at);
  }
}
