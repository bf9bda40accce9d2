import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { textAt } from '../document/document.ts';
import { addBag, addConcepts, addWindow, type Feature, FeatureSet, gapName } from './feature.ts';
import { addSlots } from './slots.ts';
import { addTrigger } from './withdrawal.ts';

const CONCEPTS = /^(?:cue|gap|context|act|motion|remainder|partly|occupation|agreement|speech\.verb)/;
/** Words that a trigger may be governed by: who decided, asked, refused; each has a status of its own. */
const GOVERNS = /^(?:cue|gap)\./;
const MOST_GOVERNORS = 3;
const REACH = 25;

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
  addGovernors(set, candidate, speakerOf(candidate, force, host));
  return set.features;
}

/** Whether who is named first, before the trigger, is the one that leaves, the one it leaves, or somebody else. */
function speakerOf(
  { agents, trigger }: WithdrawalCandidate,
  force: string | null,
  host: string | null,
): string {
  const first = agents.find(
    ({ relation, mention }) => relation === 'same' && mention.end <= trigger.first,
  )?.mention;
  if (!first) return 'nobody';
  return first.id === force ? 'the agent' : first.id === host ? 'the host' : 'another';
}

/** The statuses of the words before the trigger, the nearest first, with the form of the trigger and who speaks. */
function addGovernors(set: FeatureSet, { trigger, sentence }: WithdrawalCandidate, speaker: string): void {
  const [reading] = trigger.readings;
  const form = `${reading?.concept} ${reading?.attrs.tense ?? 'noun'}${/^[وف]?س/.test(trigger.proclitics) ? ' future' : ''}`;
  const found: string[] = [];
  let nearest = Number.POSITIVE_INFINITY;
  for (let i = sentence.matches.length - 1; i >= 0 && found.length < MOST_GOVERNORS; i--) {
    const match = sentence.matches[i];
    if (!match || !GOVERNS.test(match.concept) || match.endToken > trigger.first) continue;
    if (trigger.first - match.endToken > REACH) break;
    const status = match.entry.attrs.status ?? match.concept;
    if (found.at(-1) === status) continue;
    nearest = Math.min(nearest, trigger.first - match.endToken);
    found.push(status);
  }
  const chain = found.join(' < ') || 'none';
  set.add(`governed by ${chain}`);
  set.add(`governed by ${found[0] ?? 'none'}: ${form}`);
  set.add(`governed by ${chain}: ${form}`);
  set.add(`governed by ${found[0] ?? 'none'}, ${speaker} first`);
  set.add(`${speaker} first: ${form}`);
  if (found.length > 0) set.add(`governed by ${found[0]} at ${gapName(nearest)}`);
  for (let by = 1; by <= 2; by++) {
    const at = trigger.first - by;
    const negated = sentence.matches.some(
      ({ concept, startToken, endToken }) =>
        concept === 'context.negation' && startToken <= at && at < endToken,
    );
    if (negated) set.add(`negated by ${textAt(sentence, at)}: ${form}`, at);
  }
}
