import type { ForceMention } from '../annotate/forces.ts';
import type { PlaceMention } from '../annotate/places.ts';
import type { ArgumentMention, WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { between, gapOf } from '../document/document.ts';
import { collected, type Feature, type FeatureSink, gapName, stemBeside } from './feature.ts';
import { named, partOf } from './name-part.ts';

/** Candidate values of a role, each with what adds the features of all its mentions. */
export type Roles = Map<string, (to: FeatureSink) => void>;
/** The same with the features themselves. */
export type RoleFeatures = ReadonlyMap<string, Feature[]>;

/** The features of a role's candidate values, as lists. */
export const featuresOf = (roles: Roles): RoleFeatures =>
  new Map(Array.from(roles, ([value, add]) => [value, collected(add)]));

/** What speaks for each force being the trigger's agent. */
export function agentRoles(candidate: WithdrawalCandidate): Roles {
  const roles: Roles = new Map();
  for (const [id, mentions] of byValue(candidate.agents, ({ id }) => id))
    roles.set(id, (to) => {
      for (const one of mentions) addAgent(to, candidate, one);
    });
  return roles;
}

function addAgent(to: FeatureSink, candidate: WithdrawalCandidate, one: ArgumentMention<ForceMention>): void {
  const { mention } = one;
  addPlace(to, candidate, one, mention.kind);
  if (mention.abroad) to.add('abroad');
  if (mention.own !== null) to.add('band of a state');
  for (const host of mention.hosts) {
    if (candidate.locations.some((place) => place.relation === 'same' && place.mention.host === host))
      to.add('known where the sentence is');
  }
  if (
    candidate.locations.some(
      (place) => place.mention.host === mention.id && place.mention.kind !== 'adjective',
    )
  )
    to.add('own land is named');
}

/** What speaks for each country being what the agent leaves. */
export function locationRoles(candidate: WithdrawalCandidate, force: string | null): Roles {
  const agent = candidate.agents.find(({ mention }) => mention.id === force)?.mention;
  // The word that says whose troops they are says nothing of where: القوات الأمريكية.
  const elsewhere = candidate.locations.filter(
    ({ mention }) => mention.host !== force || mention.kind !== 'adjective',
  );
  const places = byValue(elsewhere, ({ host }) => host);
  // Where a land is named in which the agent is known to stand, its own is not what it leaves.
  if (force !== null && agent?.hosts.some((host) => host !== force && places.has(host))) places.delete(force);
  const [onlyHost] = agent?.abroad && agent.hosts.length === 1 ? agent.hosts : [];
  if (onlyHost !== undefined && !places.has(onlyHost)) places.set(onlyHost, []);
  const roles: Roles = new Map();
  for (const [host, mentions] of places)
    roles.set(host, (to) => {
      for (const one of mentions) addLocation(to, candidate, one, force, agent);
      if (host === onlyHost) to.add('only host of a force abroad');
    });
  return roles;
}

function addLocation(
  to: FeatureSink,
  candidate: WithdrawalCandidate,
  one: ArgumentMention<PlaceMention>,
  force: string | null,
  agent: ForceMention | undefined,
): void {
  const { mention, relation } = one;
  addPlace(to, candidate, one, mention.kind);
  if (mention.proclitics !== '') to.add(named`written ${mention.proclitics},${relation}`, mention.first);
  if (mention.host === force) to.add('is the agent');
  if (agent?.hosts.includes(mention.host))
    to.add(agent.hosts.length === 1 ? 'only host of the agent' : 'known host of the agent');
  if (agent?.own === mention.host) to.add('home of the agent');
}

/** Mentions by what they name, in the order of first mention. */
function byValue<Mention>(
  mentions: readonly ArgumentMention<Mention>[],
  keyOf: (mention: Mention) => string,
): Map<string, ArgumentMention<Mention>[]> {
  const found = new Map<string, ArgumentMention<Mention>[]>();
  for (const one of mentions) {
    const value = keyOf(one.mention);
    const known = found.get(value);
    if (known) known.push(one);
    else found.set(value, [one]);
  }
  return found;
}

const BEFORE = partOf('before=');
const BETWEEN_LEFT = partOf('left between=');
const BETWEEN_RIGHT = partOf('right between=');

function addPlace<Mention extends ForceMention | PlaceMention>(
  to: FeatureSink,
  { trigger, sentence: home }: WithdrawalCandidate,
  { mention, sentence, relation }: ArgumentMention<Mention>,
  kind: string,
): void {
  to.add(named`${relation}`);
  to.add(named`${relation} ${kind}`, mention.first);
  to.add(named`${relation} in ${sentence.zone}`);
  if (relation !== 'same') {
    to.add(named`${relation} before=${stemBeside(sentence, mention.first - 1)}`, mention.first - 1);
    return;
  }
  const overlaps = mention.first < trigger.end && mention.end > trigger.first;
  const before = mention.end <= trigger.first;
  const gap = gapOf(mention, trigger);
  const side = overlaps ? 'within' : before ? 'left' : 'right';
  const act = trigger.concept;
  to.add(named`${kind} ${side} ${gapName(gap)}`, mention.first);
  to.add(named`${act} ${kind} ${side}`, mention.first);
  to.add(named`${act} ${side} ${gapName(gap)}`);
  to.add(named`${trigger.id} ${side}`);
  to.addWord(BEFORE, stemBeside(home, mention.first - 1), mention.first - 1);
  to.add(
    named`before2=${stemBeside(home, mention.first - 2)} ${stemBeside(home, mention.first - 1)}`,
    mention.first - 2,
  );
  const { first, end } = between(mention, trigger);
  const part = before ? BETWEEN_LEFT : BETWEEN_RIGHT;
  if (gap <= 8) for (let i = first; i < end; i++) to.addWord(part, stemBeside(home, i), i);
  if (gap <= 1) to.add(named`${side} beside ${kind} ${trigger.tense}`, mention.first);
}
