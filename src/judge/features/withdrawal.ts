import type { WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { sigmoid } from '../scorer/linear.ts';
import { addConcepts, addWholeBag, addWindow, type Feature, FeatureSet, gapName, stemAt } from './feature.ts';
import { addSlots } from './slots.ts';

const CONCEPTS =
  /^(?:cue|gap|force|host|other_sense|history|home|raid|rotation|troops|units|unit|soldier|base|presence|mission|occupation|site|agreement|motion|remainder|partly|context|act|name|speech\.(?:verb|that|document)|role)/;
const wanted = (concept: string): boolean => CONCEPTS.test(concept);

const REACH = 14;

/** The arguments that were chosen for a trigger. */
export interface Arguments {
  force: string | null;
  host: string | null;
  /** How well they fill their roles, in log-odds. */
  forceScore: number;
  hostScore: number;
}

/** What speaks for and against a trigger telling of a foreign withdrawal. */
export function withdrawalFeatures(candidate: WithdrawalCandidate, chosen: Arguments): Feature[] {
  const set = new FeatureSet();
  const { trigger, sentence, own, document } = candidate;
  addTrigger(set, candidate);
  addWindow(set, sentence, trigger.first, trigger.end, 'w');
  addConcepts(set, sentence, trigger.first, trigger.end, REACH, wanted);
  addSlots(set, candidate);
  addWholeBag(set, sentence, 's:');
  set.add(`zone=${sentence.zone}`);
  set.add(`zone=${sentence.zone},kind=${trigger.readings[0]?.concept}`);
  if (sentence.zone === 'body') set.add(`sentence=${gapName(sentence.at)}`);
  addWholeBag(set, headline(candidate), 't:');
  if (document.title.tokens.length === 0) set.add('no headline');
  addArguments(set, candidate, chosen);
  addFit(set, 'agent', chosen.forceScore);
  addFit(set, 'location', chosen.hostScore);
  for (const { pronoun, first, end } of own.forces.unowned) {
    const side = end <= trigger.first ? '<' : '>';
    const gap = side === '<' ? trigger.first - end : first - trigger.end;
    set.add(`troops${side}${gapName(gap)}${pronoun === '' ? '' : ' with pronoun'}`, first);
  }
  return set.features;
}

const headline = ({ document, sentence }: WithdrawalCandidate) => document.sentences[0] ?? sentence;

/** The words of the trigger itself: which, in which form, with what written to them. */
export function addTrigger(set: FeatureSet, { trigger, sentence }: WithdrawalCandidate): void {
  const [reading] = trigger.readings;
  set.add(`trigger=${reading?.id}`, trigger.first);
  set.add(`kind=${reading?.concept}`, trigger.first);
  for (const { attrs } of trigger.readings) set.add(`tense=${attrs.tense ?? 'noun'}`, trigger.first);
  set.add(`kind=${reading?.concept},tense=${reading?.attrs.tense ?? 'noun'}`, trigger.first);
  if (trigger.pronoun !== '') set.add(`pronoun=${trigger.pronoun}`, trigger.first);
  if (trigger.proclitics !== '') set.add(`proclitics=${trigger.proclitics}`, trigger.first);
  set.add(`trigger=${reading?.id},next=${stemAt(sentence, trigger.end)}`, trigger.end);
  set.add(`trigger=${reading?.id},before=${stemAt(sentence, trigger.first - 1)}`, trigger.first - 1);
}

/** Log-odds beyond these say no more of how well a word fills its role. */
const MOST_FIT = 4;

function addFit(set: FeatureSet, role: string, score: number): void {
  const fit = Math.max(-MOST_FIT, Math.min(MOST_FIT, score));
  set.add(`${role} fits`, -1, sigmoid(fit));
  set.add(`${role} fits ${Math.round(fit)}`);
}

function addArguments(
  set: FeatureSet,
  { agents, locations, own, trigger }: WithdrawalCandidate,
  { force, host }: Arguments,
): void {
  const agent = agents.find(({ mention }) => mention.id === force);
  const place = locations.find(({ mention }) => mention.host === host);
  set.add(agent ? `agent=${agent.mention.kind},${agent.relation}` : 'no agent');
  set.add(place ? `location=${place.mention.kind},${place.relation}` : 'no location');
  if (agent?.mention.id === 'home') set.add('agent is at home');
  if (agent?.mention.abroad) set.add('agent is abroad by nature');
  if (agent && host !== null) {
    if (agent.mention.id === host) set.add('agent is the host');
    else if (agent.mention.hosts.includes(host)) set.add('agent known to stand there');
    else set.add('agent not known to stand there');
    if (agent.mention.own === host) set.add('agent belongs to the host');
  }
  const land =
    host === null
      ? 'nowhere'
      : agent?.mention.id === host
        ? 'own land'
        : agent?.mention.hosts.includes(host)
          ? 'known host'
          : 'another land';
  const act = trigger.readings[0]?.concept ?? '';
  set.add(
    `${act}: ${agent?.mention.kind ?? 'nobody'} ${agent?.relation ?? ''} from ${land} ${place?.relation ?? ''}`,
  );
  set.add(
    `${agent?.mention.kind ?? 'nobody'} ${agent?.relation ?? ''} from ${land} ${place?.relation ?? ''}`,
  );
  if (agent?.relation === 'same') {
    const before = agent.mention.end <= trigger.first;
    const gap = before ? trigger.first - agent.mention.end : agent.mention.first - trigger.end;
    set.add(`agent ${before ? 'before' : 'behind'} by ${gapName(gap)}`, agent.mention.first);
  }
  set.add(`triggers here=${gapName(own.triggers.length)}`);
  const kinds = new Set(
    agents.filter(({ relation }) => relation === 'same').map(({ mention }) => mention.kind),
  );
  for (const kind of kinds) set.add(`sentence has ${kind}`);
}
