import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { addBag, addConcepts, addWindow, type Feature, FeatureSet } from './feature.ts';
import { addTrigger } from './withdrawal.ts';

const CONCEPTS = /^(?:cue|gap|context|act|motion|remainder|partly|occupation|agreement|speech\.verb)/;

/** What tells whether a withdrawal is announced, under way, demanded, refused … */
export function statusFeatures(
  candidate: WithdrawalCandidate,
  force: string | null,
  host: string | null,
): Feature[] {
  const set = new FeatureSet();
  const { trigger, sentence, agents } = candidate;
  addTrigger(set, candidate);
  for (const { attrs } of trigger.readings)
    if (attrs.status) set.add(`suggests=${attrs.status}`, trigger.first);
  addWindow(set, sentence, trigger.first, trigger.end, 'w');
  addConcepts(set, sentence, trigger.first, trigger.end, 20, (concept) => CONCEPTS.test(concept));
  addBag(set, sentence, sentence.first, trigger.first, 'b:');
  set.add(`zone=${sentence.zone}`);
  const speaker = agents.find(
    ({ relation, mention }) => relation === 'same' && mention.end <= trigger.first,
  )?.mention;
  if (speaker)
    set.add(
      speaker.id === force
        ? 'first named is the agent'
        : speaker.id === host
          ? 'first named is the host'
          : 'first named is another',
    );
  return set.features;
}
