import { WITHDRAWAL_TOPIC } from '../../model/topic.ts';
import type { Deadline, Evidence, Withdrawal } from '../../model/verdict.ts';
import type { Due } from '../annotate/dues.ts';
import type { PlaceMention } from '../annotate/places.ts';
import { inSentence, type WithdrawalCandidate } from '../candidates/withdrawal.ts';
import { sentenceAt } from '../document/document.ts';
import { attributionOf } from '../facets/attribution.ts';
import { certaintyOf } from '../facets/certainty.ts';
import { bindsBy, deadlineOf } from '../facets/deadline.ts';
import { reachOf } from '../facets/extent.ts';
import { whereaboutsOf } from '../facets/host.ts';
import { type Departure, isOthers, leftBy } from '../facets/left-sites.ts';
import { sayerOf } from '../facets/sayer.ts';
import { statusOf } from '../facets/status.ts';
import type { Gazetteer } from '../lexicon/gazetteer.ts';
import type { ScoringModel } from '../scorer/linear.ts';
import { evidenceOf } from '../weighing.ts';
import type { WeighedWithdrawal } from './withdrawal-groups.ts';

/** A withdrawal with what else its candidates say. */
interface ReportedWithdrawal {
  withdrawal: Withdrawal;
  /** The date that bounds it. */
  deadline: Deadline | null;
  /** Its acts that name what they leave. */
  departures: Departure[];
}

/**
 * What the candidates of one withdrawal tell, the leading one first; those `near` it, which do not count themselves, have a
 * say in how far it has come. `dues` are the dates to come of their article, `status` the model of how far it has come.
 */
export function withdrawalOf(
  group: readonly WeighedWithdrawal[],
  near: readonly WeighedWithdrawal[],
  dues: readonly Due[],
  status: ScoringModel,
  gazetteer: Gazetteer,
): ReportedWithdrawal {
  const [leading] = group as [WeighedWithdrawal];
  const candidates = group.map(({ candidate }) => candidate);
  const departures = group.flatMap((one) => departureOf(one) ?? []);
  const { extent, area, sites } = reachOf(departures, leading.candidate);
  const due = deadlineOf(candidates, dues);
  const dueIn = due && (sentenceAt(leading.candidate.document, due.field, due.start) ?? null);
  const found = statusOf([...group, ...near], dueIn, status);
  const deadline = due && bindsBy(found.status) ? due : null;
  const { field, start, end } = triggerEvidence(found.by.candidate);
  const where = whereaboutsOf(candidates, leading.host, leading.force);
  const left = where.area ?? area;
  const said = attributionOf(candidates, found.by.candidate, found.status);
  const withdrawal = {
    force: leading.force,
    host: where.host,
    status: found.status,
    deadline: deadline?.date ?? null,
    certainty: certaintyOf(leading.candidate, found.status),
    ...(said === null ? {} : { by: sayerOf(said, gazetteer) }),
    extent,
    ...(left === null ? {} : { area: left }),
    sites,
    evidence: group.flatMap(partsOf),
    statusAt: { field, start, end },
  };
  return { withdrawal, deadline, departures };
}

/** The words of leaving, as evidence. */
export const triggerEvidence = ({ sentence, trigger }: WithdrawalCandidate): Evidence =>
  evidenceOf(sentence, trigger, WITHDRAWAL_TOPIC, trigger.concept);

/** Where the sentence of a trigger names what is left; the country itself before places in it. */
function placeOf({
  candidate: { sentence, trigger, locations },
  host,
}: WeighedWithdrawal): PlaceMention | undefined {
  const places = inSentence(locations).filter((one) => one.host === host && !isOthers(sentence, one));
  const countries = places.filter(({ kind }) => kind === 'country');
  return leftBy({ sentence, trigger }, countries) ?? countries[0] ?? places[0];
}

function departureOf(one: WeighedWithdrawal): Departure | null {
  const { sentence, trigger } = one.candidate;
  const place = placeOf(one);
  return place ? { sentence, trigger, place } : null;
}

/** Act, force and place, as evidence. */
function partsOf(one: WeighedWithdrawal): Evidence[] {
  const { candidate, force, host } = one;
  const { sentence, agents } = candidate;
  const parts = [triggerEvidence(candidate)];
  const agent = inSentence(agents).find(({ id }) => id === force);
  if (agent) parts.push(evidenceOf(sentence, agent, WITHDRAWAL_TOPIC, `force:${force}`));
  const place = placeOf(one);
  if (place) parts.push(evidenceOf(sentence, place, WITHDRAWAL_TOPIC, `host:${host}`));
  return parts;
}
