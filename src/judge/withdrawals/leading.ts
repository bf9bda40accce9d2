import type { WithdrawalStatus } from '../../model/verdict.ts';
import { type ArticleReading, PRESENT } from './reading.ts';
import { announcedByMover } from './said-by.ts';
import type { WeighedAct } from './weigh.ts';

const STAYERS_COST = 0.5;
const PRONOUN_COST = 0.2;

/** Acts of one force in one host, the surest group first. */
export function groupsOf(counted: readonly WeighedAct[]): WeighedAct[][] {
  const groups = new Map<string, WeighedAct[]>();
  for (const one of counted.map((each) => ofNamed(each, counted))) {
    const key = `${one.mover?.id}|${one.where.host}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const weight = (group: readonly WeighedAct[]): number => Math.max(...group.map(groupWeight));
  return [...groups.values()].sort((a, b) => weight(b) - weight(a));
}

/** قوات حفظ السلام are those of the state that the text goes on to name in the same land: الجنود الروس. */
function ofNamed(one: WeighedAct, counted: readonly WeighedAct[]): WeighedAct {
  const { mover, where } = one;
  if (mover?.id !== 'UN') return one;
  const named = counted.find((other) => other.mover?.id !== 'UN' && other.where.host === where.host)?.mover;
  return named ? { ...one, mover: { ...mover, id: named.id } } : one;
}

/** The headline leads, then the lead; who stays comes after who leaves, a force that only a pronoun names after a named one. */
function groupWeight({ act, mover, sentence, score }: WeighedAct): number {
  const zone = sentence.headline ? 1.2 : sentence.index === 0 ? 1 : 0;
  const named = mover?.words && mover.words.kind !== 'own';
  return (
    zone + score - (act.kind === 'stay' && !sentence.headline ? STAYERS_COST : 0) - (named ? 0 : PRONOUN_COST)
  );
}

/** The headline leads, then the lead sentence; a sure status before a guessed one. */
function weightOf({ sentence, standing, score }: WeighedAct): number {
  const zone = sentence.headline ? 1 : sentence.index === 0 ? 0.9 : 0.4;
  return zone + (standing.sure ? 0.3 : 0) + score * 0.2;
}

/**
 * The status of a group. Where its leading act only hints at one, a demand in headline or lead decides; a denial there
 * says more than that they stay; what goes on is not completed; what somebody declares is announced.
 */
export function statusOf(
  leading: WeighedAct,
  acts: readonly WeighedAct[],
  article: ArticleReading,
  dueLater: boolean,
): WithdrawalStatus {
  const { standing, act, sentence, mover } = leading;
  // جنودنا يغادرون بحلول نهاية العام: a headline's present with a date ahead.
  if (dueLater && !standing.sure && act.tense === 'imperfect' && PRESENT.has(standing.status))
    return announcedByMover(act, sentence, mover) ? 'announced' : 'planned';
  if (!standing.sure && standing.status === 'ongoing' && article.lastOnes) return 'completed';
  const guessed = !standing.sure && act.kind !== 'end' && act.kind !== 'whole';
  return settled(guessed && article.demanded ? 'demanded' : standing.status, acts, article);
}

function settled(
  status: WithdrawalStatus,
  acts: readonly WeighedAct[],
  article: ArticleReading,
): WithdrawalStatus {
  const denied = acts.some(
    ({ standing, sentence }) => standing.status === 'denied' && (sentence.headline || sentence.index === 0),
  );
  if (status === 'refused' && denied) return 'denied';
  const declared = acts.some(
    ({ standing, act, sentence }) => standing.status === 'announced' && act.future && sentence.index === 0,
  );
  if (status === 'planned' && declared) return 'announced';
  return status === 'completed' && article.goesOn ? 'ongoing' : status;
}

export function leadingOf(acts: readonly WeighedAct[]): WeighedAct {
  const best = heaviestOf(acts);
  // بقي لنا 657 جنديا: who is fewer is leaving, however many stay.
  const fewer = acts.find(({ act, standing }) => act.kind === 'reduce' && standing.sure);
  return best.act.kind === 'stay' && fewer ? fewer : best;
}

function heaviestOf(acts: readonly WeighedAct[]): WeighedAct {
  const moves = acts.some(({ act, sentence }) => sentence.headline && act.kind !== 'stay');
  // Where the headline says that some leave and some stay, the leaving leads.
  const weight = (one: WeighedAct): number =>
    weightOf(one) - (moves && one.act.kind === 'stay' ? STAYERS_COST : 0);
  return acts.reduce((best, one) => (weight(one) > weight(best) ? one : best));
}
