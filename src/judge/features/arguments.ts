import type { ForceMention } from '../annotate/forces.ts';
import type { PlaceMention } from '../annotate/places.ts';
import type { ArgumentMention, WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { type Feature, FeatureSet, gapName, stemAt, stemOf } from './feature.ts';

/** Candidate values of a role, each with the features of all its mentions. */
export type RoleFeatures = Map<string, Feature[]>;

/** What speaks for each force being the trigger's agent. */
export function agentFeatures(candidate: WithdrawalCandidate): RoleFeatures {
  const sets = new Map<string, FeatureSet>();
  for (const { mention, sentence, relation } of candidate.agents) {
    const set = setOf(sets, mention.id);
    addPlace(set, candidate, { mention, sentence, relation }, mention.kind);
    if (mention.abroad) set.add('abroad');
    if (mention.own !== null) set.add('band of a state');
    for (const host of mention.hosts) {
      if (candidate.locations.some((one) => one.relation === 'same' && one.mention.host === host))
        set.add('known where the sentence is');
    }
    if (
      candidate.locations.some((one) => one.mention.host === mention.id && one.mention.kind !== 'adjective')
    )
      set.add('own land is named');
  }
  return finished(sets);
}

/** What speaks for each country being what the agent leaves. */
export function locationFeatures(candidate: WithdrawalCandidate, force: string | null): RoleFeatures {
  const sets = new Map<string, FeatureSet>();
  const agent = candidate.agents.find(({ mention }) => mention.id === force)?.mention;
  for (const { mention, sentence, relation } of candidate.locations) {
    // The word that says whose troops they are says nothing of where: القوات الأمريكية.
    if (mention.host === force && mention.kind === 'adjective') continue;
    const set = setOf(sets, mention.host);
    addPlace(set, candidate, { mention, sentence, relation }, mention.kind);
    if (mention.proclitics !== '') set.add(`written ${mention.proclitics},${relation}`, mention.first);
    if (mention.host === force) set.add('is the agent');
    if (agent?.hosts.includes(mention.host))
      set.add(agent.hosts.length === 1 ? 'only host of the agent' : 'known host of the agent');
    if (agent?.own === mention.host) set.add('home of the agent');
  }
  // Where a land is named in which the agent is known to stand, its own is not what it leaves.
  if (force !== null && agent?.hosts.some((host) => host !== force && sets.has(host))) sets.delete(force);
  if (agent?.abroad && agent.hosts.length === 1)
    setOf(sets, agent.hosts[0] as string).add('only host of a force abroad');
  return finished(sets);
}

function setOf(sets: Map<string, FeatureSet>, key: string): FeatureSet {
  let set = sets.get(key);
  if (!set) {
    set = new FeatureSet();
    sets.set(key, set);
  }
  return set;
}

function addPlace<Mention extends ForceMention | PlaceMention>(
  set: FeatureSet,
  { trigger, sentence: home }: WithdrawalCandidate,
  { mention, sentence, relation }: ArgumentMention<Mention>,
  kind: string,
): void {
  set.add(`${relation}`);
  set.add(`${relation} ${kind}`, mention.first);
  set.add(`${relation} in ${sentence.zone}`);
  if (relation !== 'same') {
    set.add(`${relation} before=${stemAt(sentence, mention.first - 1)}`, mention.first - 1);
    return;
  }
  const overlaps = mention.first < trigger.end && mention.end > trigger.first;
  const before = mention.end <= trigger.first;
  const gap = before ? trigger.first - mention.end : mention.first - trigger.end;
  const side = overlaps ? 'within' : before ? 'left' : 'right';
  const act = trigger.readings[0]?.concept ?? '';
  set.add(`${kind} ${side} ${gapName(gap)}`, mention.first);
  set.add(`${act} ${kind} ${side}`, mention.first);
  set.add(`${act} ${side} ${gapName(gap)}`);
  set.add(`${trigger.readings[0]?.id} ${side}`);
  set.add(`before=${stemAt(home, mention.first - 1)}`, mention.first - 1);
  set.add(`before2=${stemAt(home, mention.first - 2)} ${stemAt(home, mention.first - 1)}`, mention.first - 2);
  const [from, to] = before ? [mention.end, trigger.first] : [trigger.end, mention.first];
  if (to - from <= 8)
    for (let i = from; i < to; i++) set.add(`${side} between=${stemOf(home.tokens[i]?.text ?? '')}`, i);
  if (gap <= 1)
    set.add(`${side} beside ${kind} ${trigger.readings[0]?.attrs.tense ?? 'noun'}`, mention.first);
}

function finished(sets: Map<string, FeatureSet>): RoleFeatures {
  const features: RoleFeatures = new Map();
  for (const [key, set] of sets) features.set(key, set.features);
  return features;
}
