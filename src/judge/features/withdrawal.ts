import { inSentence, type WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { gapOf, isPost } from '../document/document.ts';
import { conceptTest } from '../lexicon/by-concept.ts';
import { sigmoid } from '../scorer/linear.ts';
import {
  addConcepts,
  addWholeBag,
  addWindow,
  collected,
  type Feature,
  type FeatureSink,
  gapName,
  stemBeside,
} from './feature.ts';
import { named } from './name-part.ts';
import { addSlots } from './slots.ts';

const wanted = conceptTest(
  /^(?:cue|gap|force|host|other_sense|history|home|raid|rotation|troops|units|unit|soldier|base|presence|mission|occupation|site|agreement|motion|remainder|partly|context|act|name|speech\.(?:verb|that|document)|role)/,
);

const REACH = 14;

// The smaller a feature's value, the more its weight is held down in learning. Which word of leaving it is, and how far
// down it stands, are in every candidate and would outdo who leaves what: values below 1 found more of the unseen months.
const TRIGGER = 0.5;
const ZONE = 0.3;

/** The arguments that were chosen for a trigger. */
export interface Arguments {
  force: string | null;
  host: string | null;
  /** How well they fill their roles, in log-odds. */
  forceScore: number;
  hostScore: number;
}

/** What speaks for and against a trigger telling of a foreign withdrawal. */
export const withdrawalFeatures = (candidate: WithdrawalCandidate, chosen: Arguments): Feature[] =>
  collected((to) => addWithdrawal(to, candidate, chosen));

/** `withdrawalFeatures`, added to a sink. */
export function addWithdrawal(to: FeatureSink, candidate: WithdrawalCandidate, chosen: Arguments): void {
  const { trigger, sentence, own, document } = candidate;
  addTrigger(to, candidate, TRIGGER);
  addWindow(to, sentence, trigger.first, trigger.end);
  addConcepts(to, sentence, trigger.first, trigger.end, REACH, wanted);
  addSlots(to, candidate);
  addWholeBag(to, sentence, 's:');
  to.add(named`zone=${sentence.zone}`, -1, ZONE);
  to.add(named`zone=${sentence.zone},kind=${trigger.concept}`, -1, ZONE);
  if (sentence.zone === 'body') to.add(named`sentence=${gapName(sentence.at)}`, -1, ZONE);
  addWholeBag(to, headline(candidate), 't:');
  if (isPost(document)) to.add('no headline');
  addArguments(to, candidate, chosen);
  addFit(to, 'agent', chosen.forceScore);
  addFit(to, 'location', chosen.hostScore);
  for (const troops of own.forces.unowned) {
    const { pronoun, first, end } = troops;
    const side = end <= trigger.first ? '<' : '>';
    const gap = gapName(gapOf(troops, trigger));
    to.add(named`troops${side}${gap}${pronoun === '' ? '' : ' with pronoun'}`, first);
  }
}

const headline = ({ document, sentence }: WithdrawalCandidate) => document.sentences[0] ?? sentence;

/** The words of the trigger itself: which, in which form, with what written to them; each feature has this value. */
export function addTrigger(to: FeatureSink, { trigger, sentence }: WithdrawalCandidate, value = 1): void {
  const { id, concept, tense, tenses } = trigger;
  to.add(named`trigger=${id}`, trigger.first, value);
  to.add(named`kind=${concept}`, trigger.first, value);
  for (const one of tenses) to.add(named`tense=${one}`, trigger.first, value);
  to.add(named`kind=${concept},tense=${tense}`, trigger.first, value);
  if (trigger.pronoun !== '') to.add(named`pronoun=${trigger.pronoun}`, trigger.first, value);
  if (trigger.proclitics !== '') to.add(named`proclitics=${trigger.proclitics}`, trigger.first, value);
  to.add(named`trigger=${id},next=${stemBeside(sentence, trigger.end)}`, trigger.end, value);
  to.add(named`trigger=${id},before=${stemBeside(sentence, trigger.first - 1)}`, trigger.first - 1, value);
}

/** Log-odds beyond these say no more of how well a word fills its role. */
const MOST_FIT = 4;

function addFit(to: FeatureSink, role: string, score: number): void {
  const fit = Math.max(-MOST_FIT, Math.min(MOST_FIT, score));
  to.add(named`${role} fits`, -1, sigmoid(fit));
  to.add(named`${role} fits ${Math.round(fit)}`);
}

function addArguments(
  to: FeatureSink,
  { agents, locations, own, trigger }: WithdrawalCandidate,
  { force, host }: Arguments,
): void {
  const agent = agents.find(({ mention }) => mention.id === force);
  const place = locations.find(({ mention }) => mention.host === host);
  to.add(agent ? named`agent=${agent.mention.kind},${agent.relation}` : 'no agent');
  to.add(place ? named`location=${place.mention.kind},${place.relation}` : 'no location');
  if (agent?.mention.id === 'home') to.add('agent is at home');
  if (agent?.mention.abroad) to.add('agent is abroad by nature');
  if (agent && host !== null) {
    if (agent.mention.id === host) to.add('agent is the host');
    else if (agent.mention.hosts.includes(host)) to.add('agent known to stand there');
    else to.add('agent not known to stand there');
    if (agent.mention.own === host) to.add('agent belongs to the host');
  }
  const land =
    host === null
      ? 'nowhere'
      : agent?.mention.id === host
        ? 'own land'
        : agent?.mention.hosts.includes(host)
          ? 'known host'
          : 'another land';
  to.add(
    named`${trigger.concept}: ${agent?.mention.kind ?? 'nobody'} ${agent?.relation ?? ''} from ${land} ${place?.relation ?? ''}`,
  );
  to.add(
    named`${agent?.mention.kind ?? 'nobody'} ${agent?.relation ?? ''} from ${land} ${place?.relation ?? ''}`,
  );
  if (agent?.relation === 'same') {
    const side = agent.mention.end <= trigger.first ? 'before' : 'behind';
    to.add(named`agent ${side} by ${gapName(gapOf(agent.mention, trigger))}`, agent.mention.first);
  }
  to.add(named`triggers here=${gapName(own.triggers.length)}`);
  for (const { kind } of inSentence(agents)) to.add(named`sentence has ${kind}`);
}
